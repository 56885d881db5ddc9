// Dates as a person says them, in the language of the app. Days have no zone: they are shown as they were written down.

/** `full` Sunday 22 November 2026, to stand alone · `day` Sunday 22 · `month` November 2026 · `short` 22 November, with the year if not this one. */
export type DateStyle = 'full' | 'day' | 'month' | 'short'

const OPTIONS: Record<Exclude<DateStyle, 'short'>, Intl.DateTimeFormatOptions> = {
  full: { day: 'numeric', month: 'long', year: 'numeric' },
  day: { weekday: 'long', day: 'numeric' },
  month: { month: 'long', year: 'numeric' },
}

// Day before month, as both of our languages' readers in Europe write it.
const tagOf = (language: string) => (language.startsWith('it') ? 'it-IT' : 'en-GB')

const formatters = new Map<string, Intl.DateTimeFormat>()

/** `day` is `YYYY-MM-DD`; `today` decides whether `short` needs its year. */
export function formatDay(day: string, style: DateStyle, language: string, today = ''): string {
  const tag = tagOf(language)
  const withYear = style === 'short' && day.slice(0, 4) !== today.slice(0, 4)
  const key = `${tag} ${style} ${withYear}`
  let formatter = formatters.get(key)
  if (!formatter) {
    const options: Intl.DateTimeFormatOptions =
      style === 'short' ? { day: 'numeric', month: 'long', ...(withYear ? { year: 'numeric' } : {}) } : OPTIONS[style]
    formatter = new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' })
    formatters.set(key, formatter)
  }
  const date = new Date(`${day}T12:00:00Z`)
  if (style !== 'full') return formatter.format(date)
  // Put together here: the browsers' English wants a comma after the weekday as soon as a year follows.
  const weekday = new Intl.DateTimeFormat(tag, { weekday: 'long', timeZone: 'UTC' }).format(date)
  return `${weekday.charAt(0).toUpperCase()}${weekday.slice(1)} ${formatter.format(date)}`
}

/** The calendar day of an instant where the person is now. */
export function localDay(instant: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(Temporal.Now.timeZoneId()).toPlainDate().toString()
}

export function today(): string {
  return Temporal.Now.plainDateISO().toString()
}

/** Day and time of an instant where the person is now: `22 November 2026, 14:05`. */
export function formatMoment(instant: string, language: string): string {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(Temporal.Now.timeZoneId())
  const time = `${String(local.hour).padStart(2, '0')}:${String(local.minute).padStart(2, '0')}`
  return `${formatDay(local.toPlainDate().toString(), 'short', language)}, ${time}`
}
