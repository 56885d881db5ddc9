// The person's one profile record: read and changed field by field, so that no room drops what another has written.
import { headsOf, useHeads } from '#data/heads.ts'
import { newId, saveRecords } from '#data/repository.ts'
import { type PathChoices, pathChoices } from '#shared/domain/path.ts'
import type { ProfileHead, RecordId } from '#shared/domain/records.ts'

export type ProfileFields = Omit<ProfileHead, 'kind' | 'createdAt' | 'updatedAt' | 'deletedAt'>

const EMPTY: ProfileFields = { name: '', supportName: '', supportReach: '', supportCountry: '' }
/** Two rooms that write first at the same time make the same record. */
let madeId: RecordId | null = null

/**
 * Resolves when the log has it; made with the first change, never before.
 * @throws what `saveRecords` throws.
 */
export async function saveProfile(changes: Partial<ProfileFields>): Promise<void> {
  const now = Temporal.Now.instant().toString()
  const [profile] = headsOf('profile')
  if (!profile) madeId ??= newId()
  const { id, ...head } = profile ?? {
    id: madeId ?? newId(),
    kind: 'profile',
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
    ...EMPTY,
  }
  await saveRecords([{ id, head: { ...head, ...changes, updatedAt: now } }])
}

/** Which way they follow and what they have hidden, with defaults for what was never chosen. */
export function usePathChoices(): PathChoices {
  return pathChoices(useHeads('profile')[0])
}
