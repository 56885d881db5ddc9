// Seeded random numbers for the torture: the same seed gives the same wishes (not the same timing: the machine decides).

/** 0 ≤ answer < 1. */
export type Random = () => number

/** Mulberry32 by Tommy Ettinger (public domain), from a text so that each round has its own row of numbers. */
export function randomOf(seed: string): Random {
  let state = 0x811c9dc5
  for (const letter of seed) state = Math.imul(state ^ letter.charCodeAt(0), 0x01000193) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** A whole number, `least` ≤ answer < `end`. */
export function between(random: Random, least: number, end: number): number {
  return least + Math.floor(random() * (end - least))
}

export function oneOf<T>(random: Random, things: readonly T[]): T {
  const thing = things[between(random, 0, things.length)]
  if (thing === undefined) throw new Error('nothing to choose from')
  return thing
}

/** Lowercase letters that no text of ours holds by chance. */
export function nonsense(random: Random, length: number): string {
  return Array.from({ length }, () => oneOf(random, [...'bcdfghjklmnpqrstvwxz'])).join('')
}
