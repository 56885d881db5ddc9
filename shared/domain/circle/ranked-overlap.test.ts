import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rankedOverlap } from './ranked-overlap.ts'

const letters = fc.uniqueArray(fc.constantFrom(...'abcdefghij'.split('')), { minLength: 1, maxLength: 10 })

/** The published sum for lists of the same length (equation 30), written out another way. */
function evenByHand(a: string[], b: string[], p: number): number {
  const k = a.length
  const shared = (d: number) => a.slice(0, d).filter((key) => b.slice(0, d).includes(key)).length
  let sum = 0
  for (let d = 1; d <= k; d += 1) sum += (shared(d) / d) * p ** d
  return (shared(k) / k) * p ** k + ((1 - p) / p) * sum
}

describe('overlap of two rankings', () => {
  it('[CC1] is 1 for the same ranking, 0 for two that share nothing, and nothing for an empty one', () => {
    expect(rankedOverlap(['a', 'b', 'c'], ['a', 'b', 'c'])).toBeCloseTo(1, 12)
    expect(rankedOverlap(['a', 'b'], ['c', 'd', 'e'])).toBe(0)
    expect(rankedOverlap([], ['a'])).toBeNull()
  })

  it('[CC1] gives what the formula gives by hand', () => {
    // p = 0.8, [a,b] and [b,a]: X1 = 0, X2 = 2. 0.2/0.8 · (2/2 · 0.64) + 2/2 · 0.64 = 0.16 + 0.64
    expect(rankedOverlap(['a', 'b'], ['b', 'a'])).toBeCloseTo(0.8, 12)
    // [a] and [a,b]: s = 1, l = 2, X1 = X2 = 1. 0.25 · (0.8 + 0.5·0.64 + 0.5·0.64) + (0 + 1)·0.64 = 0.36 + 0.64
    expect(rankedOverlap(['a'], ['a', 'b'])).toBeCloseTo(1, 12)
    // [b] and [a,b]: X1 = 0, X2 = 1. 0.25 · (0.5 · 0.64 + 0) + (1/2 + 0)·0.64 = 0.08 + 0.32
    expect(rankedOverlap(['b'], ['a', 'b'])).toBeCloseTo(0.4, 12)
  })

  it('[CC1] agrees with the form for even lists, does not depend on the order of the two, and stays within 0 and 1', () => {
    fc.assert(
      fc.property(letters, letters, (a, b) => {
        const size = Math.min(a.length, b.length)
        const [first, second] = [a.slice(0, size), b.slice(0, size)]
        expect(rankedOverlap(first, second)).toBeCloseTo(evenByHand(first, second, 0.8), 10)
        const overlap = rankedOverlap(a, b) as number
        expect(overlap).toBeCloseTo(rankedOverlap(b, a) as number, 12)
        expect(overlap).toBeGreaterThanOrEqual(0)
        expect(overlap).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('[CC1] weighs agreement at the top more than at the end', () => {
    const top = rankedOverlap(['a', 'b', 'c', 'd'], ['a', 'x', 'y', 'z']) as number
    const end = rankedOverlap(['b', 'c', 'd', 'a'], ['x', 'y', 'z', 'a']) as number
    expect(top).toBeGreaterThan(end)
  })
})
