// Takes a whole import away again: every entry that is still as it came, its files and the import's record, for good. What
// the person has changed since stays, and is named.
import { sweepAttachments } from '#data/attachment-sweep.ts'
import type { Progress } from '#data/content-lines.ts'
import { headOf, headsOf, trashOf } from '#data/heads.ts'
import { openVault } from '#data/open-vault.ts'
import { openBody, removeManyForGood } from '#data/repository.ts'
import type { BodyByKind, KindWithBody, RecordId, RecordOf } from '#shared/domain/records.ts'
import { entryHash, recordHash } from './imported-hash.ts'

export interface UndonePlan {
  remove: RecordId[]
  /** Changed since, or no longer readable. */
  keep: RecordOf<'entry'>[]
  /** Other records of our own export that were changed since. */
  keepOthers: number
}

function entriesOf(importId: RecordId): RecordOf<'entry'>[] {
  return [...headsOf('entry'), ...trashOf('entry')].filter(({ origin }) => origin?.importId === importId)
}

async function isAsItCame(entry: RecordOf<'entry'>, importedAt: string): Promise<boolean> {
  // Saved once, and not since: nothing has to be opened to know it.
  if (entry.updatedAt === importedAt && openVault().records.get(entry.id)?.revision === 1) return true
  try {
    return (await entryHash(entry, await openBody('entry', entry.id))) === entry.origin?.contentHash
  } catch {
    return false
  }
}

async function isRecordAsItCame(id: RecordId, hash: string): Promise<boolean | null> {
  const head = headOf(id)
  if (head === undefined) return null
  try {
    const hasBody = (openVault().records.get(id)?.bodyRevision ?? null) !== null
    const body: BodyByKind[KindWithBody] | null = hasBody ? await openBody(head.kind as KindWithBody, id) : null
    return (await recordHash(head, body)) === hash
  } catch {
    return false
  }
}

/** What undoing would do. Reads only. */
export async function planUndo(
  importId: RecordId,
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<UndonePlan> {
  const own = headOf(importId)
  const importedAt = own?.kind === 'import' ? own.createdAt : ''
  const plan: UndonePlan = { remove: [], keep: [], keepOthers: 0 }
  const entries = entriesOf(importId)
  let done = 0
  for (const entry of entries) {
    if (await isAsItCame(entry, importedAt)) plan.remove.push(entry.id)
    else plan.keep.push(entry)
    done += 1
    if (done % 200 === 0) {
      onProgress({ done, total: entries.length })
      await new Promise<void>((resolve) => setTimeout(resolve))
    }
  }
  if (own?.kind !== 'import') return plan
  const { records = [] } = await openBody('import', importId)
  for (const { id, hash } of records) {
    const same = await isRecordAsItCame(id, hash)
    if (same === null) continue
    const head = headOf(id)
    if (same) plan.remove.push(id)
    else if (head?.kind === 'entry') plan.keep.push(head)
    else plan.keepOthers += 1
  }
  return plan
}

/** Rejects with a KindError; what is gone by then stays gone, and undoing again goes on. */
export async function undoImport(
  importId: RecordId,
  plan: UndonePlan,
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<void> {
  const files = new Set<RecordId>()
  for (const id of plan.remove) {
    const head = headOf(id)
    if (head?.kind === 'entry') for (const each of head.attachmentIds ?? []) files.add(each)
  }
  await removeManyForGood(plan.remove, onProgress)
  const attachments = [...files].flatMap((id) => {
    const head = headOf(id)
    return head?.kind === 'attachment' ? [head] : []
  })
  if (attachments.length > 0) await sweepAttachments(attachments)
  // Last: while it is there, undoing can be taken up again.
  await removeManyForGood([importId])
}
