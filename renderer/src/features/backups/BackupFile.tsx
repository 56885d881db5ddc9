// Saving the whole vault as one sealed file, and what opens such a file.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type BackupSaved, saveBackup } from '#data/backup.ts'
import { wayIn } from '#data/keys.ts'
import { today } from '#parts/dates.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import styles from './BackupsPage.module.css'
import { useWork } from './use-work.ts'
import { WorkProgress } from './WorkProgress.tsx'

export function BackupFile() {
  const { t } = useTranslation(['backups', 'errors'])
  const work = useWork<BackupSaved>()
  const [isDevice, setDevice] = useState(false)
  useEffect(() => {
    let isGone = false
    wayIn().then(
      (way) => {
        if (!isGone) setDevice(way === 'device')
      },
      () => undefined,
    )
    return () => {
      isGone = true
    }
  }, [])
  const save = () =>
    work.start((onProgress, signal) =>
      saveBackup({
        suggestedName: `unborrowed-${today()}.unborrowed`,
        filterName: t('file.filter'),
        onProgress,
        signal,
      }),
    )
  const { ended } = work
  return (
    <section aria-labelledby="backups-file" className={styles.part}>
      <h2 id="backups-file">{t('file.title')}</h2>
      <p className={styles.quiet}>{t('file.text')}</p>
      <p className={styles.quiet}>{t(isDevice ? 'file.keysDevice' : 'file.keys')}</p>
      <div className={styles.row}>
        <Button variant="plain" className={styles.outlined} aria-disabled={work.isRunning || undefined} onClick={save}>
          {t('file.save')}
        </Button>
        {work.isRunning ? (
          <Button variant="plain" onClick={work.stop}>
            {t('stop')}
          </Button>
        ) : null}
      </div>
      {work.isRunning ? <WorkProgress label={t('file.saving')} progress={work.progress} /> : null}
      {ended?.ok && ended.value.saved ? (
        <Notice tone={ended.value.leftOut + ended.value.filesLeftOut === 0 ? 'calm' : 'problem'}>
          <p>{t('file.saved', { name: ended.value.name })}</p>
          {ended.value.leftOut === 0 ? null : <p>{t('file.leftOut', { count: ended.value.leftOut })}</p>}
          {ended.value.filesLeftOut === 0 ? null : <p>{t('file.filesLeftOut', { count: ended.value.filesLeftOut })}</p>}
        </Notice>
      ) : null}
      {ended !== null && !ended.ok ? (
        <Notice tone="problem">
          {ended.kind === 'disk-full' ? t('file.noRoom') : `${t('file.failed')} ${t(`errors:kind.${ended.kind}`)}`}
        </Notice>
      ) : null}
    </section>
  )
}
