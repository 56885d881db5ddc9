// Four motives and the self-concordance index, after Sheldon & Elliot (1999). Describes, never judges.

/** Plain-word scale: 0 = not at all … 4 = very much. */
export type Rating = 0 | 1 | 2 | 3 | 4
export const MOTIVE_IDS = ['external', 'introjected', 'identified', 'intrinsic'] as const
export type MotiveId = (typeof MOTIVE_IDS)[number]
/** null where the person left the question open. */
export type Motives = Record<MotiveId, Rating | null>

/** The index lies between −MOST_CONCORDANCE and +MOST_CONCORDANCE. */
export const MOST_CONCORDANCE = 8

/**
 * The self-concordance index: (identified + intrinsic) − (external + introjected), each 0–4, so −8 to +8. null while
 * any of the four is open. Formula: Sheldon & Elliot (1999), J. Personality and Social Psychology 76:482–497, on our own
 * scale of five words; the number is for comparing one's own purposes, not for comparing people.
 */
export function concordanceIndex(motives: Motives): number | null {
  const { external, introjected, identified, intrinsic } = motives
  if (external === null || introjected === null || identified === null || intrinsic === null) return null
  return identified + intrinsic - (external + introjected)
}

/** The motives in an answer of a rate step; anything else in it is left out, what is missing is open. */
export function motivesFrom(ratings: Record<string, number | null>): Motives {
  const of = (id: MotiveId): Rating | null => {
    const value = Object.hasOwn(ratings, id) ? ratings[id] : null
    return value === 0 || value === 1 || value === 2 || value === 3 || value === 4 ? value : null
  }
  return {
    external: of('external'),
    introjected: of('introjected'),
    identified: of('identified'),
    intrinsic: of('intrinsic'),
  }
}

/** Where the motives lean, as the key of a sentence to show. Words, not marks: none is better than another. */
export type ConcordanceWord = 'open' | 'mostly-borrowed' | 'more-borrowed' | 'mixed' | 'more-own' | 'mostly-own'

/** Symmetric bands: ±1 is mixed, up to ±4 more, beyond that mostly. `open` while a question is open. */
export function concordanceWord(motives: Motives): ConcordanceWord {
  const index = concordanceIndex(motives)
  if (index === null) return 'open'
  if (Math.abs(index) <= 1) return 'mixed'
  const side = index > 0 ? 'own' : 'borrowed'
  return Math.abs(index) <= 4 ? `more-${side}` : `mostly-${side}`
}
