// What choosing, rewording and giving evidence mean for the records. Pure; saving is the page's matter.
import type { RecordWrite } from '#data/record-write.ts'
import type { Instant, RecordId, RecordOf } from '#shared/domain/records.ts'

type Chosen = RecordOf<'truth'> | RecordOf<'why'>

function written<R extends { id: RecordId; updatedAt: Instant }>(
  record: R,
  patch: Partial<R>,
  now: Instant,
): RecordWrite {
  const { id, ...head } = { ...record, ...patch, updatedAt: now }
  return { id, head: head as unknown as RecordWrite['head'] }
}

/** Chooses one of the records given, or none: at most one stays chosen. Writes only what changes. */
export function choosing(records: readonly Chosen[], chosenId: RecordId | null, now: Instant): RecordWrite[] {
  return records.flatMap((record) => {
    if (record.id === chosenId) return record.chosenAt === null ? [written(record, { chosenAt: now }, now)] : []
    return record.chosenAt === null ? [] : [written(record, { chosenAt: null }, now)]
  })
}

/** A new wording of a truth or a value. Nothing for an empty one. */
export function rewording(record: RecordOf<'truth'> | RecordOf<'value'>, text: string, now: Instant): RecordWrite[] {
  const wording = text.trim()
  if (wording === '') return []
  return [record.kind === 'value' ? written(record, { label: wording }, now) : written(record, { text: wording }, now)]
}

/** A new wording of a why. A clause stands as long as its words still stand in the sentence. */
export function rewordingWhy(why: RecordOf<'why'>, text: string, reason: string, now: Instant): RecordWrite[] {
  const wording = text.trim()
  if (wording === '') return []
  const clauses = why.clauses.filter((clause) => clause.text !== '' && wording.includes(clause.text))
  return [written(why, { text: wording, reason: reason.trim(), clauses }, now)]
}

/** Sets the sparks that stand beside a why as its evidence. */
export function givingEvidence(why: RecordOf<'why'>, sparkIds: readonly RecordId[], now: Instant): RecordWrite[] {
  return [written(why, { sparkIds: [...sparkIds] }, now)]
}
