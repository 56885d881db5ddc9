// One way in: the passphrase or the recovery code, its progress, and what went wrong in words that say what is safe.
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type OpenReport, type UnlockProgress, unlockWithPassphrase, unlockWithRecoveryCode } from '#data/vault.ts'
import { Button } from '#ui/Button.tsx'
import { Page } from '#ui/Page.tsx'
import { Switch } from '#ui/Switch.tsx'
import { TextField } from '#ui/TextField.tsx'
import styles from './Lock.module.css'
import { type Door, refusalKey } from './lock-state.ts'
import { Progress } from './Progress.tsx'

interface Props {
  door: 'passphrase' | 'recovery'
  /** Where the way back from the recovery code leads: a passphrase, or this computer's own key. */
  home: Door
  /** The log is missing: opening writes a new one from the working copy. */
  missing: boolean
  onDoor: (door: Door) => void
  onOpening: () => void
  onOpen: (report: OpenReport) => void
}

export function Unlock({ door, home, missing, onDoor, onOpening, onOpen }: Props) {
  const { t } = useTranslation(['lock', 'errors'])
  const [typed, setTyped] = useState('')
  const [shown, setShown] = useState(door === 'recovery')
  const [opening, setOpening] = useState(false)
  const [progress, setProgress] = useState<UnlockProgress | null>(null)
  const [error, setError] = useState<string | null>(null)
  const field = useRef<HTMLInputElement>(null)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (opening) return
    if (typed === '') {
      setError(t('error.empty'))
      return
    }
    setOpening(true)
    setProgress(null)
    setError(null)
    const unlock = door === 'passphrase' ? unlockWithPassphrase : unlockWithRecoveryCode
    const opened = unlock(typed, setProgress)
    onOpening()
    opened.then(
      ({ report }) => onOpen(report),
      (refusal: unknown) => {
        setOpening(false)
        setError(t(refusalKey(refusal)))
        field.current?.focus()
        field.current?.select()
      },
    )
  }

  const recovery = door === 'recovery'
  const title = missing ? t('missing.title') : recovery ? t('recovery.title') : t('title')
  return (
    <div className={styles.frame}>
      <Page title={title} subtitle={missing ? t('missing.body') : undefined}>
        <form className={styles.form} autoComplete="off" onSubmit={submit} noValidate>
          <TextField
            ref={field}
            autoFocus
            label={recovery ? t('recovery.label') : t('passphrase')}
            description={recovery ? t('recovery.description') : undefined}
            type={shown ? 'text' : 'password'}
            value={typed}
            onChange={(text) => {
              setTyped(text)
              setError(null)
            }}
            error={error}
          />
          {recovery ? null : <Switch label={t('show')} isSelected={shown} onChange={setShown} />}
          <div className={styles.row}>
            <Button type="submit" aria-disabled={opening || undefined}>
              {missing ? t('missing.open') : t('open')}
            </Button>
          </div>
          <div role="status">{opening ? <Progress progress={progress} /> : null}</div>
        </form>
        <div className={styles.ways}>
          <Button
            variant="link"
            onClick={() => onDoor(recovery ? (home === 'device' ? home : 'passphrase') : 'recovery')}
          >
            {recovery ? t(home === 'device' ? 'device.back' : 'usePassphrase') : t('useRecovery')}
          </Button>
          <Button variant="link" onClick={() => onDoor('away')}>
            {t('forgotten')}
          </Button>
        </div>
      </Page>
    </div>
  )
}
