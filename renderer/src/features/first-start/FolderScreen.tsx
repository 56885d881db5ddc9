// A vault from a snapshot in a second folder: the folder is chosen, then one of its snapshots, then the passphrase or
// recovery code of that date. A wrong key makes nothing.
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FoundSnapshot, findSnapshots, restoreFound } from '#data/restore-found.ts'
import { type OpenReport, UnlockError } from '#data/vault.ts'
import { formatMoment } from '#parts/dates.ts'
import { whileHoldingIdle } from '#parts/idle-holds.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import { RadioGroup } from '#ui/RadioGroup.tsx'
import { TextField } from '#ui/TextField.tsx'
import styles from './FirstStart.module.css'
import { refusalKey } from './restore-refusal.ts'

/** More are not offered: the newest, and older ones by way of the Backups page once the vault is open. */
const MOST_SHOWN = 12

interface Props {
  onBack: () => void
  onOpen: (report: OpenReport) => void
}

export function FolderScreen({ onBack, onOpen }: Props) {
  const { t, i18n } = useTranslation(['first-start', 'errors'])
  const [found, setFound] = useState<{ name: string; snapshots: FoundSnapshot[] } | null>(null)
  const [id, setId] = useState('')
  const [typed, setTyped] = useState('')
  const [isCode, setCode] = useState(false)
  const [isRestoring, setRestoring] = useState(false)
  const [refused, setRefused] = useState<{ key: string; isField: boolean } | null>(null)
  useEffect(() => {
    // Its answer is a promise in newer Chromium, and no way to clean up.
    window.scrollTo(0, 0)
  }, [])
  const refuse = (error: unknown) =>
    setRefused({ key: refusalKey(error), isField: error instanceof UnlockError && error.kind !== 'damaged' })
  const choose = () => {
    setRefused(null)
    findSnapshots().then((folder) => {
      if (folder === null) return
      setFound(folder)
      setId(folder.snapshots[0]?.snapshot.id ?? '')
    }, refuse)
  }
  const restore = (event: FormEvent) => {
    event.preventDefault()
    const chosen = found?.snapshots.find(({ snapshot }) => snapshot.id === id)
    if (chosen === undefined || typed === '' || isRestoring) return
    setRefused(null)
    setRestoring(true)
    const key = isCode ? { recoveryCode: typed } : { passphrase: typed }
    whileHoldingIdle((signal) => restoreFound(chosen, key, undefined, signal)).then(onOpen, (error: unknown) => {
      setRestoring(false)
      refuse(error)
    })
  }
  const snapshots = found?.snapshots.slice(0, MOST_SHOWN) ?? []
  return (
    <div className={styles.frame}>
      <Page title={t('folder.title')} subtitle={t('folder.lead')}>
        <div className={styles.form}>
          {snapshots.length === 0 ? (
            <>
              {found === null ? null : <Notice tone="calm">{t('folder.none', { name: found.name })}</Notice>}
              <div className={styles.actions}>
                <Button onClick={choose}>{t('folder.choose')}</Button>
                <Button variant="plain" onClick={onBack}>
                  {t('back')}
                </Button>
              </div>
            </>
          ) : (
            <form autoComplete="off" noValidate className={styles.fields} onSubmit={restore}>
              <RadioGroup
                label={t('folder.which')}
                options={snapshots.map(({ snapshot }) => ({
                  id: snapshot.id,
                  label: formatMoment(snapshot.takenAt, i18n.language),
                }))}
                value={id}
                onChange={setId}
              />
              <TextField
                label={t(isCode ? 'restore.code' : 'restore.passphrase')}
                description={t('folder.keyText')}
                type={isCode ? 'text' : 'password'}
                value={typed}
                onChange={setTyped}
                error={refused?.isField ? t(refused.key) : null}
              />
              <div>
                <Button
                  variant="link"
                  onClick={() => {
                    setTyped('')
                    setCode(!isCode)
                  }}
                >
                  {t(isCode ? 'restore.usePassphrase' : 'restore.useCode')}
                </Button>
              </div>
              <div className={styles.actions}>
                <Button type="submit" aria-disabled={isRestoring || undefined}>
                  {t('folder.go')}
                </Button>
                <Button variant="plain" disabled={isRestoring} onClick={onBack}>
                  {t('back')}
                </Button>
              </div>
            </form>
          )}
          <div role="status">{isRestoring ? t('restore.restoring') : null}</div>
          {refused !== null && !refused.isField ? <Notice tone="problem">{t(refused.key)}</Notice> : null}
        </div>
      </Page>
    </div>
  )
}
