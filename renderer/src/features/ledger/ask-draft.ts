// An ask as it stands in a form, and back. What is not understood keeps its earlier value and is named. Pure.
import { plainNumber } from '#parts/amounts.ts'
import type { AskDay, AskFields, AskWhen } from '#shared/domain/ledger/ask.ts'
import { readDay, readHours, readNumber, readTime } from '#shared/domain/ledger/reading.ts'
import { knownZone, startDay, startTime, whenAt } from '#shared/domain/ledger/time.ts'
import type { Language, LocalDay } from '#shared/domain/records.ts'

export interface DayDraft {
  key: number
  day: string
  hours: string
  evening: boolean
}

/** Fields that are typed, as text; the rest as it is kept. */
export interface AskDraft {
  what: string
  note: string
  day: string
  time: string
  endDay: string
  endTime: string
  zone: string
  days: DayDraft[]
  hoursAsked: string
  hoursGiven: string
  hourlyValue: string
  every: 'never' | 'week' | 'month' | 'days'
  everyDays: string
  until: string
  choices: Pick<
    AskFields,
    'direction' | 'sort' | 'paid' | 'currency' | 'serves' | 'freedom' | 'answer' | 'reversal' | 'whyId'
  >
}

export type DraftFault =
  | 'day'
  | 'time'
  | 'end'
  | 'zone'
  | 'days'
  | 'hoursAsked'
  | 'hoursGiven'
  | 'hourlyValue'
  | 'everyDays'
  | 'until'

let keys = 0

/** A row of the split by days; its key tells it from the others. */
export function dayDraft(day = '', hours = '', evening = false): DayDraft {
  keys += 1
  return { key: keys, day, hours, evening }
}

export function draftOf(ask: AskFields, language: Language, sayDay: (day: LocalDay) => string): AskDraft {
  const { when, repeats } = ask
  const end = when.end === null ? null : Temporal.Instant.from(when.end).toZonedDateTimeISO(knownZone(when.zone))
  const day = startDay({ ...when, days: [] })
  const endDay = end?.toPlainDate().toString() ?? ''
  const number = (value: number) => plainNumber(value, language)
  return {
    what: ask.what,
    note: ask.note,
    day: sayDay(day),
    time: startTime(when) ?? '',
    endDay: endDay === '' || endDay === day ? '' : sayDay(endDay),
    endTime: end?.toPlainTime().toString({ smallestUnit: 'minute' }) ?? '',
    zone: when.zone,
    days: when.days.map((one) => dayDraft(sayDay(one.day), number(one.hours), one.evening ?? false)),
    hoursAsked: number(ask.hoursAsked),
    hoursGiven: number(ask.hoursGiven),
    hourlyValue: ask.hourlyValue === null ? '' : number(ask.hourlyValue),
    every: repeats?.every ?? 'never',
    everyDays: String(repeats?.days ?? 14),
    until: repeats?.until ? sayDay(repeats.until) : '',
    choices: {
      direction: ask.direction,
      sort: ask.sort,
      paid: ask.paid,
      currency: ask.currency,
      serves: ask.serves,
      freedom: ask.freedom,
      answer: ask.answer,
      reversal: ask.reversal,
      whyId: ask.whyId,
    },
  }
}

/** The fields of a draft on top of what was kept before, and what of it was not understood. */
export function fieldsOf(
  draft: AskDraft,
  before: AskFields,
  language: Language,
  today: LocalDay,
): { fields: AskFields; faults: ReadonlySet<DraftFault> } {
  const faults = new Set<DraftFault>()
  function read<T>(fault: DraftFault, text: string, reading: (text: string) => T | null, kept: T, empty: T = kept): T {
    if (text.trim() === '') return empty
    const value = reading(text)
    if (value === null) faults.add(fault)
    return value ?? kept
  }
  const toDay = (text: string) => readDay(text, today)
  const toHours = (text: string) => readHours(text, language)
  const toNumber = (text: string) => readNumber(text, language)

  const keptDay = startDay({ ...before.when, days: [] })
  const day = read('day', draft.day, toDay, keptDay)
  const time = read<string | null>('time', draft.time, readTime, startTime(before.when), null)
  const zone = read(
    'zone',
    draft.zone,
    (text) => (knownZone(text.trim()) === text.trim() ? text.trim() : null),
    before.when.zone,
  )
  const days: AskDay[] = draft.days.flatMap((row) => {
    if (row.day.trim() === '' && row.hours.trim() === '') return []
    const [on, hours] = [toDay(row.day), toHours(row.hours)]
    if (on === null || hours === null) {
      faults.add('days')
      return []
    }
    return [{ day: on, hours, ...(row.evening ? { evening: true } : {}) }]
  })
  const endTime = read<string | null>('end', draft.endTime, readTime, null, null)
  const endDay = read('end', draft.endDay, toDay, day, day)
  const end = time !== null && endTime !== null ? whenAt(endDay, endTime, zone).start : null
  const start = whenAt(day, time, zone)
  if (end !== null && end <= start.start) faults.add('end')
  const when: AskWhen = {
    ...start,
    end: faults.has('end') ? before.when.end : end,
    days: faults.has('days') ? before.when.days : days,
  }
  const everyDays = read('everyDays', draft.everyDays, toNumber, 14)
  if (draft.every === 'days' && (everyDays < 1 || everyDays > 3650 || !Number.isInteger(everyDays)))
    faults.add('everyDays')
  return {
    fields: {
      ...before,
      ...draft.choices,
      what: draft.what.trim(),
      note: draft.note,
      when,
      hoursAsked: read('hoursAsked', draft.hoursAsked, toHours, before.hoursAsked, 0),
      hoursGiven: read('hoursGiven', draft.hoursGiven, toHours, before.hoursGiven, 0),
      hourlyValue: read<number | null>('hourlyValue', draft.hourlyValue, toNumber, before.hourlyValue, null),
      repeats:
        draft.every === 'never'
          ? null
          : {
              every: draft.every,
              days: faults.has('everyDays') ? (before.repeats?.days ?? 14) : Math.round(everyDays),
              until: read<LocalDay | null>('until', draft.until, toDay, before.repeats?.until ?? null, null),
              skipped: before.repeats?.skipped ?? [],
            },
    },
    faults,
  }
}
