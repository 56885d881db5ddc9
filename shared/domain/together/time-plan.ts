// How long the parts of a shared-purpose session are meant to take, and how long they have taken. Suggestions in whole
// minutes: nothing ends by itself. Pure: the clock is an argument.
import type { Instant } from '../records.ts'
import type { RoundId, StepId } from './gathering.ts'

export const PLANS = [60, 75, 90] as const
export type PlanMinutes = (typeof PLANS)[number]
/** A round with its reading is one part, and so are the answers with theirs. */
export type PartId = 'told' | RoundId | 'asks' | 'answers' | 'statement' | 'pyramid' | 'experiments' | 'result'

const SUGGESTED: Record<PlanMinutes, Record<PartId, number>> = {
  60: {
    told: 3,
    inconvenient: 11,
    'take-on': 9,
    values: 8,
    asks: 8,
    answers: 4,
    statement: 8,
    pyramid: 4,
    experiments: 3,
    result: 2,
  },
  75: {
    told: 4,
    inconvenient: 14,
    'take-on': 11,
    values: 10,
    asks: 10,
    answers: 5,
    statement: 10,
    pyramid: 5,
    experiments: 4,
    result: 2,
  },
  90: {
    told: 5,
    inconvenient: 16,
    'take-on': 14,
    values: 12,
    asks: 12,
    answers: 6,
    statement: 12,
    pyramid: 6,
    experiments: 4,
    result: 3,
  },
}

/** Minutes suggested for a part. */
export function suggestedMinutes(plan: PlanMinutes, part: PartId): number {
  return SUGGESTED[plan][part]
}

export function partOf(step: StepId): PartId {
  return (step.endsWith('-read') ? step.slice(0, -'-read'.length) : step) as PartId
}

/** Time that has run, in milliseconds, up to `since`; null while it stands still. */
export interface Clock {
  wholeMs: number
  partMs: number
  since: Instant | null
}

/** The clock with the time up to now counted. A clock that went back counts nothing. */
export function ticked(clock: Clock, now: Instant): Clock {
  if (clock.since === null) return clock
  const passed = Math.max(0, Date.parse(now) - Date.parse(clock.since))
  return { wholeMs: clock.wholeMs + passed, partMs: clock.partMs + passed, since: now }
}

/** Whole minutes that a part and the whole have run. */
export function minutesRun(clock: Clock, now: Instant): { part: number; whole: number } {
  const { partMs, wholeMs } = ticked(clock, now)
  return { part: Math.floor(partMs / 60_000), whole: Math.floor(wholeMs / 60_000) }
}
