// Deleting with a way back: one record of any kind goes to the trash, and for a while "Undo" is the next key.
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { headOf, headsOf } from '#data/heads.ts'
import type { RecordWrite } from '#data/record-write.ts'
import { saveRecords } from '#data/repository.ts'
import type { RecordId, RecordKind, RecordOf } from '#shared/domain/records.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'

/** Sends a record to the trash or brings it back. Rejects as `saveRecords` does. */
export async function setDeleted(id: RecordId, deleted: boolean): Promise<void> {
  const head = headOf(id)
  if (!head) return
  const now = Temporal.Now.instant().toString()
  const state = { updatedAt: now, deletedAt: deleted ? now : null, ...(deleted ? {} : letGoOfChoice(head)) }
  await saveRecords([{ id, head: { ...head, ...state } as RecordWrite['head'] }])
}

/** At most one is chosen: what comes back was, unless another has been chosen meanwhile. */
function letGoOfChoice(head: RecordOf<RecordKind>): { chosenAt?: null } {
  if (head.kind !== 'why' && head.kind !== 'truth') return {}
  return headsOf(head.kind).some(({ chosenAt }) => chosenAt !== null) ? { chosenAt: null } : {}
}

export interface Deleting {
  remove: (id: RecordId) => Promise<void>
  bringBack: (id: RecordId) => Promise<void>
  /** What just happened, with its undo; to be set where the eye is. */
  note: ReactNode
}

export function useDeleting(): Deleting {
  const { t } = useTranslation('parts')
  const [deleted, setLast] = useState<RecordId | null>(null)
  const [isRefused, setRefused] = useState(false)
  const undo = useRef<HTMLButtonElement>(null)

  // The button that was pressed is gone with its line: undo becomes the next key.
  useEffect(() => {
    if (deleted !== null) undo.current?.focus()
  }, [deleted])

  const change = useCallback(async (id: RecordId, away: boolean) => {
    try {
      await setDeleted(id, away)
      setRefused(false)
      setLast(away ? id : null)
    } catch {
      setRefused(true)
    }
  }, [])
  const remove = useCallback((id: RecordId) => change(id, true), [change])
  const bringBack = useCallback((id: RecordId) => change(id, false), [change])
  const note = (
    <>
      {deleted === null ? null : (
        <Notice
          tone="calm"
          action={
            <Button ref={undo} variant="link" onClick={() => void bringBack(deleted)}>
              {t('deleting.undo')}
            </Button>
          }
        >
          {t('deleting.done')}
        </Notice>
      )}
      {isRefused ? <Notice tone="problem">{t('deleting.refused')}</Notice> : null}
    </>
  )
  return { remove, bringBack, note }
}
