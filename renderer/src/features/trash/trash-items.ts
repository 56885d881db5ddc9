// What lies in the trash, as one list whatever its kind: the person's words, and since when. Pure.
import type { Instant, RecordId, RecordKind, RecordOf } from '#shared/domain/records.ts'
import { daysLeft } from '#shared/domain/trash.ts'

/** The kinds that a person deletes. Definitions and preferences are not among them. */
export const TRASH_KINDS = [
  'entry',
  'spark',
  'session',
  'truth',
  'value',
  'purpose',
  'why',
  'experiment',
  'pack',
  'person',
  'attachment',
  'template',
  'ask',
  'mirror',
  'letter',
  'theme',
  'card',
  'recognition',
  'check',
  'resonance',
  'shared-purpose',
  'pyramid',
] as const
type TrashKind = (typeof TRASH_KINDS)[number]

export interface TrashItem {
  id: RecordId
  kind: TrashKind
  /** Empty where there are none. */
  words: string
  deletedAt: Instant
  daysLeft: number
}

function wordsOf(record: RecordOf<TrashKind>): string {
  switch (record.kind) {
    case 'entry':
      return record.title ?? record.firstWords
    case 'spark':
      return record.quote
    case 'session':
    case 'pack':
      return record.title
    case 'person':
    case 'attachment':
    case 'template':
    case 'theme':
      return record.name
    case 'mirror':
      return record.recipients.map(({ name }) => name).join(', ') || record.from
    case 'letter':
      return record.signed
    case 'card':
      return record.content.name ?? record.content.clauses[0]?.text ?? ''
    case 'value':
      return record.label
    case 'experiment':
    case 'ask':
    case 'recognition':
      return record.what
    case 'check':
      return record.note
    case 'resonance':
      return record.line
    case 'shared-purpose':
      return record.statement?.text ?? record.people.map(({ name }) => name).join(', ')
    case 'pyramid':
      return record.team || record.why || record.what
    default:
      return record.text
  }
}

function isTrashKind(kind: RecordKind): kind is TrashKind {
  return (TRASH_KINDS as readonly RecordKind[]).includes(kind)
}

/** The latest deleted first. */
export function trashItems(records: readonly RecordOf<RecordKind>[], now: Instant): TrashItem[] {
  return records
    .flatMap((record) => {
      if (record.deletedAt === null || !isTrashKind(record.kind)) return []
      const { id, kind, deletedAt } = record
      const words = wordsOf(record as RecordOf<TrashKind>)
      return [{ id, kind, words, deletedAt, daysLeft: daysLeft(deletedAt, now) }]
    })
    .sort((a, b) => b.deletedAt.localeCompare(a.deletedAt))
}

/** How many live kept lines still quote these records. */
export function sparksQuoting(sparks: readonly RecordOf<'spark'>[], ids: readonly RecordId[]): number {
  return sparks.filter(({ id, source }) => ids.includes(source.recordId) && !ids.includes(id)).length
}
