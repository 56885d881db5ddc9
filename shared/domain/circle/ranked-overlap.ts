// How far two rankings agree, with the weight on their first places. Pure; a figure about two lists, never about people.

/** How fast the weight falls from place to place: the first five places carry about 86 % of it. */
export const PERSISTENCE = 0.8

/**
 * Rank-biased overlap, extrapolated: RBO_EXT of W. Webber, A. Moffat & J. Zobel (2010), “A similarity measure for indefinite
 * rankings”, ACM Transactions on Information Systems 28(4), article 20, equation 32, for lists of unequal length:
 *
 *   (1−p)/p · ( Σ_{d=1..l} X_d/d · p^d  +  Σ_{d=s+1..l} X_s(d−s)/(s·d) · p^d )  +  ( (X_l−X_s)/l + X_s/s ) · p^l
 *
 * X_d is the size of the overlap of both lists down to place d, s and l the lengths of the shorter and the longer list.
 * 0 where they share nothing, 1 where they are the same. null when either list is empty: nothing can be said.
 * A key that stands twice in a list counts at its first place.
 */
export function rankedOverlap(
  first: readonly string[],
  second: readonly string[],
  persistence = PERSISTENCE,
): number | null {
  const [shorter, longer] = [[...new Set(first)], [...new Set(second)]].sort((a, b) => a.length - b.length) as [
    string[],
    string[],
  ]
  const [s, l] = [shorter.length, longer.length]
  if (s === 0) return null
  const seenShort = new Set<string>()
  const seenLong = new Set<string>()
  let overlap = 0
  let overlapAtShort = 0
  let sum = 0
  for (let depth = 1; depth <= l; depth += 1) {
    const fromLong = longer[depth - 1] as string
    const fromShort = depth <= s ? (shorter[depth - 1] as string) : null
    seenLong.add(fromLong)
    if (fromShort !== null) {
      if (seenLong.has(fromShort)) overlap += 1
      seenShort.add(fromShort)
    }
    if (fromLong !== fromShort && seenShort.has(fromLong)) overlap += 1
    if (depth === s) overlapAtShort = overlap
    const beyond = depth > s ? (overlapAtShort * (depth - s)) / (s * depth) : 0
    sum += (overlap / depth + beyond) * persistence ** depth
  }
  const rest = ((overlap - overlapAtShort) / l + overlapAtShort / s) * persistence ** l
  return Math.min(1, ((1 - persistence) / persistence) * sum + rest)
}
