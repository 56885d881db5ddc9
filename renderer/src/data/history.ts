// Earlier states of a text: listing, opening, bringing one back. They are made by the repository, with the save that replaced them.
import { useMemo } from 'react'
import { KindError } from '#shared/contract/errors.ts'
import { withWordsOf } from '#shared/domain/history.ts'
import type { HistoryBody, RecordId, RecordOf } from '#shared/domain/records.ts'
import { headOf, headsOf, useHeads } from './heads.ts'
import { openBody, saveRecords } from './repository.ts'
import { endSittings } from './revisions.ts'

export type Revision = RecordOf<'history'>

function newestFirst(all: readonly Revision[], id: RecordId): Revision[] {
  return all
    .filter((revision) => revision.of === id)
    .sort((a, b) => (a.takenAt < b.takenAt ? 1 : a.takenAt > b.takenAt ? -1 : 0))
}

/** Earlier states of a record, newest first. */
export function revisionsOf(id: RecordId): Revision[] {
  return newestFirst(headsOf('history'), id)
}

/** The same for a component. */
export function useRevisions(id: RecordId): Revision[] {
  const all = useHeads('history')
  return useMemo(() => newestFirst(all, id), [all, id])
}

/** The state as it was. Rejects as `openBody` does. */
export function openRevision(revisionId: RecordId): Promise<HistoryBody> {
  return openBody('history', revisionId)
}

/**
 * Brings the words of an earlier state back; the present state is kept as a revision by the same commit. An open editor of
 * the record must be flushed before and loaded anew after. Rejects with KindError `bad-input` when the record is gone.
 */
export async function restoreRevision(revisionId: RecordId): Promise<void> {
  const revision = headOf(revisionId)
  const present = revision?.kind === 'history' ? headOf(revision.of) : undefined
  if (revision?.kind !== 'history' || !present) throw new KindError('bad-input', 'nothing to restore to')
  const kept = await openRevision(revisionId)
  const body = present.kind === 'entry' || present.kind === 'session' ? await openBody(present.kind, present.id) : null
  const restored = withWordsOf(kept, { head: present, body })
  if (!restored) throw new KindError('bad-input', 'a revision of another kind')
  endSittings()
  const head = { ...restored.head, updatedAt: new Date().toISOString() }
  await saveRecords([{ id: present.id, head, ...(restored.body === null ? {} : { body: restored.body }) }])
}
