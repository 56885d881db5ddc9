// Motives rated again over time: the latest stands in `motives`, every rating stays with its day. Describes the drift only.
import { concordanceIndex, MOTIVE_IDS, type Motives } from './concordance.ts'
import type { Instant } from './records.ts'

/** One rating as it was given. */
export interface MotiveRating {
  at: Instant
  motives: Motives
}

interface Rated {
  motives: Motives
  ratings?: MotiveRating[]
  updatedAt: Instant
}

const isRated = (motives: Motives) => MOTIVE_IDS.some((id) => motives[id] !== null)

/** Every rating, the oldest first. What was rated before ratings were kept counts as one, of its last change. */
export function ratingsOf({ motives, ratings, updatedAt }: Rated): MotiveRating[] {
  if (ratings && ratings.length > 0) return ratings
  return isRated(motives) ? [{ at: updatedAt, motives }] : []
}

/** The fields of a record rated anew: nothing where the rating is the one that stands already. */
export function ratedAgain(
  record: Rated,
  motives: Motives,
  now: Instant,
): { motives: Motives; ratings: MotiveRating[] } | null {
  const before = ratingsOf(record)
  const last = before.at(-1)?.motives
  if (!isRated(motives) || (last && MOTIVE_IDS.every((id) => last[id] === motives[id]))) return null
  return { motives, ratings: [...before, { at: now, motives }] }
}

/** The ratings whose index is known, with how far each is from the one before; null for the first. */
export function driftOf(record: Rated): { at: Instant; index: number; change: number | null }[] {
  const known = ratingsOf(record).flatMap(({ at, motives }) => {
    const index = concordanceIndex(motives)
    return index === null ? [] : [{ at, index }]
  })
  return known.map(({ at, index }, place) => {
    const before = known[place - 1]
    return { at, index, change: before ? index - before.index : null }
  })
}
