// The record kinds of a vault, as plain types. Owns the words of DESIGN §3; knows neither storage nor screens.
// A record is one small head (kept in memory while unlocked) and, for some kinds, a body opened when shown.

import type { CheckItemId } from './check.ts'
import type { CardContent } from './circle/shared-ground.ts'
import type { TeamPyramidFields } from './circle/team-pyramid.ts'
import type { Motives } from './concordance.ts'
import type { Answer, Exercise, Variant } from './exercise.ts'
import type { ImportProblem, ImportSource } from './imported.ts'
import type { AskFields } from './ledger/ask.ts'
import type { LetterBody, LetterFields, MirrorBody, MirrorFields, ThemeFields } from './mirror.ts'
import type { Pack } from './pack.ts'
import type { Placement, PyramidForm, PyramidLevel } from './pyramid.ts'
import type { MotiveRating } from './ratings.ts'
import type { TextDocument } from './text.ts'
import type { SharedPurposeBody, SharedPurposeFields } from './together/shared-purpose.ts'
import type { ResonanceAnswer } from './why/resonance.ts'
import type { WhyShape } from './why/shapes.ts'

/** 16 random bytes, base64url without padding: 22 characters. */
export type RecordId = string
/** ISO 8601 instant in UTC, as `Temporal.Instant.toString()` gives it. */
export type Instant = string
/** A calendar day without zone: `YYYY-MM-DD`. */
export type LocalDay = string
export type Language = 'en' | 'it'

interface HeadBase {
  createdAt: Instant
  updatedAt: Instant
  /** When it went to the trash; null while it is live. */
  deletedAt: Instant | null
}

/**
 * One free journal text. `day` and `zone` are where and when the person wrote it, never recomputed; `createdAt` is the
 * moment they give it, at first the one when it was begun: its local day in `zone` is `day`.
 */
export interface EntryHead extends HeadBase {
  kind: 'entry'
  day: LocalDay
  /** IANA zone at the time of writing. */
  zone: string
  title: string | null
  /** The first words of the text, at most 200 characters, for lists. */
  firstWords: string
  words: number
  /** As the person typed them, without `#`, in their order; absent for none. */
  tags?: string[]
  /** 0 (lowest) to 4 on the person's own scale names; absent where not said. */
  mood?: ScaleStep
  energy?: ScaleStep
  /** The people mentioned in it. */
  personIds?: RecordId[]
  starred?: boolean
  /** The session it was written after or about. */
  sessionId?: RecordId
  /** The spark it was written about. */
  sparkId?: RecordId
  /** Attachments in the text, in the order in which they stand. */
  attachmentIds?: RecordId[]
  /** Guessed from the words; absent where too short to tell. */
  language?: Language
  /** Where it was brought over from; absent for what was written here. */
  origin?: EntryOrigin
}

/** One of five steps, 0 the lowest. */
export type ScaleStep = 0 | 1 | 2 | 3 | 4

/** Which import brought an entry, and what makes it the same entry when the file is imported again. */
export interface EntryOrigin {
  importId: RecordId
  /** The source's own id, or `hash:` and a SHA-256 of its content where it has none. */
  sourceKey: string
  /** SHA-256 (hex) of the entry's canonical JSON as it was imported: an edited entry has another. */
  contentHash: string
}

export interface EntryBody {
  text: TextDocument
}

export type SessionStatus = 'open' | 'paused' | 'finished' | 'stopped'

/** One sitting with one exercise. `stepId` is where it stands; `definitionId` the kept definition it began with. */
export interface SessionHead extends HeadBase {
  kind: 'session'
  exerciseId: string
  definitionId: RecordId
  /** The exercise's title in the language it was begun in, so that lists need not open the definition. */
  title: string
  language: Language
  status: SessionStatus
  stepId: string
  finishedAt: Instant | null
  /** Which steps of the definition it goes through; absent in older sessions, which went through the full ones. */
  variant?: Variant
}

export interface SessionBody {
  /** By step id. A step without an answer is absent or was skipped (see `skipped`). */
  answers: Record<string, Answer>
  skipped: string[]
  /** Which record an item of a step became: key `stepId/itemId`. */
  produced: Record<string, RecordId>
  /** Where the caret stood in the open step, for resuming at the same word; null when not in a text. */
  caret: Caret | null
  /** Notes in the margin, by step id; absent while there are none. */
  notes?: Record<string, string>
}

/** `field` names the input inside the step; `position` is a character offset (or ProseMirror position in a text). */
export interface Caret {
  stepId: string
  field: string
  position: number
  /** How far the step was scrolled, in pixels; absent when it was at its top. */
  scroll?: number
}

/** An exercise definition, stored once by content hash so that sessions stay readable for ever. */
export interface DefinitionHead extends HeadBase {
  kind: 'definition'
  exerciseId: string
  /** SHA-256 of the canonical JSON of the exercise, hex. */
  hash: string
}

export interface DefinitionBody {
  exercise: Exercise
}

export type SparkSource =
  | { kind: 'entry'; recordId: RecordId }
  | { kind: 'session'; recordId: RecordId; stepId: string }
  /** Any other record: `field` as `kindTexts` names it. */
  | { kind: 'record'; recordId: RecordId; field: string }

/** A line the person kept. `quote` stays whatever happens to the source. */
export interface SparkHead extends HeadBase {
  kind: 'spark'
  quote: string
  source: SparkSource
}

/** A candidate inconvenient truth; at most one has `chosenAt` set at a time. */
export interface TruthHead extends HeadBase {
  kind: 'truth'
  text: string
  /** By scale id of the rating step, 0–4; null where left open. */
  ratings: Record<string, number | null>
  /** Whose voice says it, in the person's words; absent for nothing said. */
  voice?: string
  chosenAt: Instant | null
  sessionId: RecordId | null
  sparkIds: RecordId[]
}

/** Something that matters. `rank` is 1 for the first; null while unranked. */
export interface ValueHead extends HeadBase {
  kind: 'value'
  label: string
  rank: number | null
  sessionId: RecordId | null
}

/** A purpose one is asked, or asks oneself, to live for. `from` says whose it is, in the person's words. */
export interface PurposeHead extends HeadBase {
  kind: 'purpose'
  text: string
  from: string
  motives: Motives
  /** Every rating, the oldest first; absent where it was rated before they were kept, or never. */
  ratings?: MotiveRating[]
  sessionId: RecordId | null
}

/** A record that a clause rests on: a kept line, a truth, a value, or any other. It stays when that record is deleted. */
export interface EvidencePin {
  kind: RecordKind
  id: RecordId
}

export interface Clause {
  /** The blank's id in the sentence it came from: `to`, `so-that`, … */
  role: string
  text: string
  /** Its own for as long as it lives; absent in whys that never were in the studio. */
  id?: RecordId
  /** What it rests on, in the order in which it was pinned; absent for nothing. */
  evidence?: EvidencePin[]
}

/** One comparing of two drafts: this one was nearer than `whyId`. */
export interface Nearer {
  whyId: RecordId
  /** In their words; empty for none. */
  because: string
  at: Instant
}

/** A purpose statement. Drafts have `chosenAt` null; at most one is chosen at a time. */
export interface WhyHead extends HeadBase {
  kind: 'why'
  /** The whole sentence as written, with its connecting words. */
  text: string
  clauses: Clause[]
  motives: Motives
  /** As for a purpose. */
  ratings?: MotiveRating[]
  /** From whom it may be borrowed, in the person's words; absent for nothing said. */
  borrowedFrom?: string
  chosenAt: Instant | null
  /** Why this one, in the person's words; may be empty. */
  reason: string
  sessionId: RecordId | null
  /** Sparks that the person set beside it as evidence: those pinned to its clauses, and those beside the whole. */
  sparkIds: RecordId[]
  /** The shape its clauses fill; absent where its words were put together otherwise. */
  shape?: WhyShape
  /** The drafts that this one was found nearer than; absent for none. */
  nearerThan?: Nearer[]
}

/** How a why sounded when it was read aloud again. */
export interface ResonanceHead extends HeadBase {
  kind: 'resonance'
  whyId: RecordId
  day: LocalDay
  answer: ResonanceAnswer
  /** In their words; empty for none. */
  line: string
}

/** How an experiment ended: as meant, as something else, or let be. */
export type ExperimentOutcome = 'done' | 'changed' | 'left'

/** A small dated act in service of the why. */
export interface ExperimentHead extends HeadBase {
  kind: 'experiment'
  what: string
  obstacle: string
  plan: string
  day: LocalDay | null
  /** How long it takes or took; absent where not said. */
  hours?: number
  whyId: RecordId | null
  sessionId: RecordId | null
  /** Absent while it is open. */
  outcome?: ExperimentOutcome
  /** The day it ended; only with an outcome. */
  endedOn?: LocalDay
  /** What it told them, in their words; absent for nothing yet. */
  learned?: string
  /** Whom it is with or for. */
  personIds?: RecordId[]
  /** The level of a pyramid that it is meant to lead to, with the one person in `personIds`. */
  liftsTo?: PyramidLevel
}

/** The short way: some six sessions with the arc of the whole. The full way: every exercise. */
export type PathWay = 'short' | 'full'

/** The person's own sealed preferences: one record, fixed meaning (`support` = own contact). */
export interface ProfileHead extends HeadBase {
  kind: 'profile'
  /** The name to print on a statement; empty for none. */
  name: string
  /** Their own contact for hard moments: name and how to reach them; empty for none. */
  supportName: string
  supportReach: string
  /** ISO 3166 code of the country whose helplines are shown first; empty for none. */
  supportCountry: string
  /** Which way along the path they follow; absent for the short one. */
  way?: PathWay
  /** Ids of the exercises that are not for them; absent for none. */
  hiddenExercises?: string[]
  /** What an hour of theirs is worth to them, and in which currency (ISO 4217); absent while not said. */
  hourlyValue?: number
  currency?: string
  /** Until this day Today brings nothing back that is due; absent for always. */
  quietUntil?: LocalDay
  /** Their own words for the building blocks of replies, by block; absent for none. */
  replyBlocks?: Record<string, string>
  /** Their own words for the five steps of mood and of energy, lowest first; absent for ours. */
  moodWords?: string[]
  energyWords?: string[]
  /** How they like to write; absent for plainly. */
  writing?: { focus: boolean; typewriter: boolean }
  /** Ids of our prompts that are not for them; absent for none. */
  hiddenPrompts?: string[]
  /** How they last looked at their statement: form, design and tone by name; absent for never. */
  statement?: { form: string; design: string; tone: string }
}

/** Something to begin an entry with: a template is words to fill in, a prompt a question to write from. */
export interface TemplateHead extends HeadBase {
  kind: 'template'
  name: string
  use: 'template' | 'prompt'
  /** Offered in this language only; absent for both. */
  language?: Language
}

export interface TemplateBody {
  text: TextDocument
}

/**
 * An earlier state of a text, kept when it was replaced: a record of its own, so that it is sealed, saved and dropped like
 * any other. `of` is the record it was a state of.
 */
export interface HistoryHead extends HeadBase {
  kind: 'history'
  of: RecordId
  ofKind: 'entry' | 'session' | 'why' | 'experiment' | 'person' | 'recognition' | 'pyramid'
  /** When that state was last saved: its own `updatedAt`. */
  takenAt: Instant
}

/** The state as it was; `body` is null for kinds without one. */
export interface HistoryBody {
  head: EntryHead | SessionHead | WhyHead | ExperimentHead | PersonHead | RecognitionHead | PyramidHead
  body: EntryBody | SessionBody | null
}

/** Something asked of the person, or by them. */
export interface AskHead extends HeadBase, AskFields {
  kind: 'ask'
}

/** What someone is in the person's relations. */
export type PersonRole = 'person' | 'client' | 'team' | 'employer'

/** Someone in the person's relations: mentioned in entries, asking or asked, placed on a pyramid. */
export interface PersonHead extends HeadBase {
  kind: 'person'
  name: string
  role: PersonRole
  /** In the person's words; empty for none. */
  note: string
  /** Other names they go by, for finding them. */
  aliases?: string[]
  /** Which pyramid they stand on; absent for the one of their role. */
  form?: PyramidForm
  /** Where they were placed, in the order in which it was said; the latest by day counts. */
  placements?: Placement[]
  /** People who turned out to be this one: their ids still lead here. */
  mergedIds?: RecordId[]
}

/** How someone was made to feel: by the person, or the person by someone. */
export interface RecognitionHead extends HeadBase {
  kind: 'recognition'
  direction: 'by-me' | 'to-me'
  personId: RecordId | null
  /** Who, in words, where it is no person of theirs; empty for none. */
  who: string
  what: string
  /** The feeling, in their own words; empty for none. */
  feeling: string
  day: LocalDay
  /** The line that was kept from it. */
  sparkId: RecordId | null
}

/** How the ground was on one day: own plain items, no validated scale, never added up. */
export interface CheckHead extends HeadBase {
  kind: 'check'
  day: LocalDay
  /** null, or absent, where left open. */
  items: Partial<Record<CheckItemId, ScaleStep | null>>
  /** Empty for none. */
  note: string
}

/** A picture, sound or PDF kept with the words. Its bytes lie sealed in chunks, named by `blob`. */
export interface AttachmentHead extends HeadBase {
  kind: 'attachment'
  /** The file's name as it was, without folder. */
  name: string
  /** MIME type, found from the bytes. */
  mime: string
  bytes: number
  /** Keyed hash of the original bytes, lowercase hex: the same file is stored once. */
  blob: string
  /** Pixels; absent for what is no picture. */
  width?: number
  height?: number
  /** A smaller picture of it (of a PDF: its first page), sealed as a blob of its own; absent for none. */
  preview?: { blob: string; mime: string; bytes: number }
}

/** A request to others for letters. */
export interface MirrorHead extends HeadBase, MirrorFields {
  kind: 'mirror'
}

/** A letter that came back. */
export interface LetterHead extends HeadBase, LetterFields {
  kind: 'letter'
}

/** A purpose card: one's own as it was last made, or one that somebody gave. What is in a given card is theirs. */
export interface CardHead extends HeadBase {
  kind: 'card'
  isOwn: boolean
  content: CardContent
}

/** The pyramid of a team, filled in outside of a session. */
export interface PyramidHead extends HeadBase, TeamPyramidFields {
  kind: 'pyramid'
}

/** Lines put together by hand. */
export interface ThemeHead extends HeadBase, ThemeFields {
  kind: 'theme'
}

/** A pack of exercises that the person added, or one exercise made their own (`packId` is then MINE). */
export interface PackHead extends HeadBase {
  kind: 'pack'
  packId: string
  /** In the language in which it was added. */
  title: string
  /** Empty where it names none. */
  author: string
  exerciseCount: number
  languages: Language[]
  /** SHA-256 of the canonical JSON of the pack, hex. */
  hash: string
}

export interface PackBody {
  pack: Pack
}

/** One import: what came over from where. Its entries name it in their `origin`. Undoing it removes both for good. */
export interface ImportHead extends HeadBase {
  kind: 'import'
  source: ImportSource
  /** The file's or folder's name, without where it lay. */
  fileName: string
  entries: number
  attachments: number
  /** It was stopped, or could not go on, before all of it was here. */
  isPartial: boolean
}

/** What is to be told of single entries, in the order of the file. */
export interface ImportBody {
  lines: ImportLine[]
  /** How many more there were than `lines` holds. */
  more: number
  /** Records that came under their own ids, with the SHA-256 of each as it came; absent for none. */
  records?: { id: RecordId; hash: string }[]
}

/** `day` is null for what has none. */
export interface ImportLine {
  name: string
  day: LocalDay | null
  came: boolean
  problems: (ImportProblem | 'already-here')[]
}

/** What a shared-purpose session came to, kept because those who were there said so. */
export interface SharedPurposeHead extends HeadBase, SharedPurposeFields {
  kind: 'shared-purpose'
}

export type Head =
  | EntryHead
  | SessionHead
  | DefinitionHead
  | SparkHead
  | TruthHead
  | ValueHead
  | PurposeHead
  | WhyHead
  | ExperimentHead
  | ProfileHead
  | HistoryHead
  | PackHead
  | PersonHead
  | TemplateHead
  | AttachmentHead
  | AskHead
  | ImportHead
  | MirrorHead
  | LetterHead
  | ThemeHead
  | CardHead
  | RecognitionHead
  | CheckHead
  | ResonanceHead
  | SharedPurposeHead
  | PyramidHead

export type RecordKind = Head['kind']
export type HeadOf<K extends RecordKind> = Extract<Head, { kind: K }>

export interface BodyByKind {
  entry: EntryBody
  session: SessionBody
  definition: DefinitionBody
  history: HistoryBody
  pack: PackBody
  template: TemplateBody
  import: ImportBody
  mirror: MirrorBody
  letter: LetterBody
  'shared-purpose': SharedPurposeBody
}
export type KindWithBody = keyof BodyByKind
export type Body = BodyByKind[KindWithBody]

/** A head with its id, as screens see it. */
export type RecordOf<K extends RecordKind> = { id: RecordId } & HeadOf<K>
