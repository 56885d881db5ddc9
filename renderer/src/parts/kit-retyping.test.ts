import { expect, test } from 'vitest'
import { groupsToRetype, isRetyped } from './kit-retyping.ts'

const CODE = 'Z1WN-VJ89-RX93-B40T-BZVY-9XG5-11K5-DZJQ-8C6A'

test('[A5] the second and the last group are retyped', () => {
  expect(groupsToRetype(CODE)).toEqual([1, 8])
})

test('[A6] a group counts as retyped whatever its capitals, dashes and look-alikes, and never when empty or another', () => {
  expect(isRetyped(CODE, 1, 'vj89')).toBe(true)
  expect(isRetyped(CODE, 6, ' IlK5 ')).toBe(true)
  expect(isRetyped(CODE, 3, 'b4ot')).toBe(true)
  expect(isRetyped(CODE, 1, '')).toBe(false)
  expect(isRetyped(CODE, 1, 'RX93')).toBe(false)
  expect(isRetyped(CODE, 1, 'VJ8')).toBe(false)
})
