// Four motives and the self-concordance index, after Sheldon & Elliot (1999). Describes, never judges.

/** Plain-word scale: 0 = not at all … 4 = very much. */
export type Rating = 0 | 1 | 2 | 3 | 4
export const MOTIVE_IDS = ['external', 'introjected', 'identified', 'intrinsic'] as const
export type MotiveId = (typeof MOTIVE_IDS)[number]
/** null where the person left the question open. */
export type Motives = Record<MotiveId, Rating | null>

/**
 * The self-concordance index: (identified + intrinsic) − (external + introjected), from −8 to 8; null until all four
 * motives are rated. Formula: Sheldon & Elliot (1999); our own items and scale.
 */
export function concordanceIndex({ external, introjected, identified, intrinsic }: Motives): number | null {
  if (external === null || introjected === null || identified === null || intrinsic === null) return null
  return identified + intrinsic - (external + introjected)
}
