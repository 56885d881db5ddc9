// How a team's pyramid is begun and changed: one change after the other, each on the newest state.
import { headOf } from '#data/heads.ts'
import { newId, saveRecords } from '#data/repository.ts'
import { today } from '#parts/dates.ts'
import type { TeamPyramidFields } from '#shared/domain/circle/team-pyramid.ts'
import type { RecordId } from '#shared/domain/records.ts'

const now = () => Temporal.Now.instant().toString()

/** An empty one, of today. Resolves with its id; rejects as `saveRecords` does. */
export async function beginPyramid(): Promise<RecordId> {
  const id = newId()
  const at = now()
  const times = { createdAt: at, updatedAt: at, deletedAt: null }
  await saveRecords([{ id, head: { kind: 'pyramid', ...times, team: '', day: today(), what: '', how: '', why: '' } }])
  return id
}

/** Resolves when it is on the disk; rejects as `saveRecords` does, and then nothing was changed. */
export async function changePyramid(id: RecordId, fields: TeamPyramidFields): Promise<void> {
  const pyramid = headOf(id)
  if (pyramid?.kind !== 'pyramid') return
  const { id: _, ...head } = pyramid
  await saveRecords([{ id, head: { ...head, ...fields, updatedAt: now() } }])
}
