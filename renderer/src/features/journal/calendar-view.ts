// The journal as days: weeks of a month, words of a day and their tone, and what was written on this day of other years.
// Pure. Counts words only to draw them: no streaks, no averages, no judgement.
import type { LocalDay } from '#shared/domain/records.ts'
import type { Entry } from './entry-list.ts'

/** `YYYY-MM`. */
export type Month = string

export function monthOf(day: LocalDay): Month {
  return day.slice(0, 7)
}

export function addMonths(month: Month, months: number): Month {
  return Temporal.PlainYearMonth.from(month).add({ months }).toString()
}

export function monthsOfYear(year: number): Month[] {
  const name = String(year).padStart(4, '0')
  return Array.from({ length: 12 }, (_, index) => `${name}-${String(index + 1).padStart(2, '0')}`)
}

/** Weeks from Monday to Sunday; null for days of other months. */
export function weeksOf(month: Month): (LocalDay | null)[][] {
  const first = Temporal.PlainDate.from(`${month}-01`)
  const cells: (LocalDay | null)[] = Array.from({ length: first.dayOfWeek - 1 }, () => null)
  for (let day = 1; day <= first.daysInMonth; day++) cells.push(first.with({ day }).toString())
  while (cells.length % 7 !== 0) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}

export interface DayWritten {
  entries: Entry[]
  words: number
}

export function byDay(entries: readonly Entry[]): Map<LocalDay, DayWritten> {
  const days = new Map<LocalDay, DayWritten>()
  for (const entry of entries) {
    const written = days.get(entry.day)
    if (written) {
      written.entries.push(entry)
      written.words += entry.words
    } else days.set(entry.day, { entries: [entry], words: entry.words })
  }
  return days
}

/** 0 for nothing written, then four steps of one ink: up to 99, 299, 799 words, and more. */
export type Tone = 0 | 1 | 2 | 3 | 4

export function toneOf(written: DayWritten | undefined): Tone {
  if (!written) return 0
  return written.words < 100 ? 1 : written.words < 300 ? 2 : written.words < 800 ? 3 : 4
}

/** Entries of the same day of the month in other years, the latest year first. On 28 February of a common year, 29 February too. */
export function onThisDay(entries: readonly Entry[], day: LocalDay): Entry[] {
  const today = Temporal.PlainDate.from(day)
  const days = new Set([day.slice(5)])
  if (day.endsWith('-02-28') && !today.inLeapYear) days.add('02-29')
  return entries
    .filter((entry) => days.has(entry.day.slice(5)) && entry.day.slice(0, 4) !== day.slice(0, 4))
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : a.createdAt < b.createdAt ? -1 : 1))
}

/** First and last year of what is written; that of `today` when nothing is. */
export function yearsOf(entries: readonly Entry[], today: LocalDay): { first: number; last: number } {
  let first = Number(today.slice(0, 4))
  let last = first
  for (const { day } of entries) {
    const year = Number(day.slice(0, 4))
    if (year < first) first = year
    if (year > last) last = year
  }
  return { first, last }
}
