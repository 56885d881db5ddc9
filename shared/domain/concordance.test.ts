// Rule X40: the index is the published formula, and the words for it are symmetric.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  concordanceIndex,
  concordanceWord,
  MOST_CONCORDANCE,
  type Motives,
  motivesFrom,
  type Rating,
} from './concordance.ts'

const rating = fc.constantFrom<Rating>(0, 1, 2, 3, 4)

test('[X40] (identified + intrinsic) − (external + introjected)', () => {
  expect(concordanceIndex({ external: 1, introjected: 2, identified: 4, intrinsic: 3 })).toBe(4)
  expect(concordanceIndex({ external: 4, introjected: 4, identified: 0, intrinsic: 0 })).toBe(-MOST_CONCORDANCE)
  expect(concordanceIndex({ external: 0, introjected: 0, identified: 4, intrinsic: 4 })).toBe(MOST_CONCORDANCE)
})

test('[X40] null while any of the four is open', () => {
  const full: Motives = { external: 0, introjected: 0, identified: 0, intrinsic: 0 }
  for (const id of Object.keys(full)) {
    expect(concordanceIndex({ ...full, [id]: null })).toBeNull()
    expect(concordanceWord({ ...full, [id]: null })).toBe('open')
  }
})

test('[X40] swapping borrowed and own motives mirrors the number and the word', () => {
  fc.assert(
    fc.property(rating, rating, rating, rating, (external, introjected, identified, intrinsic) => {
      const motives = { external, introjected, identified, intrinsic }
      const mirrored = { external: identified, introjected: intrinsic, identified: external, intrinsic: introjected }
      expect((concordanceIndex(motives) ?? 0) + (concordanceIndex(mirrored) ?? 0)).toBe(0)
      const swapped = concordanceWord(mirrored).replace(/borrowed|own/, (side) => (side === 'own' ? 'borrowed' : 'own'))
      expect(swapped).toBe(concordanceWord(motives))
    }),
  )
})

test('[X40] only whole numbers from 0 to 4 are motives', () => {
  expect(motivesFrom({ external: 4, introjected: 5, identified: 1.5, other: 2 })).toEqual({
    external: 4,
    introjected: null,
    identified: null,
    intrinsic: null,
  })
})
