// Begins a sitting: keeps the exercise's definition once by its content, and makes the session that points at it.

import i18next from 'i18next'
import { headsOf } from '#data/heads.ts'
import type { RecordWrite } from '#data/record-write.ts'
import { newId, saveRecords } from '#data/repository.ts'
import { pickLanguage } from '#i18n/i18n.ts'
import { contentHash } from '#parts/content-hash.ts'
import { findExercise } from '#parts/library.ts'
import type { Variant } from '#shared/domain/exercise.ts'
import type { RecordId } from '#shared/domain/records.ts'
import { beginSession } from '#shared/domain/session.ts'

/**
 * Starts an exercise of the library, in the variant asked for and the language now spoken, and answers the new session's id once it
 * is on disk.
 * @throws RangeError when no exercise has that id; a `KindError` when it could not be saved.
 */
export async function beginExercise(exerciseId: string, variant: Variant = 'full'): Promise<RecordId> {
  const exercise = await findExercise(exerciseId)
  if (!exercise) throw new RangeError(`no exercise ${exerciseId}`)
  const now = Temporal.Now.instant().toString()
  const hash = await contentHash(exercise)
  const writes: RecordWrite[] = []
  let definitionId = headsOf('definition').find((definition) => definition.hash === hash)?.id
  if (definitionId === undefined) {
    definitionId = newId()
    writes.push({
      id: definitionId,
      head: { kind: 'definition', createdAt: now, updatedAt: now, deletedAt: null, exerciseId, hash },
      body: { exercise },
    })
  }
  const session = beginSession({
    id: newId(),
    exercise,
    definitionId,
    language: pickLanguage(null, i18next.language),
    variant,
    now,
  })
  await saveRecords([...writes, { id: session.id, head: session.head, body: session.body }])
  return session.id
}
