// One ask: what somebody wanted of the person, or the person of somebody, in hours. Its shape and the small facts that
// follow from it alone; sums over many are figures.ts.
import type { Instant, LocalDay, RecordId, RecordOf, ScaleStep } from '../records.ts'

/** `by-me` is an ask of the person's own: what was given to them is its `hoursGiven`. */
export type AskDirection = 'of-me' | 'by-me'
/** What kind of thing is asked for. */
export const ASK_SORTS = ['work', 'advice', 'meeting', 'event', 'course', 'volunteering', 'sharing', 'other'] as const
export type AskSort = (typeof ASK_SORTS)[number]
export type AskFreedom = 'chosen' | 'expected'
export const ASK_ANSWERS = ['open', 'yes', 'renegotiated', 'no'] as const
export type AskAnswer = (typeof ASK_ANSWERS)[number]
/** "Would they do it for my cause?" */
export type Reversal = 'yes' | 'no' | 'unsure'

/** One day's part of an ask that was split by hand. Evening and weekend are worked out where they are not said. */
export interface AskDay {
  day: LocalDay
  hours: number
  /** All of that day's hours lay in the evening; absent: none did. */
  evening?: boolean
  /** Absent: Saturday and Sunday are. */
  weekend?: boolean
}

/** When it was, or is to be. `zone` is where the person was, and is never recomputed. */
export interface AskWhen {
  /** Local noon of the day where `hasTime` is false. */
  start: Instant
  /** IANA zone. */
  zone: string
  hasTime: boolean
  /** null: as long as its hours. */
  end: Instant | null
  /** A split by days goes before start and end; empty for none. */
  days: AskDay[]
}

/** A rule on the first ask of a series. Occurrences are asks of their own, made by the person. */
export interface AskRepeat {
  every: 'week' | 'month' | 'days'
  /** For `days`: every so many, at least 1. */
  days: number
  /** The last day on which it may fall; null for no end. */
  until: LocalDay | null
  /** Days on which it did not happen. */
  skipped: LocalDay[]
}

export type DecisionChoice = 'accept' | 'renegotiate' | 'decline'

/** What the person decided, in their words. Kept as it was. */
export interface AskDecision {
  at: Instant
  choice: DecisionChoice
  /** The reply as it was copied or saved; empty for none. */
  reply: string
  reason: string
}

/** "How did it sit?", a month later. `answer` is null until it was answered or put by (then empty). */
export interface AskLookBack {
  dueDay: LocalDay
  answer: string | null
  answeredAt: Instant | null
}

export interface AskFields {
  direction: AskDirection
  /** null where it is linked to no person: then only `who` says it. */
  personId: RecordId | null
  /** The name as it stood when it was written down. */
  who: string
  what: string
  sort: AskSort
  when: AskWhen
  /** Hours, 0 or more. */
  hoursAsked: number
  hoursGiven: number
  paid: boolean
  /** ISO 4217. */
  currency: string
  /** What an hour was worth to the person then, in `currency`; null where not said. A later rate changes no past ask. */
  hourlyValue: number | null
  /** What it gives the person, in their words; absent for nothing said. */
  gives?: string
  serves: { me: ScaleStep | null; them: ScaleStep | null }
  freedom: AskFreedom | null
  answer: AskAnswer
  reversal: Reversal | null
  /** The why it touches; null for none. */
  whyId: RecordId | null
  repeats: AskRepeat | null
  /** The ask whose rule this one was made by, and for which day. */
  seriesId: RecordId | null
  occurrence: LocalDay | null
  decision: AskDecision | null
  lookBack: AskLookBack | null
  note: string
}

type Ask = RecordOf<'ask'>

/** Hours as whole minutes, in which all sums are kept: they agree to the minute whatever they are grouped by. */
export function minutesOf(hours: number): number {
  return Math.max(0, Math.round(hours * 60))
}

/** The person it counts for: the record where it is linked, else the name as written, whatever its capitals and spaces. */
export function personKey({ personId, who }: Pick<AskFields, 'personId' | 'who'>): string {
  return personId ?? `who:${who.trim().toLocaleLowerCase().replace(/\s+/g, ' ')}`
}

/** Whom it serves in one word, from the two scales: more than one step apart leans to a side. null while either is open. */
export function servesWord({ me, them }: AskFields['serves']): 'me' | 'them' | 'both' | 'neither' | null {
  if (me === null || them === null) return null
  if (me === 0 && them === 0) return 'neither'
  return Math.abs(me - them) <= 1 ? 'both' : me > them ? 'me' : 'them'
}

/** The answer that a decision gives. */
export function answerOf(choice: DecisionChoice): AskAnswer {
  return choice === 'accept' ? 'yes' : choice === 'renegotiate' ? 'renegotiated' : 'no'
}

/** The day of the look back: one month after the decision, on the person's calendar. */
export function lookBackDay(decidedOn: LocalDay): LocalDay {
  return Temporal.PlainDate.from(decidedOn).add({ months: 1 }).toString()
}

/** Decisions to be looked at again on `today`, the longest due first. */
export function looksDue(asks: readonly Ask[], today: LocalDay): Ask[] {
  return asks
    .filter(({ lookBack }) => lookBack !== null && lookBack.answer === null && lookBack.dueDay <= today)
    .toSorted((a, b) => ((a.lookBack?.dueDay ?? '') < (b.lookBack?.dueDay ?? '') ? -1 : 1))
}
