// Where a found record is shown.
import type { RecordKind, RecordOf } from '#shared/domain/records.ts'

export function linkTo(record: RecordOf<RecordKind>): string {
  switch (record.kind) {
    case 'entry':
      return `/journal/${record.id}`
    case 'session':
      return `/session/${record.id}`
    case 'spark':
      return '/sparks'
    case 'truth':
    case 'value':
    case 'purpose':
    case 'why':
      return '/why'
    case 'pack':
      return '/packs'
    case 'person':
      return `/people/${record.id}`
    case 'recognition':
      return '/people'
    default:
      return '/'
  }
}
