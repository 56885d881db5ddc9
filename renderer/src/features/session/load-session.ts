// Opens a session: its own body, the definition it began with, what its steps take from earlier exercises, and what was
// answered the last time the same exercise was done.
import { headsOf } from '#data/heads.ts'
import { openBody } from '#data/repository.ts'
import type { Exercise, Item } from '#shared/domain/exercise.ts'
import { type EarlierGiven, itemsFor, takesOf } from '#shared/domain/items.ts'
import type { RecordOf } from '#shared/domain/records.ts'
import { playedExercise, type Session } from '#shared/domain/session.ts'

/** A sitting with what it needs to be read: the steps it goes through, and earlier exercises' items. */
export interface Sat {
  session: Session
  exercise: Exercise
  earlier: EarlierGiven
}

export interface LoadedSession extends Sat {
  /** The sitting with the same exercise before this one; null at the first, or when it cannot be read. */
  last: Sat | null
}

/** @throws what `openBody` throws when a part is missing or damaged. An earlier exercise that cannot be read gives nothing. */
export async function loadSession(record: RecordOf<'session'>): Promise<LoadedSession> {
  const sat = await loadSat(record)
  const before = latestSession(
    (other) => other.exerciseId === record.exerciseId && other.id !== record.id && other.createdAt < record.createdAt,
  )
  return { ...sat, last: before ? await loadSat(before).catch(() => null) : null }
}

async function loadSat(record: RecordOf<'session'>): Promise<Sat> {
  const { id, ...head } = record
  const [body, definition] = await Promise.all([openBody('session', id), openBody('definition', head.definitionId)])
  const exercise = playedExercise(definition.exercise, head.variant)
  return { session: { id, head, body }, exercise, earlier: await loadEarlier(exercise, id) }
}

function latestSession(test: (session: RecordOf<'session'>) => boolean): RecordOf<'session'> | undefined {
  return headsOf('session')
    .filter(test)
    .toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))[0]
}

const NO_EARLIER: EarlierGiven = () => []

async function loadEarlier(exercise: Exercise, ownId: string): Promise<EarlierGiven> {
  const found = new Map<string, Item[]>()
  const key = (exerciseId: string, stepId: string, pile = '') => `${exerciseId}/${stepId}/${pile}`
  for (const take of exercise.steps.flatMap(takesOf)) {
    if (take.from !== 'exercise') continue
    const latest = latestSession((session) => session.exerciseId === take.exercise && session.id !== ownId)
    if (!latest) continue
    const items = await earlierItems(latest, take.step, take.pile).catch(() => [])
    found.set(key(take.exercise, take.step, take.pile), items)
  }
  return (exerciseId, stepId, pile) => found.get(key(exerciseId, stepId, pile)) ?? []
}

async function earlierItems(record: RecordOf<'session'>, step: string, pile: string | undefined): Promise<Item[]> {
  const { id, ...head } = record
  const [body, definition] = await Promise.all([openBody('session', id), openBody('definition', head.definitionId)])
  const exercise = playedExercise(definition.exercise, head.variant)
  const take = { from: 'step', step, ...(pile === undefined ? {} : { pile }) } as const
  return itemsFor(exercise, { id, head, body }, take, headsOf, NO_EARLIER)
}
