// The one line in which an ask is written down fast: what the fields hold, and the ask that they make. Pure.
import type { AskAnswer, AskDirection, AskFields, AskFreedom } from '#shared/domain/ledger/ask.ts'
import { readDay, readHours, readTime } from '#shared/domain/ledger/reading.ts'
import { whenAt } from '#shared/domain/ledger/time.ts'
import type { Language, LocalDay } from '#shared/domain/records.ts'

export interface CaptureFields {
  what: string
  who: string
  hours: string
  /** Empty for today. */
  day: string
  /** Empty where only the day is known. */
  time: string
  direction: AskDirection
  /** null until chosen: then a day to come leaves it open, and a day past or present says yes. */
  answer: AskAnswer | null
  freedom: AskFreedom | null
  paid: boolean
}

export const EMPTY_CAPTURE: CaptureFields = {
  what: '',
  who: '',
  hours: '',
  day: '',
  time: '',
  direction: 'of-me',
  answer: null,
  freedom: null,
  paid: false,
}

export type CaptureFault = 'what' | 'hours' | 'day' | 'time'

/** The day typed; null for one that is not understood. */
export function captureDay({ day }: CaptureFields, today: LocalDay): LocalDay | null {
  return day.trim() === '' ? today : readDay(day, today)
}

/** The answer as it will be kept. */
export function captureAnswer(fields: CaptureFields, today: LocalDay): AskAnswer {
  return fields.answer ?? ((captureDay(fields, today) ?? today) > today ? 'open' : 'yes')
}

/** The ask these fields make on top of a blank one, or what is missing or not understood. */
export function captured(
  fields: CaptureFields,
  blank: AskFields,
  language: Language,
  today: LocalDay,
): { ask: AskFields } | { faults: CaptureFault[] } {
  const hours = fields.hours.trim() === '' ? 0 : readHours(fields.hours, language)
  const day = captureDay(fields, today)
  const time = fields.time.trim() === '' ? '' : readTime(fields.time)
  const faults: CaptureFault[] = [
    ...(fields.what.trim() === '' ? (['what'] as const) : []),
    ...(hours === null ? (['hours'] as const) : []),
    ...(day === null ? (['day'] as const) : []),
    ...(time === null ? (['time'] as const) : []),
  ]
  if (faults.length > 0 || hours === null || day === null) return { faults }
  const answer = captureAnswer(fields, today)
  return {
    ask: {
      ...blank,
      what: fields.what.trim(),
      who: fields.who.replace(/\s+/g, ' ').trim(),
      when: whenAt(day, time, blank.when.zone),
      hoursAsked: hours,
      hoursGiven: answer === 'yes' || answer === 'renegotiated' ? hours : 0,
      direction: fields.direction,
      answer,
      freedom: fields.freedom,
      paid: fields.paid,
    },
  }
}
