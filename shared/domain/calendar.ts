// Days and instants: which local day an instant is, and plain arithmetic on days. Knows no words and no clock.
import type { Instant, LocalDay } from './records.ts'

/** The day that an instant is in a zone. @throws RangeError for an unknown zone or a malformed instant. */
export function localDay(instant: Instant, zone: string): LocalDay {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString()
}

/** Whether it is a real day as `YYYY-MM-DD`; 30 February is not. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text
  } catch {
    return false
  }
}

/** The day so many days later; earlier with a negative number. */
export function addDays(day: LocalDay, days: number): LocalDay {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

/** Whole days from one to another; negative when the second lies before the first. */
export function daysBetween(from: LocalDay, to: LocalDay): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days
}

/** The next day that is this weekday (1 Monday … 7 Sunday), never the day itself. */
export function nextWeekday(day: LocalDay, weekday: number): LocalDay {
  const ahead = (weekday - Temporal.PlainDate.from(day).dayOfWeek + 7) % 7
  return addDays(day, ahead === 0 ? 7 : ahead)
}
