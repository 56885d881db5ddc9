// Dates as other journals write them, into a day, an instant and a zone. The day is always that of the source's own zone.
import type { Instant, LocalDay } from '../../domain/records.ts'

export interface When {
  day: LocalDay
  instant: Instant | null
  /** Null where the source names none that exists. */
  zone: string | null
}

/** The zone as IANA knows it; null for what is none. */
export function knownZone(zone: unknown): string | null {
  if (typeof zone !== 'string' || zone.length > 60) return null
  const name = zone.trim()
  // Offsets are no zones that a person would recognise, and `GMT+2` means the opposite in IANA's list.
  if (!/^[A-Za-z][\w+-]*(?:\/[\w+-]+)*$/.test(name)) return null
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId
  } catch {
    return null
  }
}

/** Days that our records can hold: years 0001 to 9999. */
function dayOf(date: Temporal.PlainDate): LocalDay | null {
  return date.year >= 1 && date.year <= 9999 ? date.toString() : null
}

/** Null for no instant, or one outside the years we keep. `zone` decides the day. */
export function whenFromInstant(instant: Temporal.Instant, zone: string | null, homeZone: string): When | null {
  const day = dayOf(instant.toZonedDateTimeISO(zone ?? homeZone).toPlainDate())
  return day === null ? null : { day, instant: instant.toString(), zone }
}

/** From milliseconds since 1970, negative ones too. */
export function whenFromMilliseconds(value: unknown, zone: string | null, homeZone: string): When | null {
  if (typeof value !== 'number' || !Number.isFinite(value) || Math.abs(value) > 8.64e15) return null
  return whenFromInstant(Temporal.Instant.fromEpochMilliseconds(Math.trunc(value)), zone, homeZone)
}

/** From a day and a time of the clock in the zone (or at home). A time that is no time gives the day alone. */
export function whenFromLocal(day: string, time: string | null, zone: string | null, homeZone: string): When | null {
  let date: Temporal.PlainDate
  try {
    date = Temporal.PlainDate.from(day, { overflow: 'reject' })
  } catch {
    return null
  }
  const local = dayOf(date)
  if (local === null) return null
  const clock = time === null ? null : /^(\d{1,2}):(\d\d)(?::(\d\d))?/.exec(time.trim())
  if (!clock) return { day: local, instant: null, zone }
  try {
    const [, hour = '0', minute = '0', second = '0'] = clock
    const plain = Temporal.PlainTime.from(
      { hour: Number(hour), minute: Number(minute), second: Number(second) },
      { overflow: 'reject' },
    )
    const instant = date.toZonedDateTime({ timeZone: zone ?? homeZone, plainTime: plain }).toInstant()
    return { day: local, instant: instant.toString(), zone }
  } catch {
    return { day: local, instant: null, zone }
  }
}

/**
 * From ISO 8601 in its usual looseness: `2020-01-05`, `2020-01-05 07:30`, `2020-01-05T07:30:00+02:00`, `…Z`, `…[Europe/Rome]`.
 * With an offset and without a zone, the day is the one written.
 */
export function whenFromText(value: unknown, zone: string | null, homeZone: string): When | null {
  if (value instanceof Date) return whenFromMilliseconds(value.getTime(), zone, homeZone)
  if (typeof value !== 'string') return null
  const found =
    /^\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ,]+(\d{1,2}:\d\d(?::\d\d)?)(?:[.,]\d+)?\s*(Z|[+-]\d\d:?\d\d)?(?:\[([\w/+-]+)\])?)?/.exec(
      value,
    )
  if (!found) return null
  const [, year = '', month = '', date = '', time, offset, inBrackets] = found
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const named = knownZone(inBrackets) ?? zone
  if (time === undefined || offset === undefined) return whenFromLocal(day, time ?? null, named, homeZone)
  try {
    const padded = time.length === 4 || time.length === 7 ? `0${time}` : time
    const instant = Temporal.Instant.from(`${day}T${padded}${offset}`)
    if (named !== null) return whenFromInstant(instant, named, homeZone)
    const plain = whenFromLocal(day, null, null, homeZone)
    return plain && { ...plain, instant: instant.toString() }
  } catch {
    return whenFromLocal(day, time, named, homeZone)
  }
}

/** The day that a file's name begins or ends with, or that its folders make (`2020/01/05.md`); null for none. */
export function dayInName(name: string): { day: LocalDay; time: string | null; rest: string } | null {
  const base = name.slice(name.lastIndexOf('/') + 1).replace(/\.[^.]{1,8}$/, '')
  const inBase = /(?<!\d)(\d{4})[-_.]?(\d\d)[-_.]?(\d\d)(?:[T _-]+(\d\d)[-:.h]?(\d\d)(?!\d))?(?!\d)/.exec(base)
  if (inBase) {
    const [all, year = '', month = '', date = '', hour, minute] = inBase
    const day = validDay(year, month, date)
    if (day) {
      const rest = (base.slice(0, inBase.index) + base.slice(inBase.index + all.length)).replace(
        /^[\s_.,–—-]+|[\s_.,–—-]+$/g,
        '',
      )
      return { day, time: hour === undefined ? null : `${hour}:${minute}`, rest }
    }
  }
  const inPath = /(?:^|\/)(\d{4})\/(?:[^/]*?)(\d\d)(?:[^/]*)\/(?:\d{4}-\d\d-)?(\d\d)(?:[ _-]+([^/]*))?\.[^./]+$/.exec(
    name,
  )
  if (inPath) {
    const day = validDay(inPath[1] ?? '', inPath[2] ?? '', inPath[3] ?? '')
    if (day) return { day, time: null, rest: inPath[4] ?? '' }
  }
  return null
}

function validDay(year: string, month: string, date: string): LocalDay | null {
  return whenFromLocal(`${year}-${month}-${date}`, null, null, 'UTC')?.day ?? null
}
