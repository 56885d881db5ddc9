// The second folder: each snapshot is also written there, for the day this disk fails.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { platform } from '#platform/platform.ts'
import { type ErrorKind, KindError } from '#shared/contract/errors.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import styles from './BackupsPage.module.css'

/** The last part of a path of either kind. */
function folderName(path: string): string {
  return path.split(/[/\\]/).findLast((part) => part !== '') ?? path
}

export function SecondFolder({ onChanged }: { onChanged: () => void }) {
  const { t } = useTranslation(['backups', 'errors'])
  const [folder, setFolder] = useState<string | null>(null)
  const [failed, setFailed] = useState<ErrorKind | null>(null)
  useEffect(() => {
    let isGone = false
    platform()
      .readSettings()
      .then(
        ({ secondFolder }) => {
          if (!isGone) setFolder(secondFolder)
        },
        () => undefined,
      )
    return () => {
      isGone = true
    }
  }, [])
  const change = async (work: () => Promise<string | null>) => {
    setFailed(null)
    try {
      setFolder(await work())
      onChanged()
    } catch (error) {
      setFailed(error instanceof KindError ? error.kind : 'unexpected')
    }
  }
  const choose = () =>
    change(async () => {
      await platform().chooseSecondFolder()
      return (await platform().readSettings()).secondFolder
    })
  const forget = () =>
    change(async () => {
      await platform().forgetSecondFolder()
      return null
    })
  return (
    <section aria-labelledby="backups-folder" className={styles.part}>
      <h2 id="backups-folder">{t('folder.title')}</h2>
      <p className={styles.quiet}>
        {folder === null ? t('folder.none') : t('folder.is', { name: folderName(folder) })}
      </p>
      {folder === null ? null : <code className={styles.code}>{folder}</code>}
      <div className={styles.row}>
        <Button variant="plain" className={styles.outlined} onClick={() => void choose()}>
          {t(folder === null ? 'folder.choose' : 'folder.another')}
        </Button>
        {folder === null ? null : (
          <Button variant="plain" onClick={() => void forget()}>
            {t('folder.forget')}
          </Button>
        )}
      </div>
      {failed === null ? null : <Notice tone="problem">{t(`errors:kind.${failed}`)}</Notice>}
    </section>
  )
}
