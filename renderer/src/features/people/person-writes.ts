// What editing, placing and joining people mean for the records. Pure; saving is the screens' matter.
import type { RecordWrite } from '#data/record-write.ts'
import type { Placement, PyramidForm } from '#shared/domain/pyramid.ts'
import type { Instant, PersonRole, RecordId, RecordOf } from '#shared/domain/records.ts'

/** What the form of a person holds. */
export interface PersonFields {
  name: string
  role: PersonRole
  note: string
  /** As typed: one after the other, with commas. */
  aliases: string
}

export function fieldsOf(person: RecordOf<'person'> | null): PersonFields {
  return {
    name: person?.name ?? '',
    role: person?.role ?? 'client',
    note: person?.note ?? '',
    aliases: (person?.aliases ?? []).join(', '),
  }
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

/** A new person, or one changed. Nothing for an empty name. */
export function writingPerson(
  id: RecordId,
  before: RecordOf<'person'> | null,
  fields: PersonFields,
  now: Instant,
): RecordWrite[] {
  const name = oneLine(fields.name)
  if (name === '') return []
  const aliases = fields.aliases.split(',').map(oneLine).filter(Boolean)
  const { id: _, aliases: __, ...rest } = before ?? { id, kind: 'person' as const, createdAt: now, deletedAt: null }
  const head = { ...rest, name, role: fields.role, note: fields.note.trim(), updatedAt: now }
  return [{ id, head: aliases.length > 0 ? { ...head, aliases } : head }]
}

/** One more look at where someone stands. */
export function placing(
  person: RecordOf<'person'>,
  placement: Placement,
  form: PyramidForm,
  now: Instant,
): RecordWrite[] {
  const { id, ...head } = person
  return [{ id, head: { ...head, form, placements: [...(head.placements ?? []), placement], updatedAt: now } }]
}

/** Takes one placement back, by its place in the order in which they were said. */
export function unplacing(person: RecordOf<'person'>, index: number, now: Instant): RecordWrite[] {
  const { id, ...head } = person
  return [
    { id, head: { ...head, placements: (head.placements ?? []).filter((_, at) => at !== index), updatedAt: now } },
  ]
}

/** "Keep this line": a spark of what happened, and the moment that remembers it, in one commit. */
export function keeping(recognition: RecordOf<'recognition'>, sparkId: RecordId, now: Instant): RecordWrite[] {
  const { id, ...head } = recognition
  const source = { kind: 'record', recordId: id, field: 'what' } as const
  const spark = { kind: 'spark', quote: head.what, source, createdAt: now, updatedAt: now, deletedAt: null } as const
  return [
    { id: sparkId, head: spark },
    { id, head: { ...head, sparkId, updatedAt: now } },
  ]
}

/** "Put it beside your why": the line joins the evidence of a why. Nothing where it stands there already. */
export function besideWhy(why: RecordOf<'why'>, sparkId: RecordId, now: Instant): RecordWrite[] {
  if (why.sparkIds.includes(sparkId)) return []
  const { id, ...head } = why
  return [{ id, head: { ...head, sparkIds: [...head.sparkIds, sparkId], updatedAt: now } }]
}
