// The earlier wordings of the live whys, opened from their kept states. Reads only.
import { isWritten } from '#shared/domain/answers.ts'
import type { HistoryBody } from '#shared/domain/records.ts'
import type { WhyVersion } from '#shared/domain/telling/telling.ts'
import { peekBodies } from './bodies.ts'
import { headOf, headsOf } from './heads.ts'

/** The oldest first. A state that does not open is left out. */
export async function whyVersions(): Promise<WhyVersion[]> {
  const kept = headsOf('history')
    .filter(({ of, ofKind }) => ofKind === 'why' && headOf(of)?.deletedAt === null)
    .toSorted((a, b) => a.takenAt.localeCompare(b.takenAt))
  const bodies = await peekBodies(kept.map(({ id }) => id))
  return kept.flatMap(({ id, of, takenAt }) => {
    const head = (bodies.get(id) as HistoryBody | undefined)?.head
    if (head?.kind !== 'why') return []
    const { text, reason, clauses } = head
    const isFilled = clauses.length === 0 || clauses.some((clause) => isWritten(clause.text))
    return [{ of, takenAt, text, reason, isWritten: isFilled && isWritten(text) }]
  })
}
