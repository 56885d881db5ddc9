// A why for tests, with as few words as a test needs.
import type { Clause, RecordOf } from '../records.ts'
import { sentenceOf, type WhyShape } from './shapes.ts'

export const AT = '2026-11-01T10:00:00Z'
export const SHAPE: WhyShape = { id: 'to-so-that', language: 'en' }

export function why(id: string, more: Partial<RecordOf<'why'>> = {}): RecordOf<'why'> {
  const clauses: Clause[] = more.clauses ?? [
    { role: 'to', text: 'say what I see', id: `${id}-to` },
    { role: 'so-that', text: 'the work can be trusted', id: `${id}-so` },
  ]
  return {
    id,
    kind: 'why',
    createdAt: AT,
    updatedAt: AT,
    deletedAt: null,
    text: sentenceOf(SHAPE, clauses),
    motives: { external: null, introjected: null, identified: null, intrinsic: null },
    chosenAt: null,
    reason: '',
    sessionId: null,
    sparkIds: [],
    shape: SHAPE,
    ...more,
    clauses,
  }
}
