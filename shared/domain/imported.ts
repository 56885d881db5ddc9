// What every importer gives, whatever the source: neutral entries and lines on what did not come over. Pure types and
// small rules; knows no file format and no storage.
import type { Body, Head, Instant, LocalDay, RecordId, ScaleStep } from './records.ts'

/** The journals that can be brought over. */
export const IMPORT_SOURCES = [
  'dayone',
  'dayone-text',
  'dayone-classic',
  'journey',
  'jrnl',
  'jrnl-text',
  'markdown',
  'joplin',
  'rednotebook',
  'mini-diary',
  'diarium',
  'plain-text',
  'unborrowed',
] as const
export type ImportSource = (typeof IMPORT_SOURCES)[number]

/** What is said of an entry that came over not quite whole, or of one that did not come. Sentences: `import.json`. */
export const IMPORT_PROBLEMS = [
  /** It stays away: */
  'unreadable',
  'no-date',
  'empty',
  'encrypted',
  'conflict',
  'deleted',
  'too-large',
  /** It comes over, with a remark: */
  'zone-unclear',
  'date-from-file',
  'date-unknown',
  'attachment-missing',
  'attachment-refused',
  'text-guessed',
] as const
export type ImportProblem = (typeof IMPORT_PROBLEMS)[number]

/** A file that belongs to an entry. */
export interface ImportedAttachment {
  /** Which file of the archive or folder, by its safe name. */
  file: string
  /** The name to keep it under. */
  name: string
  /** What stood in the text for it, should it be needed as text again. */
  written: string
}

/** `text` holds attachments as tokens (see `attachmentToken`). */
export interface ImportedText {
  format: 'markdown' | 'html' | 'plain' | 'document'
  /** For `document`: its JSON. */
  text: string
}

export interface ImportedEntry {
  /** The source's own id with the source's name before it; null where it has none, and the content is hashed instead. */
  sourceKey: string | null
  day: LocalDay
  /** When it was begun; null where only the day is known. */
  instant: Instant | null
  /** Null where the source does not say: the person's own zone is taken. */
  zone: string | null
  title: string | null
  content: ImportedText
  tags: string[]
  starred: boolean
  mood: ScaleStep | null
  /** Where it was written, in words; empty for none. */
  place: string
  people: string[]
  attachments: ImportedAttachment[]
  problems: ImportProblem[]
  /** Kinds of things the source holds for it and that have no place here. */
  leftOut: LeftOut[]
}

/** Things that have no place here, counted for the preview. */
export const LEFT_OUT = ['weather', 'position', 'mood', 'rating', 'music', 'activity', 'video', 'folder'] as const
export type LeftOut = (typeof LEFT_OUT)[number]

/** One thing a parser met: an entry, or what stays away and why. `name` is for the person to recognise it by. */
export type ImportItem =
  | { kind: 'entry'; entry: ImportedEntry }
  /** A record of our own export, to be kept under its own id as it is. */
  | { kind: 'record'; id: RecordId; head: Head; body: Body | null; attachment: ImportedAttachment | null }
  | { kind: 'skipped'; name: string; why: ImportProblem }

// Two characters of the private use area that no writing uses one after the other.
const OPEN = '\uE000\uE002'
const CLOSE = '\uE001'
const TOKEN = new RegExp(`${OPEN}(\\d{1,6})${CLOSE}`, 'g')

/** What stands in a text where the attachment of that index belongs. */
export function attachmentToken(index: number): string {
  return `${OPEN}${index}${CLOSE}`
}

/** A foreign text cannot hold a token of its own. */
export function withoutTokens(text: string): string {
  return text.includes(OPEN) ? text.replaceAll(OPEN, '\uE002') : text
}

/** Alternating: text, index, text, index, …, text. */
export function splitAtTokens(text: string): (string | number)[] {
  return text.split(TOKEN).map((part, index) => (index % 2 === 1 ? Number(part) : part))
}
