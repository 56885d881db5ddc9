// The why told at length: the document that the long form and the whole story both are, before anything is written in a
// file. Chapters of plain words in one language; every writer (PDF, HTML, Markdown, DOCX) renders this and nothing else.
import type { Instant, Language, LocalDay, RecordId, RecordKind, RecordOf } from '../records.ts'

/**
 * One piece of a chapter. `text` is the person's own as they wrote it, except in `says`; `note` is what the app says about
 * it (a day, where it is from), empty for nothing.
 */
export type TellingBlock =
  /** A part of a chapter, to which the contents lead. */
  | { kind: 'heading'; id: string; text: string; note: string }
  | { kind: 'words'; text: string }
  /** A sentence of the app about what follows. */
  | { kind: 'says'; text: string }
  | { kind: 'why'; text: string; note: string }
  | { kind: 'truth'; text: string; note: string }
  /** `before`: the words that lead to the clause; empty for none. */
  | { kind: 'clause'; before: string; text: string }
  /** A kept line, or another record that something rests on. */
  | { kind: 'quote'; text: string; note: string }
  | { kind: 'list'; items: { text: string; note: string }[] }
  | { kind: 'fact'; label: string; text: string }

export interface Chapter {
  id: string
  title: string
  blocks: TellingBlock[]
}

/** `day` is when it was made. Chapters without anything in them are left out. */
export interface Telling {
  kind: 'long-form' | 'story'
  language: Language
  title: string
  /** Empty for none. */
  name: string
  day: LocalDay
  /** The day in words, and the word over the contents. */
  said: { day: string; contents: string }
  /** The chosen why, or what is said while there is none. */
  why: string | null
  noWhy: string
  chapters: Chapter[]
}

/** One earlier wording of a why, as its kept states have it. */
export interface WhyVersion {
  of: RecordId
  takenAt: Instant
  text: string
  reason: string
  /** Whether any of its clauses was written. */
  isWritten: boolean
}

/** Live records, the oldest first. */
export interface TellingRecords {
  whys: readonly RecordOf<'why'>[]
  truths: readonly RecordOf<'truth'>[]
  values: readonly RecordOf<'value'>[]
  purposes: readonly RecordOf<'purpose'>[]
  experiments: readonly RecordOf<'experiment'>[]
  sparks: readonly RecordOf<'spark'>[]
  sessions: readonly RecordOf<'session'>[]
  resonances: readonly RecordOf<'resonance'>[]
  /** Any record by its id, whatever lies in the trash too. */
  find: (id: RecordId) => RecordOf<RecordKind> | undefined
  /** Of every live why, the oldest first. */
  versions: readonly WhyVersion[]
  /** What a value means in the shared list of values; null for a value of one's own. */
  meaning: (label: string) => string | null
}

/** The words of the app around the person's own, in the telling's language. */
export interface TellingWords {
  longTitle: string
  storyTitle: string
  contents: string
  noWhy: string
  chapter: Record<
    'clauses' | 'truth' | 'values' | 'versions' | 'experiments' | 'path' | 'truths' | 'purposes' | 'whys',
    string
  >
  beside: string
  chosenOn: (day: string) => string
  namedOn: (day: string) => string
  begunOn: (day: string) => string
  /** A draft, and the chosen one, as headings. */
  draft: string
  chosen: string
  earlier: string
  reason: string
  borrowedFrom: string
  nearerThan: (other: string) => string
  because: string
  voice: string
  from: (whose: string) => string
  unranked: string
  rests: string
  aloud: string
  sounded: (answer: RecordOf<'resonance'>['answer']) => string
  obstacle: string
  plan: string
  when: string
  outcome: string
  outcomes: Record<NonNullable<RecordOf<'experiment'>['outcome']>, string>
  stillOpen: string
  learned: string
  elsewhere: string
  /** Of one: what a record is. */
  kind: (kind: RecordKind) => string
  /** A day in words. */
  sayDay: (day: LocalDay) => string
  /** The day of an instant where the person is. */
  dayOf: (instant: Instant) => LocalDay
}

/** The chapters that have anything in them. */
export function withoutEmpty(chapters: readonly Chapter[]): Chapter[] {
  return chapters.filter(({ blocks }) => blocks.length > 0)
}

export interface ContentsEntry {
  id: string
  text: string
  note: string
  level: 1 | 2
}

/** What the contents of a telling list: its chapters, and the headings in them. */
export function contentsOf({ chapters }: Pick<Telling, 'chapters'>): ContentsEntry[] {
  return chapters.flatMap(({ id, title, blocks }) => [
    { id, text: title, note: '', level: 1 as const },
    ...blocks.flatMap((block) =>
      block.kind === 'heading' ? [{ id: block.id, text: block.text, note: block.note, level: 2 as const }] : [],
    ),
  ])
}
