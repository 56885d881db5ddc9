// Removes attachments that no text names any more, and blobs that no attachment names. When anything that could name one
// does not open, nothing is removed: nobody knows what it says.
import { platform } from '#platform/platform.ts'
import type { RecordId, RecordOf } from '#shared/domain/records.ts'
import { attachmentsInHeads, blobsOf, namedBlobs } from './attachment-names.ts'
import { inBlobLine, pendingBlobs } from './blob-line.ts'
import { headOf, headsOf, trashOf } from './heads.ts'
import { openVault } from './open-vault.ts'
import { findBody, removeForGood } from './repository.ts'

const MOST_AT_ONCE = 10_000
/** A file attached a moment ago may stand in a text that is not saved yet, or come back by undo. */
const LEAST_AGE_MS = 24 * 3_600_000
const KINDS_WITH_TEXT = ['entry', 'session', 'history'] as const

/** Blobs of attachments that this page removed for good: what snapshots are to forget with them. */
const gone = new Map<RecordId, string[]>()

/** Whether every record that there is can be read: only then is what no head names really unnamed. */
async function knowsEveryHead(): Promise<boolean> {
  if (openVault().isIncomplete) return false
  const rows = await openVault().projection.ofPart('head')
  return rows.every((row) => row.operation !== 'put' || headOf(row.recordId) !== undefined)
}

/** Candidates that no body names; null when a body does not open. */
async function unnamedByBodies(candidates: readonly RecordId[]): Promise<RecordId[] | null> {
  const vault = openVault()
  let left = [...candidates]
  const records = KINDS_WITH_TEXT.flatMap((kind) => [...headsOf(kind), ...trashOf(kind)])
  for (const { id } of records) {
    if (left.length === 0) return left
    const bodyRevision = vault.records.get(id)?.bodyRevision ?? null
    if (bodyRevision === null) continue
    let text: string
    try {
      text = JSON.stringify(await findBody(vault, id, bodyRevision))
    } catch {
      return null
    }
    // Wherever it stands in the words: rather one kept too long than one lost.
    left = left.filter((candidate) => !text.includes(candidate))
  }
  return left
}

/**
 * Of the candidates, seals tombstones over those that no text names, in the trash and earlier states included. Answers the
 * ids that are gone.
 */
export async function sweepAttachments(candidates: readonly RecordOf<'attachment'>[]): Promise<RecordId[]> {
  const named = attachmentsInHeads()
  const unnamed = candidates.filter(({ id }) => !named.has(id))
  if (unnamed.length === 0 || !(await knowsEveryHead())) return []
  const left = await unnamedByBodies(unnamed.map(({ id }) => id))
  const removed: RecordId[] = []
  for (const id of left ?? []) removed.push(...(await removeForGood(id)))
  noteGone(unnamed.filter(({ id }) => removed.includes(id)))
  for (let start = 0; start < removed.length; start += MOST_AT_ONCE) {
    await platform().dropRecords({ recordIds: removed.slice(start, start + MOST_AT_ONCE) })
  }
  return removed
}

/** Remembers the blobs of attachments that are being removed for good. */
export function noteGone(attachments: readonly RecordOf<'attachment'>[]): void {
  for (const head of attachments) gone.set(head.id, blobsOf(head))
}

/** Blobs of removed attachments that none names now. */
export function blobsGone(ids: readonly RecordId[]): string[] {
  const named = namedBlobs()
  return [...new Set(ids.flatMap((id) => gone.get(id) ?? []))].filter((name) => !named.has(name))
}

/** Removes the files that no attachment names. Answers how many. */
export function sweepBlobs(): Promise<number> {
  return inBlobLine(async () => {
    const there = await platform().listBlobs()
    if (there.length === 0 || !(await knowsEveryHead())) return 0
    const named = namedBlobs()
    const names = there.map(({ name }) => name).filter((name) => !named.has(name) && !pendingBlobs.has(name))
    let removed = 0
    for (let start = 0; start < names.length; start += MOST_AT_ONCE) {
      removed += (await platform().removeBlobs({ names: names.slice(start, start + MOST_AT_ONCE) })).removed
    }
    return removed
  })
}

/** For the opening of a vault, when no editor is open: what was attached and let go of more than a day ago. */
export async function sweepLetGo(now: number): Promise<void> {
  const old = headsOf('attachment').filter(({ createdAt }) => now - Date.parse(createdAt) >= LEAST_AGE_MS)
  await sweepAttachments(old)
  await sweepBlobs()
}
