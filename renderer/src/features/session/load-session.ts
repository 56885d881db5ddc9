// Opens a session: its own body, the definition it began with, and what its steps take from earlier exercises.
import { headsOf } from '#data/heads.ts'
import { openBody } from '#data/repository.ts'
import type { Exercise, Item, Take } from '#shared/domain/exercise.ts'
import { type EarlierGiven, itemsFor } from '#shared/domain/items.ts'
import type { RecordOf } from '#shared/domain/records.ts'
import type { Session } from '#shared/domain/session.ts'

export interface LoadedSession {
  session: Session
  exercise: Exercise
  earlier: EarlierGiven
}

/** @throws what `openBody` throws when a part is missing or damaged. An earlier exercise that cannot be read gives nothing. */
export async function loadSession(record: RecordOf<'session'>): Promise<LoadedSession> {
  const { id, ...head } = record
  const [body, definition] = await Promise.all([openBody('session', id), openBody('definition', head.definitionId)])
  return {
    session: { id, head, body },
    exercise: definition.exercise,
    earlier: await loadEarlier(definition.exercise, id),
  }
}

function takesOf(exercise: Exercise): Take[] {
  return exercise.steps.flatMap((step) => [...('takes' in step ? [step.takes] : []), ...(step.beside ?? [])])
}

async function loadEarlier(exercise: Exercise, ownId: string): Promise<EarlierGiven> {
  const found = new Map<string, Item[]>()
  for (const take of takesOf(exercise)) {
    if (take.from !== 'exercise') continue
    const latest = headsOf('session')
      .filter((session) => session.exerciseId === take.exercise && session.id !== ownId)
      .toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))[0]
    if (!latest) continue
    const items = await earlierItems(latest, take.step).catch(() => [])
    found.set(`${take.exercise}/${take.step}`, items)
  }
  return (exerciseId, stepId) => found.get(`${exerciseId}/${stepId}`) ?? []
}

async function earlierItems(record: RecordOf<'session'>, stepId: string): Promise<Item[]> {
  const { id, ...head } = record
  const [body, definition] = await Promise.all([openBody('session', id), openBody('definition', head.definitionId)])
  return itemsFor(definition.exercise, { id, head, body }, { from: 'step', step: stepId }, headsOf)
}
