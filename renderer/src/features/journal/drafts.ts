// The text of entries between the keystroke and the disk. A draft lives here until it is saved, also after its screen
// is gone, so that a failed save loses nothing and reopening an entry never shows an older text.
import { headOf } from '#data/heads.ts'
import { newId, saveRecords } from '#data/repository.ts'
import type { EntryHead, Instant, RecordId } from '#shared/domain/records.ts'
import { countWords, firstWords, type TextDocument } from '#shared/domain/text.ts'

export interface Draft {
  /** Empty for none. */
  title: string
  text: TextDocument
}

const drafts = new Map<RecordId, Draft>()
const begun = new Set<RecordId>()

/** An id for an entry that does not exist before its first word. */
export function beginEntry(): RecordId {
  const id = newId()
  begun.add(id)
  return id
}

/** Whether the id was given for a new entry since unlocking. */
export function isBegun(id: RecordId): boolean {
  return begun.has(id)
}

export function draftOf(id: RecordId): Draft | undefined {
  return drafts.get(id)
}

export function setDraft(id: RecordId, draft: Draft): void {
  drafts.set(id, draft)
}

/** Whether there is nothing in it: no title, no words, no sign. */
export function isBlank(draft: Draft): boolean {
  return draft.title.trim() === '' && firstWords(draft.text) === ''
}

function newHead(now: Instant): EntryHead {
  return {
    kind: 'entry',
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
    day: Temporal.Now.plainDateISO().toString(),
    zone: Temporal.Now.timeZoneId(),
    title: null,
    firstWords: '',
    words: 0,
  }
}

/** Resolves when the draft's words are on the disk, or when there is nothing to save. Rejects with a KindError. */
export async function saveDraft(id: RecordId): Promise<void> {
  const draft = drafts.get(id)
  if (!draft) return
  const now = Temporal.Now.instant().toString()
  const before = headOf(id)
  if (!before && isBlank(draft)) return
  const head: EntryHead = {
    ...(before?.kind === 'entry' ? before : newHead(now)),
    updatedAt: now,
    title: draft.title.trim() || null,
    firstWords: firstWords(draft.text),
    words: countWords(draft.text),
  }
  await saveRecords([{ id, head, body: { text: draft.text } }])
  if (drafts.get(id) === draft) drafts.delete(id)
}

/** Puts an entry into the trash, or takes it out again. Resolves when that is on the disk. */
export async function setDeleted(id: RecordId, deleted: boolean): Promise<void> {
  const head = headOf(id)
  if (head?.kind !== 'entry') return
  const now = Temporal.Now.instant().toString()
  await saveRecords([{ id, head: { ...head, updatedAt: now, deletedAt: deleted ? now : null } }])
}
