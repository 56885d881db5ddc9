// What choosing, rewording and giving evidence mean for the records. Pure; saving is the page's matter.
import type { RecordWrite } from '#data/record-write.ts'
import type { Instant, RecordId, RecordOf } from '#shared/domain/records.ts'
import { withSparks } from '#shared/domain/why/evidence.ts'
import { reworded } from '#shared/domain/why/shapes.ts'

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

/** A new wording of a why. A clause stands as long as its words still stand in the sentence; its evidence always. */
export function rewordingWhy(why: RecordOf<'why'>, text: string, reason: string, now: Instant): RecordWrite[] {
  const wording = text.trim()
  if (wording === '') return []
  return [written(why, { ...reworded(why, wording), reason: reason.trim() }, now)]
}

/** Sets the sparks that stand beside a why as its evidence. */
export function givingEvidence(why: RecordOf<'why'>, sparkIds: readonly RecordId[], now: Instant): RecordWrite[] {
  return [written(why, withSparks(why, sparkIds), now)]
}

/** A why as it is to be saved now. */
export function rewritten(why: RecordOf<'why'>, now: Instant): RecordWrite {
  return written(why, {}, now)
}

/** Chooses a why, on a day and for a reason; whichever was chosen before is let go. */
export function choosingWhy(
  whys: readonly RecordOf<'why'>[],
  chosen: RecordOf<'why'>,
  choice: { at: Instant; reason: string },
  now: Instant,
): RecordWrite[] {
  const others = choosing(
    whys.filter(({ id }) => id !== chosen.id),
    null,
    now,
  )
  return [...others, written(chosen, { chosenAt: choice.at, reason: choice.reason.trim() }, now)]
}
