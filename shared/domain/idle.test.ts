import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type IdleStage, idleStage, noticeMs, stretchedLimit } from './idle.ts'

const MINUTE = 60_000
const at = (idleMs: number, limitMs = 5 * MINUTE, isHeld = false): IdleStage => idleStage({ idleMs, limitMs, isHeld })

test('[U1] the notice comes 30 seconds before the lock, not earlier', () => {
  expect(at(4.5 * MINUTE - 1)).toBe('active')
  expect(at(4.5 * MINUTE)).toBe('notice')
  expect(at(5 * MINUTE - 1)).toBe('notice')
  expect(at(5 * MINUTE)).toBe('lock')
})

test('[U2] the shortest idle time, 30 seconds, keeps half of itself free of the notice', () => {
  expect(noticeMs(30_000)).toBe(15_000)
  expect(at(14_999, 30_000)).toBe('active')
  expect(at(15_000, 30_000)).toBe('notice')
})

test('[U3] work that must not be cut off holds the idle lock off, however long it takes', () => {
  fc.assert(
    fc.property(
      fc.nat(),
      fc.integer({ min: 30_000, max: 240 * MINUTE }),
      (idle, limit) => at(idle, limit, true) === 'active',
    ),
  )
})

test('[KR40] a timer stretches the idle time to its own length, never shortens it', () => {
  expect(stretchedLimit(5 * MINUTE, [])).toBe(5 * MINUTE)
  expect(stretchedLimit(5 * MINUTE, [3 * MINUTE])).toBe(5 * MINUTE)
  expect(stretchedLimit(5 * MINUTE, [20 * MINUTE, 8 * MINUTE])).toBe(20 * MINUTE)
})

test('[U4] nobody is locked out without having been told first', () => {
  fc.assert(
    fc.property(fc.integer({ min: 30_000, max: 240 * MINUTE }), (limit) => {
      const before = at(limit - 1, limit)
      return before === 'notice' && at(limit, limit) === 'lock'
    }),
  )
})
