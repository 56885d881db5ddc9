// The moment of an entry as a person sets it: a day, a time and a zone become one instant. Pure.
import type { Instant, LocalDay } from './records.ts'

export interface EntryMoment {
  day: LocalDay
  zone: string
  createdAt: Instant
}

/** `HH:MM` in the entry's own zone; in UTC where this computer does not know the zone. */
export function timeOf({ createdAt, zone }: Pick<EntryMoment, 'createdAt' | 'zone'>): string {
  return clock(createdAt, zone).toPlainTime().toString({ smallestUnit: 'minute' })
}

function clock(createdAt: Instant, zone: string): Temporal.ZonedDateTime {
  const instant = Temporal.Instant.from(createdAt)
  try {
    return instant.toZonedDateTimeISO(zone)
  } catch {
    return instant.toZonedDateTimeISO('UTC')
  }
}

/**
 * The moment with another day, time (`HH:MM`) or zone; what is not changed reads as before. null for what is no day, time
 * or zone. A time that a change of clocks left out becomes the one an hour later, as calendars do.
 */
export function movedMoment(
  moment: EntryMoment,
  change: { day?: string; time?: string; zone?: string },
): EntryMoment | null {
  const zone = change.zone ?? moment.zone
  try {
    const time = change.time === undefined ? clock(moment.createdAt, moment.zone).toPlainTime() : change.time
    const day = Temporal.PlainDate.from(change.day ?? moment.day)
    const moved = day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) })
    return { day: day.toString(), zone, createdAt: moved.toInstant().toString() }
  } catch {
    return null
  }
}
