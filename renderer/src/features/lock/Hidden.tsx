// The lock of a vault without a passphrase: this computer has its key, so that locking only hides. Says so, and opens.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type OpenReport, type UnlockProgress, unlockWithDeviceKey } from '#data/vault.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import styles from './Lock.module.css'
import { type Door, refusalKey } from './lock-state.ts'
import { Progress } from './Progress.tsx'

interface Props {
  onDoor: (door: Door) => void
  onOpening: () => void
  onOpen: (report: OpenReport) => void
}

export function Hidden({ onDoor, onOpening, onOpen }: Props) {
  const { t } = useTranslation(['lock', 'errors'])
  const [isOpening, setOpening] = useState(false)
  const [progress, setProgress] = useState<UnlockProgress | null>(null)
  const [error, setError] = useState<string | null>(null)
  const open = () => {
    if (isOpening) return
    setOpening(true)
    setProgress(null)
    setError(null)
    const opened = unlockWithDeviceKey(setProgress)
    onOpening()
    opened.then(
      ({ report }) => onOpen(report),
      (refusal: unknown) => {
        setOpening(false)
        setError(t(refusalKey(refusal)))
      },
    )
  }
  return (
    <div className={styles.frame}>
      <Page title={t('device.title')} subtitle={t('device.body')}>
        <div className={styles.row}>
          <Button autoFocus aria-disabled={isOpening || undefined} onClick={open}>
            {t('open')}
          </Button>
        </div>
        <div role="status">{isOpening ? <Progress progress={progress} /> : null}</div>
        {error === null ? null : <Notice tone="problem">{error}</Notice>}
        <div className={styles.ways}>
          <Button variant="link" onClick={() => onDoor('recovery')}>
            {t('useRecovery')}
          </Button>
        </div>
      </Page>
    </div>
  )
}
