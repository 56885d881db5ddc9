// Entries between the keystroke and the disk. A draft lives here until it is saved, also after its screen is gone, so that
// a failed save loses nothing and reopening an entry never shows an older text.
import { headOf } from '#data/heads.ts'
import { newId, saveRecords } from '#data/repository.ts'
import { mentionedIn, withContent } from '#shared/domain/entry-content.ts'
import type { EntryHead, Instant, RecordId } from '#shared/domain/records.ts'
import type { TextDocument, TextNode } from '#shared/domain/text.ts'

/** What a person says about an entry beside its title and text; absent for nothing. */
export interface EntryDetails {
  day: string
  zone: string
  /** The moment of the entry, as an instant. */
  createdAt: Instant
  tags: readonly string[]
  mood: EntryHead['mood'] | null
  energy: EntryHead['energy'] | null
  starred: boolean
}

export interface Draft {
  /** Empty for none. */
  title: string
  text: TextDocument
  details: EntryDetails
}

/** What a new entry is about. */
export type About = Pick<EntryHead, 'sparkId' | 'sessionId'>

const drafts = new Map<RecordId, Draft>()
const begun = new Map<RecordId, About>()
/** Whom the stored text of an opened entry mentions. */
const mentionedBefore = new Map<RecordId, readonly RecordId[]>()

/** An id for an entry that does not exist before its first word. */
export function beginEntry(about: About = {}): RecordId {
  const id = newId()
  begun.set(id, about)
  return id
}

/** Whether the id was given for a new entry since unlocking. */
export function isBegun(id: RecordId): boolean {
  return begun.has(id)
}

/** What an entry was begun about. */
export function aboutOf(id: RecordId): About {
  return begun.get(id) ?? {}
}

export function draftOf(id: RecordId): Draft | undefined {
  return drafts.get(id)
}

export function setDraft(id: RecordId, draft: Draft): void {
  drafts.set(id, draft)
}

/** Call with the stored text when an entry is opened. */
export function noteStored(id: RecordId, text: TextDocument): void {
  mentionedBefore.set(id, mentionedIn(text))
}

const SIGNS = new Set(['attachment', 'mention', 'horizontalRule'])

/** Whether there is anything to see in a node; stops at the first. */
function hasSign(node: TextNode): boolean {
  return SIGNS.has(node.type) || (node.text?.trim() ?? '') !== '' || (node.content ?? []).some(hasSign)
}

/** Whether there is nothing in it: no title, no words, no sign. Moods and tags alone make no entry. */
export function isBlank(draft: Draft): boolean {
  return draft.title.trim() === '' && !hasSign(draft.text.doc)
}

/** As the head has them; now and here for an entry that is not there yet. */
export function detailsOf(head: EntryHead | undefined): EntryDetails {
  const now = Temporal.Now.zonedDateTimeISO()
  return {
    day: head?.day ?? now.toPlainDate().toString(),
    zone: head?.zone ?? now.timeZoneId,
    createdAt: head?.createdAt ?? now.toInstant().toString(),
    tags: head?.tags ?? [],
    mood: head?.mood ?? null,
    energy: head?.energy ?? null,
    starred: head?.starred ?? false,
  }
}

function headWith(before: EntryHead | undefined, about: About, draft: Draft, now: Instant): EntryHead {
  const bare: Omit<EntryHead, 'createdAt' | 'updatedAt' | 'day' | 'zone' | 'title'> = {
    kind: 'entry',
    deletedAt: null,
    firstWords: '',
    words: 0,
    ...about,
  }
  const { tags: _t, mood: _m, energy: _e, starred: _s, ...rest } = before ?? bare
  const { day, zone, createdAt, tags, mood, energy, starred } = draft.details
  return {
    ...rest,
    day,
    zone,
    createdAt,
    updatedAt: now,
    title: draft.title.trim() || null,
    ...(tags.length > 0 ? { tags: [...tags] } : {}),
    ...(mood != null ? { mood } : {}),
    ...(energy != null ? { energy } : {}),
    ...(starred ? { starred } : {}),
  }
}

/** Resolves when the draft's words are on the disk, or when there is nothing to save. Rejects with a KindError. */
export async function saveDraft(id: RecordId): Promise<void> {
  const draft = drafts.get(id)
  if (!draft) return
  const before = headOf(id)
  if (!before && isBlank(draft)) return
  const now = Temporal.Now.instant().toString()
  const known = before?.kind === 'entry' ? before : undefined
  const head = withContent(headWith(known, aboutOf(id), draft, now), draft.text, mentionedBefore.get(id) ?? [])
  await saveRecords([{ id, head, body: { text: draft.text } }])
  noteStored(id, draft.text)
  if (drafts.get(id) === draft) drafts.delete(id)
}

/** Puts an entry into the trash, or takes it out again. Resolves when that is on the disk. */
export async function setDeleted(id: RecordId, deleted: boolean): Promise<void> {
  const head = headOf(id)
  if (head?.kind !== 'entry') return
  const now = Temporal.Now.instant().toString()
  await saveRecords([{ id, head: { ...head, updatedAt: now, deletedAt: deleted ? now : null } }])
}
