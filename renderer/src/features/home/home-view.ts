// What Today says: one sentence of fact about where the person stands, and the one next step. Pure; words are elsewhere.

import type { Exercise } from '#shared/domain/exercise.ts'
import type { PathStage, Suggestion } from '#shared/domain/path.ts'
import type { Instant, RecordId, RecordOf } from '#shared/domain/records.ts'

export type HomeView =
  /** Nothing written, nothing begun. */
  | { state: 'new'; next: Exercise }
  /** Entries and no session yet. */
  | { state: 'writing'; entries: number; next: Exercise }
  /** A session is open or paused. */
  | { state: 'mid'; session: RecordOf<'session'>; exercise: Exercise }
  /** Something was finished and something lies ahead. */
  | { state: 'between'; last: RecordOf<'session'>; next: Exercise }
  /** Only what was stopped is left. */
  | { state: 'stopped'; sessionId: RecordId | null; since: Instant | null; exercise: Exercise }
  /** Every exercise on the way was done at least once; `more` lie ahead off it. */
  | { state: 'done'; sessions: number; since: Instant; more: number }

/** How many exercises off the chosen way were never finished. */
export function aheadOffWay(path: PathStage[]): number {
  return path.flatMap((stage) => stage.others).filter((one) => one.times === 0).length
}

/** Live sessions, the number of live entries and what lies off the way decide; the suggestion is the path's. */
export function homeView(
  suggestion: Suggestion | null,
  sessions: RecordOf<'session'>[],
  entries: number,
  more = 0,
): HomeView {
  const finished = sessions
    .filter((session) => session.status === 'finished')
    .toSorted((a, b) => ((a.finishedAt ?? a.updatedAt) < (b.finishedAt ?? b.updatedAt) ? -1 : 1))
  const last = finished.at(-1)
  if (suggestion === null)
    return { state: 'done', sessions: finished.length, since: finished[0]?.createdAt ?? last?.createdAt ?? '', more }
  const { exercise } = suggestion
  if (suggestion.why === 'go-on' && suggestion.session) return { state: 'mid', session: suggestion.session, exercise }
  if (suggestion.why === 'take-up-again') {
    const { session } = suggestion
    return { state: 'stopped', sessionId: session?.id ?? null, since: session?.updatedAt ?? null, exercise }
  }
  if (last) return { state: 'between', last, next: exercise }
  return entries > 0 ? { state: 'writing', entries, next: exercise } : { state: 'new', next: exercise }
}

/** A stage on the drawn line. */
export interface Waypoint {
  stage: PathStage['stage']
  /** `here` is the stage of the next step. */
  state: 'done' | 'here' | 'ahead'
  /** The exercise that is next, at `here` only. */
  exercise: Exercise | null
  /** How many of its exercises were finished, of how many. */
  done: number
  of: number
  /** Whether the line from the stage before to this one has been walked. */
  walked: boolean
}

/** The five stages as the line draws them: walked up to each stage that is done or stands next after a done one. */
export function waypoints(path: PathStage[], suggestion: Suggestion | null): Waypoint[] {
  const here = suggestion?.exercise.stage ?? null
  return path.map((stage, index) => {
    const isHere = stage.stage === here
    // A stage with nothing on the way is passed by.
    const before = path.slice(0, index).findLast((one) => one.exercises.length > 0)
    const walked = before?.state === 'done' && (stage.done > 0 || isHere)
    return {
      stage: stage.stage,
      state: isHere ? 'here' : stage.state === 'done' ? 'done' : 'ahead',
      exercise: isHere ? (suggestion?.exercise ?? null) : null,
      done: stage.done,
      of: stage.exercises.length,
      walked,
    }
  })
}

/** The truth to show: the chosen one, else the candidate rated highest on the whole, else the newest. */
export function truthToShow(truths: RecordOf<'truth'>[]): RecordOf<'truth'> | null {
  const chosen = truths.find((truth) => truth.chosenAt !== null)
  if (chosen) return chosen
  const mean = ({ ratings }: RecordOf<'truth'>) => {
    const given = Object.values(ratings).filter((rating) => rating !== null)
    return given.length === 0 ? -1 : given.reduce((sum, rating) => sum + rating, 0) / given.length
  }
  return truths.toSorted((a, b) => mean(b) - mean(a) || (a.createdAt < b.createdAt ? 1 : -1))[0] ?? null
}
