import { expect, test } from 'vitest'
import { roomFor } from './space.ts'

test('[U20] under 500 MB the person is told, under 50 MB it stops', () => {
  expect(roomFor(500_000_000)).toBe('enough')
  expect(roomFor(499_999_999)).toBe('low')
  expect(roomFor(50_000_000)).toBe('low')
  expect(roomFor(49_999_999)).toBe('stop')
  expect(roomFor(0)).toBe('stop')
})
