// Reads what a person types for hours, money, days and times, in the forms of both languages. Answers null for what it
// does not understand: nothing is guessed where two readings are possible.
import type { Language, LocalDay } from '../records.ts'

/**
 * A number of 0 or more. The decimal mark is the language's own (`2,5` in Italian, `2.5` in English); the other one is
 * taken too where it cannot stand between thousands. Spaces and apostrophes may group digits.
 */
export function readNumber(text: string, language: Language): number | null {
  const bare = text.trim().replace(/(?<=\d)[\s'’\u00a0\u202f](?=\d{3}(?!\d))/g, '')
  if (!/^\d+([.,]\d+)*$|^[.,]\d+$/.test(bare)) return null
  const marks = [...bare.matchAll(/[.,]/g)].map(([mark]) => mark)
  const own = language === 'it' ? ',' : '.'
  const last = marks.at(-1)
  if (last === undefined) return Number(bare)
  const kinds = new Set(marks)
  const tail = bare.length - bare.lastIndexOf(last) - 1
  const grouped = (mark: string) => new RegExp(`^\\d{1,3}(\\${mark}\\d{3})+$`)
  if (kinds.size === 1) {
    // Several of one mark, or the foreign one before exactly three digits, can only group.
    if (marks.length > 1 || (last !== own && tail === 3))
      return grouped(last).test(bare) ? Number(bare.replaceAll(last, '')) : null
    return Number(bare.replace(last, '.'))
  }
  const [group = '', decimal = ''] = [last === ',' ? '.' : ',', last]
  const [whole = '', rest = ''] = bare.split(decimal)
  if (bare.split(decimal).length !== 2 || !grouped(group).test(whole)) return null
  return Number(`${whole.replaceAll(group, '')}.${rest}`)
}

/** No ask is longer. */
const MOST_HOURS = 2000

/** Hours: `2,5` · `2 h` · `1:30` · `1h30` · `90 min` · `1 ora` · `mezz’ora`. */
export function readHours(text: string, language: Language): number | null {
  const typed = text.trim().toLowerCase().replace('’', "'")
  if (/^(mezz'ora|half an hour|½)$/.test(typed)) return 0.5
  const clock = /^(\d{1,4})\s*(?::|h|ore|ora|hours?)\s*([0-5]?\d)\s*(?:m|min|minuti|minutes?)?$/.exec(typed)
  if (clock) return withinReason(Number(clock[1]) + Number(clock[2]) / 60)
  const minutes = /^(.+?)\s*(?:m|min|mins|minuti|minuto|minutes?)\.?$/.exec(typed)
  const amount = readNumber(minutes?.[1] ?? typed.replace(/\s*(?:h|hrs?|ore|ora|hours?)\.?$/, ''), language)
  return amount === null ? null : withinReason(minutes ? amount / 60 : amount)
}

function withinReason(hours: number): number | null {
  return hours <= MOST_HOURS ? hours : null
}

const MONTHS: readonly RegExp[] = [
  /^(jan(uary)?|gen(naio)?)$/,
  /^(feb(ruary)?|febbraio)$/,
  /^(mar(ch)?|marzo)$/,
  /^(apr(il)?|aprile)$/,
  /^(may|mag(gio)?)$/,
  /^(june?|giu(gno)?)$/,
  /^(july?|lug(lio)?)$/,
  /^(aug(ust)?|ago(sto)?)$/,
  /^(sept?(ember)?|set(t|tembre)?)$/,
  /^(oct(ober)?|ott(obre)?)$/,
  /^(nov(ember)?|novembre)$/,
  /^(dec(ember)?|dic(embre)?)$/,
]
const DAYS_FROM_TODAY: Record<string, number> = {
  today: 0,
  oggi: 0,
  yesterday: -1,
  ieri: -1,
  "l'altro ieri": -2,
  tomorrow: 1,
  domani: 1,
  dopodomani: 2,
}

function dayOf(year: number, month: number, day: number): LocalDay | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString()
  } catch {
    return null
  }
}

/** Of a day without a year, the one nearest to today. */
function nearest(month: number, day: number, today: LocalDay): LocalDay | null {
  const now = Temporal.PlainDate.from(today)
  const years = [now.year - 1, now.year, now.year + 1].flatMap((year) => dayOf(year, month, day) ?? [])
  const away = (one: LocalDay) => Math.abs(now.until(one).days)
  return years.toSorted((a, b) => away(a) - away(b))[0] ?? null
}

/**
 * A day: `2026-11-22` · `22/11/2026` · `22.11.26` · `22/11` · `22 novembre` · `today` · `ieri`. Day before month in both
 * languages, as Europe writes it; without a year, the one nearest to today.
 */
export function readDay(text: string, today: LocalDay): LocalDay | null {
  const typed = text.trim().toLowerCase().replace('’', "'")
  const away = DAYS_FROM_TODAY[typed]
  if (away !== undefined) return Temporal.PlainDate.from(today).add({ days: away }).toString()
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed)
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const [, day = '', month = '', year] =
    /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{2}|\d{4}))?$/.exec(typed) ??
    /^(\d{1,2})(?:st|nd|rd|th|º|°)?\s+(?:of\s+)?([a-z]+)\.?,?(?:\s+(\d{4}))?$/.exec(typed) ??
    []
  const named = MONTHS.findIndex((names) => names.test(month)) + 1
  const number = named > 0 ? named : /^\d+$/.test(month) ? Number(month) : 0
  if (day === '' || number === 0) return null
  if (year === undefined) return nearest(number, Number(day), today)
  return dayOf(year.length === 2 ? 2000 + Number(year) : Number(year), number, Number(day))
}

/** A time of day as `HH:MM`: `20` · `20:30` · `20.30` · `8 pm` · `alle 20`. */
export function readTime(text: string): string | null {
  const typed = text
    .trim()
    .toLowerCase()
    .replace(/^(alle|ore|at)\s+/, '')
  const parts = /^(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm)?$/.exec(typed)
  if (!parts) return null
  const [, hour = '', minute = '0', half] = parts
  if (half && (Number(hour) < 1 || Number(hour) > 12)) return null
  const at = half ? (Number(hour) % 12) + (half === 'pm' ? 12 : 0) : Number(hour)
  if (at > 23 || Number(minute) > 59) return null
  return `${String(at).padStart(2, '0')}:${minute.padStart(2, '0')}`
}
