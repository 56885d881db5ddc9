// The ground check over time: five plain items of our own, rated on five words. No validated scale: nothing is added up,
// and nobody is compared with anybody. Pure.
import type { Exercise } from './exercise.ts'
import type { LocalDay, RecordId, RecordOf, ScaleStep, SessionBody } from './records.ts'

export const CHECK_ITEMS = ['meaning', 'chosen', 'useful', 'seen', 'rest'] as const
export type CheckItemId = (typeof CHECK_ITEMS)[number]

/** A new look is due this many days after the last. */
export const CHECK_EVERY_DAYS = 30

/** One look, whether it was made on its own or as part of an exercise. */
export interface Look {
  id: RecordId
  day: LocalDay
  items: Partial<Record<CheckItemId, ScaleStep>>
  note: string
  /** The session it comes from; null for a look of its own. */
  sessionId: RecordId | null
}

/** The items of a look that were answered. */
export function lookOf(check: RecordOf<'check'>): Look {
  const items: Look['items'] = {}
  for (const item of CHECK_ITEMS) {
    const value = check.items[item]
    if (value !== undefined && value !== null) items[item] = value
  }
  return { id: check.id, day: check.day, items, note: check.note, sessionId: null }
}

/** Whether an exercise declares that ratings of its join the line. */
export function joinsChecks(exercise: Exercise): boolean {
  return exercise.steps.some((step) => step.kind === 'rate' && step.items?.some((item) => item.check !== undefined))
}

const isStep = (value: unknown): value is ScaleStep =>
  value === 0 || value === 1 || value === 2 || value === 3 || value === 4

/**
 * What a session's answers say of the items that its exercise declares. An item rated in several places counts by the
 * last; one rated on several scales by the first. null where nothing was rated.
 */
export function lookInSession(exercise: Exercise, body: SessionBody): Look['items'] | null {
  const items: Look['items'] = {}
  for (const step of exercise.steps) {
    if (step.kind !== 'rate') continue
    const answer = Object.hasOwn(body.answers, step.id) ? body.answers[step.id] : undefined
    if (answer?.kind !== 'rate') continue
    for (const { id, check } of step.items ?? []) {
      const scale = step.scales[0]?.id
      if (check === undefined || scale === undefined || !Object.hasOwn(answer.ratings, id)) continue
      const value = answer.ratings[id]?.[scale]
      if (isStep(value)) items[check] = value
    }
  }
  return Object.keys(items).length === 0 ? null : items
}

/** Oldest first; two looks of one day in a stable order. */
export function looksInTime(looks: readonly Look[]): Look[] {
  return looks.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.id < b.id ? -1 : 1))
}

/** One answered point: of a look of its own, or of a session's ratings. */
export interface LookPoint {
  day: LocalDay
  value: ScaleStep
  fromSession: boolean
}

/** The answered points of one item, oldest first. */
export function lineOf(looks: readonly Look[], item: CheckItemId): LookPoint[] {
  return looksInTime(looks).flatMap(({ day, items, sessionId }) => {
    const value = items[item]
    return value === undefined ? [] : [{ day, value, fromSession: sessionId !== null }]
  })
}

/** The day from which a look is due: so many days after the last, or after the first words in the vault; null before any. */
export function checkDueOn(lastLook: LocalDay | null, firstWords: LocalDay | null): LocalDay | null {
  const since = lastLook ?? firstWords
  return since === null ? null : Temporal.PlainDate.from(since).add({ days: CHECK_EVERY_DAYS }).toString()
}
