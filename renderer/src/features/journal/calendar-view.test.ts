// [FN12], [FN13]: the journal as days.
import 'temporal-polyfill/global'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addMonths, byDay, monthsOfYear, onThisDay, toneOf, weeksOf, yearsOf } from './calendar-view.ts'
import type { Entry } from './entry-list.ts'

const entry = (id: string, day: string, words = 10): Entry => ({
  id,
  kind: 'entry',
  day,
  words,
  createdAt: `${day}T08:00:00Z`,
  updatedAt: `${day}T08:00:00Z`,
  deletedAt: null,
  zone: 'UTC',
  title: null,
  firstWords: id,
})

test('[FN12] a month is whole weeks from Monday, with each of its days once', () => {
  expect(weeksOf('2026-02').at(0)).toEqual([null, null, null, null, null, null, '2026-02-01'])
  fc.assert(
    fc.property(fc.integer({ min: 1600, max: 2200 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
      const name = `${year}-${String(month).padStart(2, '0')}`
      const weeks = weeksOf(name)
      const days = weeks.flat().filter((day) => day !== null)
      expect(weeks.every((week) => week.length === 7)).toBe(true)
      expect(days).toHaveLength(Temporal.PlainYearMonth.from(name).daysInMonth)
      expect(new Set(days).size).toBe(days.length)
      for (const week of weeks) {
        for (const [at, day] of week.entries()) if (day) expect(Temporal.PlainDate.from(day).dayOfWeek).toBe(at + 1)
      }
    }),
    { numRuns: 50 },
  )
})

test('[FN12] the tone of a day grows with its words, all its entries together; nothing written has none', () => {
  const days = byDay([entry('a', '2026-01-01', 60), entry('b', '2026-01-01', 60), entry('c', '2026-01-02', 5000)])
  expect(toneOf(days.get('2026-01-01'))).toBe(2)
  expect(toneOf(days.get('2026-01-02'))).toBe(4)
  expect(toneOf(days.get('2026-01-03'))).toBe(0)
  expect(toneOf(byDay([entry('d', '2026-01-05', 0)]).get('2026-01-05'))).toBe(1)
  expect(addMonths('2026-12', 1)).toBe('2027-01')
  expect(monthsOfYear(2026).at(-1)).toBe('2026-12')
  expect(yearsOf([entry('a', '1660-01-01')], '2026-11-22')).toEqual({ first: 1660, last: 2026 })
})

test('[FN13] on this day shows the same day of other years, the latest first, and the leap day on the 28th', () => {
  const entries = [
    entry('a', '2019-11-22'),
    entry('b', '2024-11-22'),
    entry('c', '2026-11-22'),
    entry('d', '2024-11-23'),
  ]
  expect(onThisDay(entries, '2026-11-22').map(({ id }) => id)).toEqual(['b', 'a'])
  const leap = [entry('leap', '2024-02-29'), entry('plain', '2023-02-28')]
  expect(onThisDay(leap, '2026-02-28').map(({ id }) => id)).toEqual(['leap', 'plain'])
  expect(onThisDay(leap, '2028-02-28').map(({ id }) => id)).toEqual(['plain'])
})
