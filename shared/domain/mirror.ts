// Asking others for letters, and what becomes of them: which request, through whose file, kept or refused. Pure.
import type { Instant, Language, RecordId, RecordOf } from './records.ts'

/** The questions we offer; `stepping` is left out unless chosen. A request may have questions of the person's own. */
export const OFFERED_QUESTIONS = ['best', 'felt', 'stepping'] as const
export type OfferedQuestion = (typeof OFFERED_QUESTIONS)[number]
/** Switched on when a request is begun. */
export const FIRST_QUESTIONS: readonly OfferedQuestion[] = ['best', 'felt']

export interface MirrorQuestion {
  id: string
  text: string
}

/** One file made for one person. `token` is in that file only. */
export interface MirrorRecipient {
  token: RecordId
  name: string
  personId: RecordId | null
  /** When the file was last saved; null while it was not. */
  madeAt: Instant | null
}

/** A request for letters. Its private key is the body's. */
export interface MirrorFields {
  /** Of the invitation, the questions and the page that is sent. */
  language: Language
  /** How the person signs. */
  from: string
  invitation: string
  questions: MirrorQuestion[]
  /** X25519, base64url. */
  publicKey: string
  recipients: MirrorRecipient[]
  /** Ids of letters that were taken back or deleted on purpose: they are not taken in again. */
  withdrawn: RecordId[]
}
export interface MirrorBody {
  privateKey: string
}

/** A letter that came. Who really wrote it is not known: only through which file it came, and how it is signed. */
export interface LetterFields {
  mirrorId: RecordId
  /** The recipient's file that it came through. */
  token: RecordId
  /** Made by the writer's page; the same id is the same letter. */
  letterId: RecordId
  signed: string
  writtenAt: Instant
  readAt: Instant | null
}
export interface LetterBody {
  /** `id` is the question's; the question's words as they were asked. */
  answers: { id: string; question: string; text: string }[]
}

/** Lines that belong together, put together by hand, beside how the person sees themselves in it. */
export interface ThemeFields {
  name: string
  sparkIds: RecordId[]
  /** The person's own view; empty for none. */
  ownView: string
}

/** `unknown-file`: sealed for this request, but through none of its files. `withdrawn`: was here and was taken back. */
export type LetterJudgement = 'new' | 'already-here' | 'in-trash' | 'withdrawn' | 'unknown-file'

/** What is to become of a letter that opened. `letters` are all of the vault, those in the trash too. */
export function judgeLetter(
  letter: { letterId: RecordId; token: RecordId },
  mirror: RecordOf<'mirror'>,
  letters: readonly RecordOf<'letter'>[],
): LetterJudgement {
  if (mirror.withdrawn.includes(letter.letterId)) return 'withdrawn'
  const here = letters.find(({ letterId, mirrorId }) => letterId === letter.letterId && mirrorId === mirror.id)
  if (here) return here.deletedAt === null ? 'already-here' : 'in-trash'
  return mirror.recipients.some(({ token }) => token === letter.token) ? 'new' : 'unknown-file'
}

/** The recipient whose file a letter came through; undefined when that line was taken away. */
export function recipientOf(
  letter: Pick<LetterFields, 'token'>,
  mirror: RecordOf<'mirror'> | undefined,
): MirrorRecipient | undefined {
  return mirror?.recipients.find(({ token }) => token === letter.token)
}

/** Letters to read: the unread ones by when they came, then the read ones, the newest first. */
export function inReadingOrder(letters: readonly RecordOf<'letter'>[]): RecordOf<'letter'>[] {
  const age = (a: RecordOf<'letter'>, b: RecordOf<'letter'>) => (a.createdAt < b.createdAt ? -1 : 1)
  const unread = letters.filter(({ readAt }) => readAt === null).toSorted(age)
  const read = letters.filter(({ readAt }) => readAt !== null).toSorted(age)
  return [...unread, ...read.toReversed()]
}

/**
 * Lines of an answer as they can be kept: sentences, in order, without the space around them. `segment` gives the
 * sentences of one paragraph (`Intl.Segmenter`).
 */
export function keepableLines(text: string, segment: (paragraph: string) => string[]): string[][] {
  return text
    .split(/\n+/)
    .map((paragraph) =>
      segment(paragraph)
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    )
    .filter((lines) => lines.length > 0)
}

/** Puts a line into a theme and out of all others; `themeId` null takes it out of all. Answers the themes that change. */
export function placeLine(
  themes: readonly RecordOf<'theme'>[],
  sparkId: RecordId,
  themeId: RecordId | null,
): RecordOf<'theme'>[] {
  return themes.flatMap((theme) => {
    const has = theme.sparkIds.includes(sparkId)
    if (theme.id === themeId) return has ? [] : [{ ...theme, sparkIds: [...theme.sparkIds, sparkId] }]
    return has ? [{ ...theme, sparkIds: theme.sparkIds.filter((id) => id !== sparkId) }] : []
  })
}
