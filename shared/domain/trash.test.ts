import { expect, test } from 'vitest'
import { daysLeft, expiredOf } from './trash.ts'

const DELETED = '2026-10-01T12:00:00Z'

test('[U10] what was deleted can be brought back for 30 days, counted from that moment', () => {
  expect(daysLeft(DELETED, '2026-10-01T12:00:00Z')).toBe(30)
  expect(daysLeft(DELETED, '2026-10-02T11:00:00Z')).toBe(30)
  expect(daysLeft(DELETED, '2026-10-30T13:00:00Z')).toBe(1)
  expect(daysLeft(DELETED, '2026-10-31T11:59:59Z')).toBe(1)
  expect(daysLeft(DELETED, '2026-10-31T12:00:00Z')).toBe(0)
})

test('[U11] a clock that went back never shortens the time and never lengthens it beyond 30 days', () => {
  expect(daysLeft(DELETED, '2020-01-01T00:00:00Z')).toBe(30)
})

test('[U12] only what is deleted and over its time goes for good', () => {
  const records = [
    { id: 'live', deletedAt: null },
    { id: 'fresh', deletedAt: '2026-10-20T12:00:00Z' },
    { id: 'old', deletedAt: '2026-09-01T12:00:00Z' },
    { id: 'older', deletedAt: '2026-08-01T12:00:00Z' },
  ]
  expect(expiredOf(records, '2026-11-01T12:00:00Z').map(({ id }) => id)).toEqual(['older', 'old'])
})
