// Orders and groups entries for the list: months and days, the newest first. Pure.
import type { LocalDay, RecordOf } from '#shared/domain/records.ts'

export type Entry = RecordOf<'entry'>

export interface DayGroup {
  day: LocalDay
  entries: Entry[]
}

export interface MonthGroup {
  /** `YYYY-MM`. */
  month: string
  days: DayGroup[]
}

const descending = (a: string, b: string) => (a < b ? 1 : a > b ? -1 : 0)

/** Newest day first; within a day the entry begun last comes first. */
export function newestFirst(entries: readonly Entry[]): Entry[] {
  // Plain comparison: days and instants are ASCII, and localeCompare takes a second for 20,000. Reversed first, since they come
  // oldest first and sorting what is nearly sorted is quick.
  return entries
    .toReversed()
    .sort((a, b) => descending(a.day, b.day) || descending(a.createdAt, b.createdAt) || -descending(a.id, b.id))
}

/** Groups entries that are in order already. */
export function byMonth(entries: readonly Entry[]): MonthGroup[] {
  const months: MonthGroup[] = []
  for (const entry of entries) {
    const month = entry.day.slice(0, 7)
    let group = months.at(-1)
    if (group?.month !== month) {
      group = { month, days: [] }
      months.push(group)
    }
    const last = group.days.at(-1)
    if (last?.day === entry.day) last.entries.push(entry)
    else group.days.push({ day: entry.day, entries: [entry] })
  }
  return months
}

/** On how many days something was written. */
export function countDays(entries: readonly Entry[]): number {
  return new Set(entries.map(({ day }) => day)).size
}
