// How the studio changes a why: one change after the other, each on the newest state, so that no field undoes another.
import { headOf } from '#data/heads.ts'
import { newId, saveRecords } from '#data/repository.ts'
import type { Clause, RecordId, RecordOf, WhyHead } from '#shared/domain/records.ts'
import { emptyClauses, sentenceOf, type WhyShape } from '#shared/domain/why/shapes.ts'

type Why = RecordOf<'why'>

const now = () => Temporal.Now.instant().toString()
let line: Promise<unknown> = Promise.resolve()

/** Resolves when it is on the disk; rejects as `saveRecords` does, and then nothing was changed. */
export function changeWhy(id: RecordId, change: (why: Why) => Partial<WhyHead>): Promise<void> {
  const work = line.then(async () => {
    const why = headOf(id)
    if (why?.kind !== 'why') return
    const { id: _, ...head } = { ...why, ...change(why), updatedAt: now() }
    await saveRecords([{ id, head }])
  })
  line = work.catch(() => undefined)
  return work
}

/** A new draft with the empty clauses of a shape. Resolves with its id. */
export async function startDraft(shape: WhyShape): Promise<RecordId> {
  const id = newId()
  const at = now()
  const clauses: Clause[] = emptyClauses(shape, newId)
  const head: WhyHead = {
    kind: 'why',
    createdAt: at,
    updatedAt: at,
    deletedAt: null,
    text: sentenceOf(shape, clauses),
    clauses,
    motives: { external: null, introjected: null, identified: null, intrinsic: null },
    chosenAt: null,
    reason: '',
    sessionId: null,
    sparkIds: [],
    shape,
  }
  await saveRecords([{ id, head }])
  return id
}
