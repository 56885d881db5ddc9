// Where the time of an ask lies: on which local days, in the evening, at a weekend. Knows clocks and calendars, no sums.
import type { Instant, LocalDay } from '../records.ts'
import { type AskDay, type AskWhen, minutesOf } from './ask.ts'

/** An evening begins at this local hour and ends at EVENING_UNTIL, so that a dinner past midnight stays one. */
export const EVENING_FROM = 18
export const EVENING_UNTIL = 5
/** A longer stretch is cut: nobody gives a whole year without a break. */
const MOST_DAYS = 366

/** A stretch of an ask within one local day. `weight` is its share of the ask, in any unit. */
export interface Stretch {
  day: LocalDay
  evening: boolean
  /** Saturday or Sunday. */
  weekend: boolean
  weight: number
}

/** UTC for a zone that this machine does not know. */
export function knownZone(zone: string): string {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
    return zone
  } catch {
    return 'UTC'
  }
}

function isWeekend(day: LocalDay): boolean {
  return Temporal.PlainDate.from(day).dayOfWeek >= 6
}

/** The local day on which an ask begins. */
export function startDay(when: Pick<AskWhen, 'start' | 'zone' | 'days'>): LocalDay {
  const [first] = when.days.map(({ day }) => day).toSorted()
  return first ?? Temporal.Instant.from(when.start).toZonedDateTimeISO(knownZone(when.zone)).toPlainDate().toString()
}

/** The local time at which it begins, `HH:MM`; null where only the day is known. */
export function startTime(when: AskWhen): string | null {
  if (!when.hasTime) return null
  const { hour, minute } = Temporal.Instant.from(when.start).toZonedDateTimeISO(knownZone(when.zone))
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** `time` is `HH:MM`; an hour that a clock change skips is the one after it. Null or empty: only the day is known. */
export function whenAt(day: LocalDay, time: string | null, zone: string): AskWhen {
  const known = knownZone(zone)
  const start = Temporal.PlainDate.from(day)
    .toZonedDateTime({ timeZone: known, plainTime: Temporal.PlainTime.from(time || '12:00') })
    .toInstant()
    .toString()
  return { start, zone: known, hasTime: Boolean(time), end: null, days: [] }
}

/** The next moment after `from` at which the day, or evening and not evening, changes. */
function nextTurn(from: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  const day = from.toPlainDate()
  const at = (hour: number) =>
    day.toZonedDateTime({ timeZone: from.timeZoneId, plainTime: Temporal.PlainTime.from({ hour }) })
  const turns = [at(EVENING_UNTIL), at(EVENING_FROM), day.add({ days: 1 }).toZonedDateTime(from.timeZoneId)]
  const later = turns.find((turn) => turn.epochMilliseconds > from.epochMilliseconds)
  return later ?? from.add({ hours: 24 })
}

function stretchesBetween(start: Instant, milliseconds: number, zone: string): Stretch[] {
  let at = Temporal.Instant.from(start).toZonedDateTimeISO(zone)
  const end = at.epochMilliseconds + Math.min(milliseconds, MOST_DAYS * 86_400_000)
  const stretches: Stretch[] = []
  while (at.epochMilliseconds < end) {
    const turn = nextTurn(at)
    const until = Math.min(turn.epochMilliseconds, end)
    const day = at.toPlainDate().toString()
    const evening = at.hour >= EVENING_FROM || at.hour < EVENING_UNTIL
    stretches.push({ day, evening, weekend: isWeekend(day), weight: until - at.epochMilliseconds })
    at = turn
  }
  return stretches
}

function stretchOf({ day, hours, evening = false, weekend }: AskDay): Stretch {
  return { day, evening, weekend: weekend ?? isWeekend(day), weight: minutesOf(hours) }
}

/**
 * The stretches of an ask, each within one local day and wholly in or out of the evening. A split by days goes first; then
 * start to end on the clock of its zone; without an end as long as `hours`; without a time the whole of it lies on its day,
 * out of the evening. Weights are elapsed time, so an hour that a clock change takes or gives is counted as it passed.
 * Never empty; the sum of the weights is above 0.
 */
export function stretchesOf(when: AskWhen, hours: number): Stretch[] {
  const split = when.days.filter(({ hours: some }) => minutesOf(some) > 0).map(stretchOf)
  if (split.length > 0)
    return split.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : Number(a.evening) - Number(b.evening)))
  const zone = knownZone(when.zone)
  const day = startDay({ ...when, days: [] })
  if (!when.hasTime) return [{ day, evening: false, weekend: isWeekend(day), weight: 1 }]
  const start = Temporal.Instant.from(when.start).epochMilliseconds
  const given = when.end === null ? 0 : Temporal.Instant.from(when.end).epochMilliseconds - start
  const milliseconds = given > 0 ? given : Math.max(1, minutesOf(hours)) * 60_000
  return stretchesBetween(when.start, milliseconds, zone)
}

/**
 * A whole number dealt out by weights so that the parts add up to it exactly: the largest remainders get the rest, the
 * first of equals first. `weights` are not all 0.
 */
export function dealOut(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  const exact = weights.map((weight) => (total * weight) / sum)
  const parts = exact.map(Math.floor)
  const left = total - parts.reduce((all, part) => all + part, 0)
  const order = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .toSorted((a, b) => b.rest - a.rest || a.index - b.index)
  for (const { index } of order.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1
  return parts
}
