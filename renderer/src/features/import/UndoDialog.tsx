// The question before an import is undone: how many entries go, and which stay because they were changed since.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { planUndo, type UndonePlan, undoImport } from '#data/import/import-undo.ts'
import { formatDay, today } from '#parts/dates.ts'
import { whileHoldingIdle } from '#parts/idle-holds.ts'
import { type ErrorKind, KindError } from '#shared/contract/errors.ts'
import type { RecordId } from '#shared/domain/records.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Notice } from '#ui/Notice.tsx'
import styles from './Import.module.css'
import { noteKept } from './undone-note.ts'

const MOST_SHOWN = 10

interface Props {
  id: RecordId
  onClose: () => void
  onDone: () => void
}

export function UndoDialog({ id, onClose, onDone }: Props) {
  const { t, i18n } = useTranslation(['import', 'errors'])
  const [plan, setPlan] = useState<UndonePlan | null>(null)
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null)
  const [failed, setFailed] = useState<ErrorKind | null>(null)
  const refuse = (error: unknown) => {
    setProgress(null)
    setFailed(error instanceof KindError ? error.kind : 'unexpected')
  }
  useEffect(() => {
    let isGone = false
    planUndo(id).then(
      (made) => {
        if (!isGone) setPlan(made)
      },
      (error: unknown) => {
        if (!isGone) setFailed(error instanceof KindError ? error.kind : 'unexpected')
      },
    )
    return () => {
      isGone = true
    }
  }, [id])
  const go = (made: UndonePlan) => {
    setFailed(null)
    setProgress({ done: 0, total: made.remove.length })
    noteKept({
      removed: made.remove.length,
      entries: made.keep.map((entry) => ({ id: entry.id, day: entry.day, words: entry.title ?? entry.firstWords })),
    })
    whileHoldingIdle(() => undoImport(id, made, setProgress)).then(onDone, refuse)
  }
  const isWorking = progress !== null
  return (
    <Dialog
      role="alertdialog"
      title={t('undo.title')}
      isOpen
      onClose={() => {
        if (!isWorking) onClose()
      }}
      actions={
        <>
          <Button
            variant="danger"
            aria-disabled={plan === null || isWorking || undefined}
            onClick={() => (plan === null || isWorking ? undefined : go(plan))}
          >
            {t('undo.go')}
          </Button>
          <Button variant="plain" disabled={isWorking} onClick={onClose}>
            {t('undo.cancel')}
          </Button>
        </>
      }
    >
      {plan === null && failed === null ? <p role="status">{t('undo.looking')}</p> : null}
      {plan === null ? null : <p>{t('undo.text', { count: plan.remove.length })}</p>}
      {plan !== null && plan.keep.length > 0 ? (
        <div>
          <p>{t('undo.keep', { count: plan.keep.length })}</p>
          <ul className={styles.plain}>
            {plan.keep.slice(0, MOST_SHOWN).map((entry) => (
              <li key={entry.id}>
                {formatDay(entry.day, 'short', i18n.language, today())}: {entry.title ?? entry.firstWords}
              </li>
            ))}
          </ul>
          {plan.keep.length > MOST_SHOWN ? <p>{t('looked.more', { count: plan.keep.length - MOST_SHOWN })}</p> : null}
        </div>
      ) : null}
      {progress === null ? null : (
        <div className={styles.progress}>
          <p role="status">{t('undo.working')}</p>
          <progress value={progress.done} max={Math.max(1, progress.total)} aria-label={t('undo.working')} />
        </div>
      )}
      {failed === null ? null : <Notice tone="problem">{t(`errors:kind.${failed}`)}</Notice>}
    </Dialog>
  )
}
