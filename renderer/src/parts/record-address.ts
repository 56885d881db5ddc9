// Where a record is shown: one switch over all kinds, for links from lists that hold several.
import type { Head, RecordId } from '#shared/domain/records.ts'

/** The route of a record's screen; null for kinds that have none. */
export function recordAddress(head: Head, id: RecordId): string | null {
  switch (head.kind) {
    case 'entry':
      return `/journal/${id}`
    case 'session':
      return `/session/${id}`
    case 'spark':
      return '/sparks'
    case 'truth':
    case 'value':
    case 'purpose':
      return '/why'
    case 'why':
      return `/studio/${id}`
    case 'experiment':
      return '/experiments'
    case 'recognition':
      return '/recognition'
    case 'resonance':
      return '/resonance'
    case 'check':
      return '/long-view'
    case 'ask':
      return `/asks/${id}`
    case 'person':
      return `/people/${id}`
    case 'mirror':
      return `/mirror/${id}`
    case 'letter':
      return `/letter/${id}`
    case 'card':
      return '/cards'
    case 'shared-purpose':
      return `/shared-purpose/${id}`
    case 'theme':
      return '/themes'
    case 'pyramid':
      return `/team/${id}`
    case 'pack':
      return '/packs'
    default:
      return null
  }
}
