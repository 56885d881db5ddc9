// Four motives and the self-concordance index, after Sheldon & Elliot (1999). Describes, never judges.

/** Plain-word scale: 0 = not at all … 4 = very much. */
export type Rating = 0 | 1 | 2 | 3 | 4
export const MOTIVE_IDS = ['external', 'introjected', 'identified', 'intrinsic'] as const
export type MotiveId = (typeof MOTIVE_IDS)[number]
/** null where the person left the question open. */
export type Motives = Record<MotiveId, Rating | null>
