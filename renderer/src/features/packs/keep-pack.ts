// Stores packs and own versions in the vault, and takes them away. The only place here that writes records.
import { headOf, headsOf } from '#data/heads.ts'
import { newId, openBody, saveRecords } from '#data/repository.ts'
import { contentHash } from '#parts/content-hash.ts'
import type { Exercise } from '#shared/domain/exercise.ts'
import { MINE, type Pack } from '#shared/domain/pack.ts'
import type { Language, RecordId } from '#shared/domain/records.ts'

const now = () => Temporal.Now.instant().toString()

/** The live pack with the same id as a file's; adding the file replaces it. */
export function packToReplace(packId: string) {
  return packId === MINE ? undefined : headsOf('pack').find((pack) => pack.packId === packId)
}

async function save(id: RecordId, createdAt: string, pack: Pack, language: Language): Promise<void> {
  await saveRecords([
    {
      id,
      head: {
        kind: 'pack',
        createdAt,
        updatedAt: now(),
        deletedAt: null,
        packId: pack.id,
        title: pack.title[language],
        author: pack.author ?? '',
        exerciseCount: pack.exercises.length,
        languages: pack.languages,
        hash: await contentHash(pack),
      },
      body: { pack },
    },
  ])
}

/** Rejects with a `KindError` when it could not be saved; nothing is stored then. */
export async function addPack(pack: Pack, language: Language): Promise<void> {
  const before = packToReplace(pack.id)
  await save(before?.id ?? newId(), before?.createdAt ?? now(), pack, language)
}

/** To the trash, or back. */
export async function setPackDeleted(id: RecordId, deleted: boolean): Promise<void> {
  const record = headOf(id)
  if (record?.kind !== 'pack') return
  const { id: _, ...head } = record
  const at = now()
  await saveRecords([{ id, head: { ...head, updatedAt: at, deletedAt: deleted ? at : null } }])
}

/** An id of its own within MINE: what it was made from, and four random bytes. */
function ownId(exerciseId: string): string {
  const base = (exerciseId.split('/').at(-1) ?? '').slice(0, 50)
  const random = Array.from(crypto.getRandomValues(new Uint8Array(4)), (byte) => byte.toString(16).padStart(2, '0'))
  return `${base}-x${random.join('')}`
}

/**
 * Keeps a version of one's own as a pack of one exercise; `recordId` names the one that is changed, null makes a new one.
 * Answers the exercise's id in the library.
 */
export async function keepMine(
  exercise: Exercise,
  languages: Language[],
  language: Language,
  recordId: RecordId | null,
): Promise<string> {
  const kept = recordId === null ? undefined : (await openBody('pack', recordId)).pack.exercises[0]
  const own: Exercise = { ...exercise, id: kept?.id ?? ownId(exercise.id), order: kept?.order ?? exercise.order }
  const pack: Pack = { format: 1, id: MINE, title: own.title, languages, exercises: [own] }
  const before = recordId === null ? undefined : headOf(recordId)
  await save(recordId ?? newId(), before?.createdAt ?? now(), pack, language)
  return `${MINE}/${own.id}`
}
