import { expect, test } from 'vitest'
import type { Motives } from './concordance.ts'
import { driftOf, ratedAgain, ratingsOf } from './ratings.ts'

const open: Motives = { external: null, introjected: null, identified: null, intrinsic: null }
const first: Motives = { external: 3, introjected: 2, identified: 1, intrinsic: 1 }
const second: Motives = { external: 1, introjected: 1, identified: 3, intrinsic: 2 }
const record = { motives: first, updatedAt: '2026-09-01T08:00:00Z' }

test('[LG24] rated again, the earlier rating stays with its day, also one from before ratings were kept', () => {
  const again = ratedAgain(record, second, '2026-11-22T08:00:00Z')
  expect(again).toEqual({
    motives: second,
    ratings: [
      { at: '2026-09-01T08:00:00Z', motives: first },
      { at: '2026-11-22T08:00:00Z', motives: second },
    ],
  })
  expect(driftOf({ ...record, ...again })).toEqual([
    { at: '2026-09-01T08:00:00Z', index: -3, change: null },
    { at: '2026-11-22T08:00:00Z', index: 3, change: 6 },
  ])
})

test('[LG24] the same rating again, or none, adds nothing; a rating with an open question has no index', () => {
  expect(ratedAgain(record, first, '2026-11-22T08:00:00Z')).toBeNull()
  expect(ratedAgain(record, open, '2026-11-22T08:00:00Z')).toBeNull()
  expect(ratingsOf({ ...record, motives: open })).toEqual([])
  expect(driftOf({ ...record, motives: { ...first, external: null } })).toEqual([])
})
