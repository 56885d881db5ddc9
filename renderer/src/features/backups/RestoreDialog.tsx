// Bringing a snapshot back: first read as a copy and compared, the change told in numbers, and only then switched. The
// present state becomes a snapshot by the same act; afterwards the page locks and the restored vault is unlocked.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { restoreSnapshot } from '#data/restore-snapshot.ts'
import { type Comparison, compareSnapshot } from '#data/snapshot-compare.ts'
import { formatMoment } from '#parts/dates.ts'
import { whileHoldingIdle } from '#parts/idle-holds.ts'
import { platform } from '#platform/platform.ts'
import type { Snapshot } from '#shared/contract/contract.ts'
import { type ErrorKind, KindError } from '#shared/contract/errors.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Notice } from '#ui/Notice.tsx'
import styles from './BackupsPage.module.css'
import { WorkProgress } from './WorkProgress.tsx'

async function switchTo(id: string, signal: AbortSignal): Promise<void> {
  await restoreSnapshot(id, signal)
  await platform().lockWindow()
}

export function RestoreDialog({ snapshot, onClose }: { snapshot: Snapshot; onClose: () => void }) {
  const { t, i18n } = useTranslation(['backups', 'errors'])
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null)
  const [comparison, setComparison] = useState<Comparison | null>(null)
  const [failed, setFailed] = useState<ErrorKind | null>(null)
  const [isSwitching, setSwitching] = useState(false)
  useEffect(() => {
    const abort = new AbortController()
    const fail = (error: unknown) => {
      if (!abort.signal.aborted) setFailed(error instanceof KindError ? error.kind : 'unexpected')
    }
    whileHoldingIdle((signal) => compareSnapshot(snapshot.id, setProgress, signal), abort).then(setComparison, fail)
    return () => abort.abort()
  }, [snapshot.id])
  const go = () => {
    setSwitching(true)
    setFailed(null)
    whileHoldingIdle((signal) => switchTo(snapshot.id, signal)).catch((error: unknown) => {
      setSwitching(false)
      setFailed(error instanceof KindError ? error.kind : 'unexpected')
    })
  }
  const changesNothing = comparison !== null && comparison.comesBack + comparison.changesBack + comparison.leaves === 0
  return (
    <Dialog
      role="alertdialog"
      title={t('restore.title', { when: formatMoment(snapshot.takenAt, i18n.language) })}
      isOpen
      onClose={() => {
        if (!isSwitching) onClose()
      }}
      actions={
        <>
          {comparison === null ? null : (
            <Button
              variant="danger"
              aria-disabled={isSwitching || undefined}
              onClick={() => (isSwitching ? undefined : go())}
            >
              {t('restore.go')}
            </Button>
          )}
          <Button variant="plain" disabled={isSwitching} onClick={onClose}>
            {t('restore.cancel')}
          </Button>
        </>
      }
    >
      {comparison === null && failed === null ? (
        <WorkProgress label={t('restore.comparing')} progress={progress} />
      ) : null}
      {comparison === null ? null : (
        <>
          <p>{t('restore.holds', { count: comparison.inSnapshot })}</p>
          {changesNothing ? (
            <p>{t('restore.same')}</p>
          ) : (
            <ul className={styles.numbers}>
              {(['comesBack', 'changesBack', 'leaves'] as const).map((what) =>
                comparison[what] === 0 ? null : <li key={what}>{t(`restore.${what}`, { count: comparison[what] })}</li>,
              )}
            </ul>
          )}
          {comparison.unreadable === 0 ? null : (
            <Notice tone="problem">{t('restore.unreadable', { count: comparison.unreadable })}</Notice>
          )}
          <p>{t('restore.kept')}</p>
          <p>{t('restore.unlock')}</p>
        </>
      )}
      {failed === null ? null : <Notice tone="problem">{t(`errors:kind.${failed}`)}</Notice>}
      {isSwitching ? <Notice tone="calm">{t('restore.switching')}</Notice> : null}
    </Dialog>
  )
}
