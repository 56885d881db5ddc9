// Rule X60: a local day is the day where the person was.
import 'temporal-polyfill/global'
import { expect, test } from 'vitest'
import { addDays, daysBetween, isDay, localDay, nextWeekday } from './calendar.ts'

test('[X60] the same instant is another day in another zone', () => {
  expect(localDay('2026-11-22T23:30:00Z', 'Europe/Rome')).toBe('2026-11-23')
  expect(localDay('2026-11-22T23:30:00Z', 'America/New_York')).toBe('2026-11-22')
  expect(() => localDay('2026-11-22T23:30:00Z', 'Nowhere/Atlantis')).toThrow(RangeError)
})

test('[X60] days are added across months, leap days and clock changes', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
  expect(addDays('2026-03-28', 2)).toBe('2026-03-30')
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
  expect(daysBetween('2026-11-22', '2026-12-22')).toBe(30)
  expect(daysBetween('2026-11-22', '2026-11-20')).toBe(-2)
})

test('[X60] a day that the calendar does not have is no day', () => {
  expect(isDay('2026-02-28')).toBe(true)
  for (const wrong of ['2026-02-30', '2026-2-3', '26-02-03', '2026-13-01', '', '2026-02-28T00:00'])
    expect(isDay(wrong)).toBe(false)
})

test('[X60] the next Friday is never today', () => {
  expect(nextWeekday('2026-11-22', 5)).toBe('2026-11-27')
  expect(nextWeekday('2026-11-27', 5)).toBe('2026-12-04')
})
