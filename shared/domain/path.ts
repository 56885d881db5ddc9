// The path: five stages, where each exercise stands, and what is suggested next and why. Locks nothing.
import { addDays } from './calendar.ts'
import { type Exercise, STAGES, type Stage } from './exercise.ts'
import type { Instant, LocalDay, PathWay, ProfileHead, RecordOf } from './records.ts'

type SessionRecord = RecordOf<'session'>

/** `done` once any session of it was finished; `in-progress` while one is open or paused; a stopped one leaves it ahead. */
export type ExerciseState = 'done' | 'in-progress' | 'ahead'

export interface PathExercise {
  exercise: Exercise
  state: ExerciseState
  /** The session to go on with: the latest open or paused one. */
  open: SessionRecord | null
  /** The latest finished session. */
  finished: SessionRecord | null
  /** How many sessions of it were finished. */
  times: number
}

/** What the person chose for the path. `hidden`: ids of exercises that are not for them. */
export interface PathChoices {
  way: PathWay
  hidden: readonly string[]
}

export interface PathStage {
  stage: Stage
  /** Those on the chosen way. */
  exercises: PathExercise[]
  /** Those off it: there for who wants them, never suggested unless begun, not counted. */
  others: PathExercise[]
  /** Those the person has hidden: neither suggested nor counted. */
  hidden: PathExercise[]
  done: number
  /** `done` when all its exercises on the way are; `begun` when any is done or in progress. */
  state: 'done' | 'begun' | 'ahead'
}

/** The whole way with nothing hidden. */
export const EVERYTHING: PathChoices = { way: 'full', hidden: [] }

/** The choices in the profile, or the short way with nothing hidden. */
export function pathChoices(profile: Pick<ProfileHead, 'way' | 'hiddenExercises'> | undefined): PathChoices {
  return { way: profile?.way ?? 'short', hidden: profile?.hiddenExercises ?? [] }
}

/** The exercises of the short way, in its order. */
export function shortWay(exercises: readonly Exercise[]): Exercise[] {
  const place = (exercise: Exercise) => exercise.short ?? 0
  return exercises.filter((exercise) => exercise.short !== undefined).toSorted((a, b) => place(a) - place(b))
}

/**
 * From which day it may be looked at again, or null: it has no such days or was never finished.
 * `finished`: the local day on which it was last finished, `times` how often it was.
 */
export function againFrom(exercise: Exercise, times: number, finished: LocalDay | null): LocalDay | null {
  const days = exercise.again?.[Math.min(times, exercise.again.length) - 1]
  return finished === null || days === undefined ? null : addDays(finished, days)
}

/** How often it was finished, and when last. */
export function finishedBefore(exercise: Exercise, sessions: SessionRecord[]): { times: number; last: Instant | null } {
  const { times, finished } = place(exercise, sessions)
  return { times, last: finished?.finishedAt ?? null }
}

function latest(sessions: SessionRecord[], when: (session: SessionRecord) => Instant): SessionRecord | null {
  return sessions.toSorted((a, b) => (when(a) < when(b) ? 1 : -1))[0] ?? null
}

function place(exercise: Exercise, sessions: SessionRecord[]): PathExercise {
  const own = sessions.filter((session) => session.exerciseId === exercise.id && session.deletedAt === null)
  const finished = own.filter((session) => session.status === 'finished')
  const open = latest(
    own.filter((session) => session.status === 'open' || session.status === 'paused'),
    (session) => session.updatedAt,
  )
  return {
    exercise,
    state: open ? 'in-progress' : finished.length > 0 ? 'done' : 'ahead',
    open,
    finished: latest(finished, (session) => session.finishedAt ?? session.updatedAt),
    times: finished.length,
  }
}

/** The chosen way, in the order of the stages. Stages without exercises on it are there and ahead. */
export function pathOf(
  exercises: readonly Exercise[],
  sessions: SessionRecord[],
  choices: PathChoices = EVERYTHING,
): PathStage[] {
  const isShort = choices.way === 'short'
  const rank = (exercise: Exercise) => (isShort ? (exercise.short ?? exercise.order) : exercise.order)
  const isHidden = (exercise: Exercise) => choices.hidden.includes(exercise.id)
  const isOnWay = (exercise: Exercise) => !isHidden(exercise) && (!isShort || exercise.short !== undefined)
  return STAGES.map((stage) => {
    const all = exercises
      .filter((exercise) => exercise.stage === stage)
      .toSorted((a, b) => rank(a) - rank(b))
      .map((exercise) => place(exercise, sessions))
    const placed = all.filter((one) => isOnWay(one.exercise))
    // One in progress for the second time was done before.
    const done = placed.filter((one) => one.times > 0).length
    const isBegun = placed.some((one) => one.state !== 'ahead')
    return {
      stage,
      exercises: placed,
      others: all.filter((one) => !isOnWay(one.exercise) && !isHidden(one.exercise)),
      hidden: all.filter((one) => isHidden(one.exercise)),
      done,
      state: placed.length > 0 && done === placed.length ? 'done' : isBegun ? 'begun' : 'ahead',
    }
  })
}

/** Why something is suggested: a key for the sentence, with the facts it needs. */
export type Suggestion = {
  exercise: Exercise
  /** The session to go on with, for `go-on` and `take-up-again`. */
  session: SessionRecord | null
} & (
  | { why: 'go-on' }
  /** It was stopped before; nothing else is waiting. */
  | { why: 'take-up-again' }
  | { why: 'first-step' }
  /** The stage before is done. */
  | { why: 'next-stage'; after: Stage }
  /** Something of this stage is done already. */
  | { why: 'same-stage'; after: Exercise }
  /** A stage was left out on the way; later ones are done. */
  | { why: 'left-out'; stage: Stage }
)

/**
 * What comes next, or null when every exercise on the way was done at least once. An open or paused session comes first,
 * also one off the way, then the earliest exercise on the way that was never finished; what the person stopped comes after
 * what they have not tried. What they have hidden is never suggested.
 */
export function suggestNext(path: PathStage[], sessions: SessionRecord[]): Suggestion | null {
  const all = path.flatMap((stage) => stage.exercises)
  const visible = path.flatMap((stage) => [...stage.exercises, ...stage.others])
  const open = latest(
    visible.flatMap((one) => one.open ?? []),
    (session) => session.updatedAt,
  )
  const opened = visible.find((one) => open !== null && one.open?.id === open.id)
  if (opened) return { exercise: opened.exercise, session: open, why: 'go-on' }
  const stopped = (one: PathExercise) =>
    latest(
      sessions.filter(
        (session) =>
          session.exerciseId === one.exercise.id && session.status === 'stopped' && session.deletedAt === null,
      ),
      (session) => session.updatedAt,
    )
  const ahead = all.filter((one) => one.state === 'ahead')
  const next = ahead.find((one) => stopped(one) === null)
  if (next) return { exercise: next.exercise, session: null, ...reason(path, next) }
  const again = ahead[0]
  return again ? { exercise: again.exercise, session: stopped(again), why: 'take-up-again' } : null
}

function reason(path: PathStage[], next: PathExercise) {
  const index = path.findIndex((stage) => stage.stage === next.exercise.stage)
  const isTouched = path.some((stage) => stage.done > 0)
  if (!isTouched) return { why: 'first-step' as const }
  const here = path[index]?.exercises.filter((one) => one.state === 'done').at(-1)
  if (here) return { why: 'same-stage' as const, after: here.exercise }
  const isLaterDone = path.slice(index + 1).some((stage) => stage.done > 0)
  if (isLaterDone) return { why: 'left-out' as const, stage: next.exercise.stage }
  const before = path.slice(0, index).findLast((stage) => stage.done > 0)
  return before ? { why: 'next-stage' as const, after: before.stage } : { why: 'first-step' as const }
}
