// [J31]: the order and grouping of the list.
import { expect, test } from 'vitest'
import { byMonth, countDays, type Entry, newestFirst } from './entry-list.ts'

const entry = (id: string, day: string, createdAt: string): Entry => ({
  id,
  kind: 'entry',
  day,
  createdAt,
  updatedAt: createdAt,
  deletedAt: null,
  zone: 'Europe/Rome',
  title: null,
  firstWords: id,
  words: 1,
})
const entries = [
  entry('old', '2026-10-30', '2026-10-30T08:00:00Z'),
  entry('morning', '2026-11-21', '2026-11-21T07:00:00Z'),
  entry('evening', '2026-11-21', '2026-11-21T19:00:00Z'),
  // Written just after midnight in Rome: the day is the one the person lived, not the one of the instant.
  entry('midnight', '2026-11-22', '2026-11-21T23:30:00Z'),
]

test('[J31] the newest day comes first, and within a day the entry begun last', () => {
  expect(newestFirst(entries).map(({ id }) => id)).toEqual(['midnight', 'evening', 'morning', 'old'])
})

test('[J31] entries stand under their month and day', () => {
  expect(byMonth(newestFirst(entries)).map(({ month, days }) => [month, days.map(({ day }) => day)])).toEqual([
    ['2026-11', ['2026-11-22', '2026-11-21']],
    ['2026-10', ['2026-10-30']],
  ])
  expect(countDays(entries)).toBe(3)
})
