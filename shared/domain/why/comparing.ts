// Drafts held against each other, two at a time: which was nearer, and why. Remembered as said; never added up to an order.
import type { Instant, Nearer, RecordId, RecordOf } from '../records.ts'

type Why = RecordOf<'why'>

/** Both with the latest comparing of the two: an earlier one, either way round, is replaced. */
export function compared(nearer: Why, other: Why, because: string, at: Instant): [Why, Why] {
  return [
    withNearer(nearer, [...without(nearer, other.id), { whyId: other.id, because: because.trim(), at }]),
    withNearer(other, without(other, nearer.id)),
  ]
}

const without = (why: Why, id: RecordId) => (why.nearerThan ?? []).filter(({ whyId }) => whyId !== id)

function withNearer(why: Why, nearerThan: Nearer[]): Why {
  const { nearerThan: _, ...bare } = why
  return nearerThan.length > 0 ? { ...bare, nearerThan } : bare
}

/** What was said of two: which was nearer. null while they were not compared. */
export function verdictOn(a: Why, b: Why): { nearer: RecordId; because: string; at: Instant } | null {
  const forA = a.nearerThan?.find(({ whyId }) => whyId === b.id)
  const forB = b.nearerThan?.find(({ whyId }) => whyId === a.id)
  if (forA && (!forB || forA.at >= forB.at)) return { nearer: a.id, because: forA.because, at: forA.at }
  return forB ? { nearer: b.id, because: forB.because, at: forB.at } : null
}
