// A vault from a backup file: the file is chosen, opened with the passphrase or recovery code of its date, what it holds is
// told, and only then is a vault made of it. A file that was altered or cut off is refused before anything is written.
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Progress } from '#data/content-lines.ts'
import { type ChosenBackup, chooseBackup, type OpenedBackup, openBackup, restoreFromBackup } from '#data/restore.ts'
import { type OpenReport, UnlockError } from '#data/vault.ts'
import { formatMoment } from '#parts/dates.ts'
import { whileHoldingIdle } from '#parts/idle-holds.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import { TextField } from '#ui/TextField.tsx'
import styles from './FirstStart.module.css'
import { refusalKey } from './restore-refusal.ts'

interface Props {
  onBack: () => void
  /** A snapshot in a folder instead of a file. */
  onFolder: () => void
  onOpen: (report: OpenReport) => void
}

type Phase =
  | { phase: 'choosing' }
  | { phase: 'key'; chosen: ChosenBackup }
  | { phase: 'reading'; chosen: ChosenBackup }
  | { phase: 'telling' | 'restoring'; opened: OpenedBackup }

export function RestoreScreen({ onBack, onFolder, onOpen }: Props) {
  const { t, i18n } = useTranslation(['first-start', 'errors'])
  const [phase, setPhase] = useState<Phase>({ phase: 'choosing' })
  const [typed, setTyped] = useState('')
  const [isCode, setIsCode] = useState(false)
  const [progress, setProgress] = useState<Progress | null>(null)
  const [refused, setRefused] = useState<{ key: string; isField: boolean } | null>(null)
  const file = useRef<ChosenBackup | null>(null)
  useEffect(() => {
    window.scrollTo(0, 0)
    return () => void file.current?.close().catch(() => undefined)
  }, [])
  const refuse = (error: unknown) => {
    setRefused({ key: refusalKey(error), isField: error instanceof UnlockError && error.kind !== 'damaged' })
  }

  const choose = async () => {
    setRefused(null)
    try {
      const chosen = await chooseBackup(t('restore.filter'))
      if (chosen === null) return
      await file.current?.close().catch(() => undefined)
      file.current = chosen
      setTyped('')
      setPhase({ phase: 'key', chosen })
    } catch (error) {
      refuse(error)
    }
  }
  const read = async (event: FormEvent) => {
    event.preventDefault()
    if (phase.phase !== 'key' || typed === '') return
    const { chosen } = phase
    setRefused(null)
    setProgress(null)
    setPhase({ phase: 'reading', chosen })
    try {
      const key = isCode ? { recoveryCode: typed } : { passphrase: typed }
      const opened = await whileHoldingIdle((signal) => openBackup(chosen, key, setProgress, signal))
      setTyped('')
      setPhase({ phase: 'telling', opened })
    } catch (error) {
      setPhase({ phase: 'key', chosen })
      refuse(error)
    }
  }
  const restore = async () => {
    if (phase.phase !== 'telling') return
    const { opened } = phase
    setRefused(null)
    setProgress(null)
    setPhase({ phase: 'restoring', opened })
    try {
      const { report } = await whileHoldingIdle((signal) => restoreFromBackup(opened, setProgress, signal))
      onOpen(report)
    } catch (error) {
      setPhase({ phase: 'telling', opened })
      refuse(error)
    }
  }

  const chosen = phase.phase === 'key' || phase.phase === 'reading' ? phase.chosen : null
  const opened = phase.phase === 'telling' || phase.phase === 'restoring' ? phase.opened : null
  const isBusy = phase.phase === 'reading' || phase.phase === 'restoring'
  return (
    <div className={styles.frame}>
      <Page title={t('restore.title')} subtitle={t('restore.lead')}>
        <div className={styles.form}>
          {phase.phase === 'choosing' ? (
            <>
              <div className={styles.actions}>
                <Button onClick={() => void choose()}>{t('restore.choose')}</Button>
                <Button variant="plain" onClick={onBack}>
                  {t('back')}
                </Button>
              </div>
              <p>
                <Button variant="link" onClick={onFolder}>
                  {t('folder.open')}
                </Button>
              </p>
            </>
          ) : null}
          {chosen === null ? null : (
            <form autoComplete="off" noValidate className={styles.fields} onSubmit={(event) => void read(event)}>
              <p>
                {t('restore.file', { name: chosen.name })}{' '}
                {t('restore.madeAt', { when: formatMoment(chosen.madeAt, i18n.language) })}
              </p>
              <TextField
                autoFocus
                label={t(isCode ? 'restore.code' : 'restore.passphrase')}
                description={t('restore.keyText')}
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
                    setIsCode(!isCode)
                  }}
                >
                  {t(isCode ? 'restore.usePassphrase' : 'restore.useCode')}
                </Button>
              </div>
              <div className={styles.actions}>
                <Button type="submit" aria-disabled={isBusy || undefined}>
                  {t('restore.read')}
                </Button>
                <Button variant="plain" disabled={isBusy} onClick={() => void choose()}>
                  {t('restore.another')}
                </Button>
                <Button variant="plain" disabled={isBusy} onClick={onBack}>
                  {t('back')}
                </Button>
              </div>
            </form>
          )}
          {opened === null ? null : (
            <>
              <p>{t('restore.holds', { count: opened.preview.counts.entry ?? 0 })}</p>
              <p>{t('restore.whole', { when: formatMoment(opened.preview.madeAt, i18n.language) })}</p>
              <div className={styles.actions}>
                <Button aria-disabled={isBusy || undefined} onClick={() => void restore()}>
                  {t('restore.go')}
                </Button>
                <Button variant="plain" disabled={isBusy} onClick={onBack}>
                  {t('back')}
                </Button>
              </div>
            </>
          )}
          <div role="status">{isBusy ? t(`restore.${phase.phase}`) : null}</div>
          {isBusy && progress !== null && progress.total > 0 ? (
            <progress
              className={styles.progress}
              value={progress.done}
              max={progress.total}
              aria-label={t(`restore.${phase.phase}`)}
            />
          ) : null}
          {refused !== null && !refused.isField ? <Notice tone="problem">{t(refused.key)}</Notice> : null}
        </div>
      </Page>
    </div>
  )
}
