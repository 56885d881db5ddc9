// The ledger as a table of texts, for spreadsheets: columns, one row for each ask, and back. Knows rows, not files.
import type { Language, LocalDay, RecordId, RecordOf, ScaleStep } from '../records.ts'
import {
  ASK_ANSWERS,
  ASK_SORTS,
  type AskDay,
  type AskFields,
  type AskFreedom,
  personKey,
  type Reversal,
} from './ask.ts'
import { readDay, readHours, readNumber, readTime } from './reading.ts'
import { knownZone, startDay, startTime, whenAt } from './time.ts'

type Ask = RecordOf<'ask'>

/**
 * The columns, in their order. Days are `2026-11-22`, times `20:30` in the ask's zone, whatever the language; numbers have
 * the language's decimal mark. `days` is a split, `2026-11-21 1.5 evening; 2026-11-22 3 weekend`.
 */
export const COLUMNS = [
  'id',
  'direction',
  'who',
  'what',
  'sort',
  'day',
  'time',
  'end_day',
  'end_time',
  'zone',
  'days',
  'hours_asked',
  'hours_given',
  'paid',
  'currency',
  'hourly_value',
  'serves_me',
  'serves_them',
  'freedom',
  'answer',
  'reversal',
  'note',
] as const
export type Column = (typeof COLUMNS)[number]

/** Other names that an import understands, folded. */
const OTHER_NAMES: Record<string, Column> = {
  direzione: 'direction',
  chi: 'who',
  client: 'who',
  cliente: 'who',
  from: 'who',
  person: 'who',
  persona: 'who',
  'che cosa': 'what',
  cosa: 'what',
  description: 'what',
  descrizione: 'what',
  tipo: 'sort',
  kind: 'sort',
  date: 'day',
  data: 'day',
  giorno: 'day',
  ora: 'time',
  fuso: 'zone',
  hours: 'hours_asked',
  ore: 'hours_asked',
  'ore chieste': 'hours_asked',
  'hours asked': 'hours_asked',
  'ore date': 'hours_given',
  'hours given': 'hours_given',
  pagata: 'paid',
  pagato: 'paid',
  valuta: 'currency',
  'valore orario': 'hourly_value',
  'hourly value': 'hourly_value',
  libertà: 'freedom',
  risposta: 'answer',
  nota: 'note',
  note: 'note',
}

/** The column that a heading names; null for one that is not ours. */
export function columnOf(heading: string): Column | null {
  const name = heading
    .replace(/^\ufeff/, '')
    .trim()
    .toLowerCase()
  const column = COLUMNS.find((one) => one === name || one === name.replace(/[\s-]+/g, '_'))
  return column ?? OTHER_NAMES[name.replace(/[\s_-]+/g, ' ')] ?? null
}

/** A text that a spreadsheet would take for a formula gets an apostrophe before it; one that has one gets another. */
export function withoutFormula(text: string): string {
  return /^['=+\-@\t\r]/.test(text) ? `'${text}` : text
}

/** What `withoutFormula` was given. */
export function formulaBack(text: string): string {
  return /^'['=+\-@\t\r]/.test(text) ? text.slice(1) : text
}

const twoFigures = (hours: number) => Math.round(hours * 1e4) / 1e4

function daysText(days: readonly AskDay[], say: (n: number) => string): string {
  return days
    .map(({ day, hours, evening, weekend }) =>
      [day, say(hours), evening ? 'evening' : '', weekend === undefined ? '' : weekend ? 'weekend' : 'weekday']
        .filter(Boolean)
        .join(' '),
    )
    .join('; ')
}

/** The cells of one ask, in the order of COLUMNS, each safe in a spreadsheet. */
export function rowOf(ask: Ask, language: Language): string[] {
  const number = (value: number) => {
    const text = String(twoFigures(value))
    return language === 'it' ? text.replace('.', ',') : text
  }
  const { when } = ask
  const end = when.end === null ? null : Temporal.Instant.from(when.end).toZonedDateTimeISO(knownZone(when.zone))
  const time = startTime(when)
  const cells: Record<Column, string> = {
    id: ask.id,
    direction: ask.direction,
    who: ask.who,
    what: ask.what,
    sort: ask.sort,
    day: startDay({ ...when, days: [] }),
    time: time ?? '',
    end_day: end?.toPlainDate().toString() ?? '',
    end_time: end?.toPlainTime().toString({ smallestUnit: 'minute' }) ?? '',
    zone: when.zone,
    days: daysText(when.days, number),
    hours_asked: number(ask.hoursAsked),
    hours_given: number(ask.hoursGiven),
    paid: ask.paid ? 'yes' : 'no',
    currency: ask.currency,
    hourly_value: ask.hourlyValue === null ? '' : number(ask.hourlyValue),
    serves_me: String(ask.serves.me ?? ''),
    serves_them: String(ask.serves.them ?? ''),
    freedom: ask.freedom ?? '',
    answer: ask.answer,
    reversal: ask.reversal ?? '',
    note: ask.note,
  }
  return COLUMNS.map((column) => withoutFormula(cells[column]))
}

/** What an import needs to know to read a row. */
export interface ReadingContext {
  language: Language
  today: LocalDay
  zone: string
  currency: string
  hourlyValue: number | null
}

/** One of our words for a cell, in either language; undefined for one that is none. */
const WORDS: Record<string, string> = {
  sì: 'yes',
  si: 'yes',
  y: 'yes',
  true: 'yes',
  x: 'yes',
  '1': 'yes',
  n: 'no',
  false: 'no',
  '0': 'no',
  scelta: 'chosen',
  scelto: 'chosen',
  attesa: 'expected',
  atteso: 'expected',
  dovuto: 'expected',
  aperta: 'open',
  rinegoziata: 'renegotiated',
  'non so': 'unsure',
  '?': 'unsure',
  lavoro: 'work',
  consiglio: 'advice',
  incontro: 'meeting',
  cena: 'meeting',
  dinner: 'meeting',
  evento: 'event',
  corso: 'course',
  volontariato: 'volunteering',
  condivisione: 'sharing',
  altro: 'other',
  'a me': 'of-me',
  'da me': 'by-me',
}

/** 16 bytes in base64url: the last letter holds two bits only. An id of any other make is left, and the ask gets a new one. */
const RECORD_ID = /^[A-Za-z0-9_-]{21}[AQgw]$/

export type RowReading = { id: RecordId | null; fields: AskFields } | { faults: Column[] }

function readDays(text: string, context: ReadingContext): AskDay[] | null {
  if (text.trim() === '') return []
  const days = text.split(';').map((part): AskDay | null => {
    const [first = '', second = '', ...words] = part.trim().split(/\s+/)
    const [day, hours] = [readDay(first, context.today), readHours(second, context.language)]
    if (day === null || hours === null) return null
    return {
      day,
      hours,
      ...(words.includes('evening') ? { evening: true } : {}),
      ...(words.includes('weekend') ? { weekend: true } : words.includes('weekday') ? { weekend: false } : {}),
    }
  })
  return days.every((day) => day !== null) ? days : null
}

/**
 * One row, by column. What is missing has the defaults of a new ask: of me, today's currency and hourly value, unpaid, said
 * yes and given as asked. `faults` names every cell that is not understood; then nothing of the row is taken.
 */
export function readRow(cells: Partial<Record<Column, string>>, context: ReadingContext): RowReading {
  const faults: Column[] = []
  const text = (column: Column) => formulaBack((cells[column] ?? '').trim())
  function read<T>(column: Column, missing: T, reading: (text: string) => T | null): T {
    const found = text(column)
    if (found === '') return missing
    const value = reading(found)
    if (value === null) faults.push(column)
    return value ?? missing
  }
  function word<T extends string>(column: Column, known: readonly T[], missing: T): T {
    return read(column, missing, (found) => {
      const folded = found.toLowerCase()
      const meant = known.includes(folded as T) ? folded : WORDS[folded]
      return known.find((one) => one === meant) ?? null
    })
  }
  const hours = (column: Column, missing: number) =>
    read(column, missing, (found) => readHours(found, context.language))
  const scale = (column: Column) =>
    read<ScaleStep | null>(column, null, (found) => (/^[0-4]$/.test(found) ? (Number(found) as ScaleStep) : null))

  const zone = read('zone', context.zone, (found) => (knownZone(found) === found ? found : null))
  const day = read<LocalDay | null>('day', null, (found) => readDay(found, context.today))
  const days = read('days', [], (found) => readDays(found, context))
  const time = read<string | null>('time', null, readTime)
  const endTime = read<string | null>('end_time', null, readTime)
  const endDay = read<LocalDay | null>('end_day', null, (found) => readDay(found, context.today))
  const onDay = day ?? days.map((one) => one.day).toSorted()[0] ?? null
  if (onDay === null && !faults.includes('day')) faults.push('day')
  if (text('what') === '' && text('who') === '') faults.push('what')
  const asked = hours('hours_asked', 0)
  const answer = word('answer', ASK_ANSWERS, 'yes')
  const given = hours('hours_given', answer === 'yes' || answer === 'renegotiated' ? asked : 0)
  const start = whenAt(onDay ?? context.today, time, zone)
  const end = time !== null && endTime !== null ? whenAt(endDay ?? onDay ?? context.today, endTime, zone).start : null
  const fields: AskFields = {
    direction: word('direction', ['of-me', 'by-me'], 'of-me'),
    personId: null,
    who: text('who'),
    what: text('what'),
    sort: word('sort', ASK_SORTS, 'other'),
    when: { ...start, end, days },
    hoursAsked: asked,
    hoursGiven: given,
    paid: word('paid', ['yes', 'no'], 'no') === 'yes',
    currency: read('currency', context.currency, (found) =>
      /^[a-z]{3}$/i.test(found) ? found.toUpperCase() : found === '€' ? 'EUR' : null,
    ),
    // A stored ask may have no value; a new row without the column takes today's.
    hourlyValue: read('hourly_value', cells.hourly_value === undefined ? context.hourlyValue : null, (found) =>
      readNumber(found.replace(/[€$£]/g, ''), context.language),
    ),
    serves: { me: scale('serves_me'), them: scale('serves_them') },
    freedom: text('freedom') === '' ? null : word<AskFreedom>('freedom', ['chosen', 'expected'], 'chosen'),
    answer,
    reversal: text('reversal') === '' ? null : word<Reversal>('reversal', ['yes', 'no', 'unsure'], 'unsure'),
    whyId: null,
    repeats: null,
    seriesId: null,
    occurrence: null,
    decision: null,
    lookBack: null,
    note: text('note'),
  }
  if (faults.length > 0) return { faults: [...new Set(faults)] }
  return { id: RECORD_ID.test(text('id')) ? text('id') : null, fields }
}

/** What makes two asks the same ask when a table comes in again. */
export function sameKey(ask: AskFields): string {
  const { when, what, hoursAsked, hoursGiven, direction } = ask
  return [
    direction,
    startDay(when),
    personKey({ personId: null, who: ask.who }),
    what.trim(),
    hoursAsked,
    hoursGiven,
  ].join('\n')
}
