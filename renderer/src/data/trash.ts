// "Delete for good": a record goes with all its earlier states, from the log and, when wished, from the snapshots.
import { platform } from '#platform/platform.ts'
import type { RecordId } from '#shared/domain/records.ts'
import { expiredOf } from '#shared/domain/trash.ts'
import { RECORD_KINDS } from '#shared/formats/records.ts'
import { blobsGone, noteGone, sweepAttachments, sweepBlobs } from './attachment-sweep.ts'
import { headOf, trashOf } from './heads.ts'
import { removeForGood } from './repository.ts'

/** No more ids in one call of the main process. */
const MOST_AT_ONCE = 10_000

function* inCalls(ids: readonly RecordId[]): Generator<RecordId[]> {
  for (let start = 0; start < ids.length; start += MOST_AT_ONCE) yield ids.slice(start, start + MOST_AT_ONCE)
}

/**
 * Seals tombstones over the records and their earlier states, then has the log written without their words; attachments
 * that only they named go with them, and their files. Answers every
 * id that is gone, for `dropFromSnapshots`. Rejects with a KindError; what had its tombstone by then stays deleted.
 */
export async function deleteForGood(ids: readonly RecordId[]): Promise<RecordId[]> {
  const gone: RecordId[] = []
  const heads = ids.flatMap((id) => headOf(id) ?? [])
  noteGone(heads.filter((head) => head.kind === 'attachment'))
  const attached = heads.flatMap((head) => (head.kind === 'entry' ? (head.attachmentIds ?? []) : []))
  for (const id of ids) gone.push(...(await removeForGood(id)))
  for (const recordIds of inCalls(gone)) await platform().dropRecords({ recordIds })
  const candidates = [...new Set(attached)]
    .flatMap((id) => headOf(id) ?? [])
    .filter((head) => head.kind === 'attachment')
  gone.push(...(await sweepAttachments(candidates)))
  await sweepBlobs()
  return gone
}

/** Has the snapshots written anew without these records. Answers how many held them. A second folder out of reach keeps its own. */
export async function dropFromSnapshots(ids: readonly RecordId[]): Promise<number> {
  let rewritten = 0
  const blobs = blobsGone(ids)
  for (const recordIds of inCalls(ids))
    rewritten += (await platform().dropFromSnapshots({ recordIds, blobs })).rewritten
  return rewritten
}

/** Deletes for good what has lain in the trash for its 30 days. Answers how many. Snapshots keep it until they are pruned. */
export async function purgeTrash(now: Date): Promise<number> {
  const instant = now.toISOString()
  const expired = RECORD_KINDS.flatMap((kind) => expiredOf(trashOf(kind), instant)).map(({ id }) => id)
  if (expired.length > 0) await deleteForGood(expired)
  return expired.length
}
