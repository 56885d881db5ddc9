// What passes between a person and those whom they ask for letters: the request inside an HTML file, the draft that this
// file saves, the letter, and its sealed form as a block of text. All of it may come from strangers: capped, strict, data only.
import './jitless.ts'
import { z } from 'zod'
import { recordIdSchema } from './commit.ts'

/** Caps, in UTF-16 units of text and bytes of a file. */
export const MIRROR_LIMITS = {
  questions: 6,
  question: 300,
  answer: 20_000,
  invitation: 3000,
  name: 80,
  /** A sealed letter as text, its wrapping included. */
  letterFile: 400_000,
  draftFile: 400_000,
} as const

const base64url = (bytes: number) => z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((bytes * 4) / 3)}}$`))
/** An X25519 public key, 32 bytes. */
export const publicKeySchema = base64url(32)
const name = z.string().trim().max(MIRROR_LIMITS.name)
const questionId = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)

/** What one recipient's file holds, in clear: whoever has the file can read it and write a letter with it. */
export const mirrorRequestSchema = z.strictObject({
  format: z.literal('unborrowed-mirror-request'),
  version: z.literal(1),
  /** The mirror it belongs to. */
  requestId: recordIdSchema,
  /** Random, one for each recipient's file. Shows through which file a letter came, never who wrote it. */
  token: recordIdSchema,
  language: z.enum(['en', 'it']),
  /** Who asks, as they sign; who is asked, as they are addressed. */
  from: name,
  to: name,
  invitation: z.string().max(MIRROR_LIMITS.invitation),
  questions: z
    .array(z.strictObject({ id: questionId, text: z.string().max(MIRROR_LIMITS.question) }))
    .min(1)
    .max(MIRROR_LIMITS.questions),
  publicKey: publicKeySchema,
})
export type MirrorRequest = z.infer<typeof mirrorRequestSchema>

const answers = z
  .array(z.strictObject({ id: questionId, text: z.string().max(MIRROR_LIMITS.answer) }))
  .max(MIRROR_LIMITS.questions)

/** A letter half written, as its writer keeps it. Not sealed: it is theirs, on their own machine. */
export const letterDraftSchema = z.strictObject({
  format: z.literal('unborrowed-letter-draft'),
  version: z.literal(1),
  requestId: recordIdSchema,
  signed: z.string().max(MIRROR_LIMITS.name),
  answers,
})
export type LetterDraft = z.infer<typeof letterDraftSchema>

/** The inside of a sealed letter. */
export const letterSchema = z.strictObject({
  format: z.literal('unborrowed-letter'),
  version: z.literal(1),
  /** Random, made when the letter is sealed: the same id twice is the same letter. */
  letterId: recordIdSchema,
  requestId: recordIdSchema,
  token: recordIdSchema,
  signed: z.string().max(MIRROR_LIMITS.name),
  writtenAt: z.iso.datetime(),
  answers: answers.refine((all) => all.some(({ text }) => text.trim() !== '')),
})
export type Letter = z.infer<typeof letterSchema>

/** HPKE, base mode: `enc` is the encapsulated key, both base64url without padding. `requestId` tells whose key opens it. */
export interface SealedLetter {
  requestId: string
  enc: string
  ciphertext: string
}

/** The longest word from a letter that may reach a letter's list: `newer` is a later version of the form. */
export type LetterTextFault = 'too-large' | 'not-a-letter' | 'newer' | 'cut'
export type LetterTextReading = { ok: true; sealed: SealedLetter } | { ok: false; fault: LetterTextFault }

const BEGIN = 'BEGIN UNBORROWED LETTER'
const END = 'END UNBORROWED LETTER'
const COLUMNS = 64
const PARTS = /^U(\d{1,3})\.([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{43})\.([A-Za-z0-9_-]{24,})$/

/** A sealed letter as a block of text that survives mail: `U1.<request>.<enc>.<ciphertext>` in lines of 64 characters. */
export function sealedLetterText({ requestId, enc, ciphertext }: SealedLetter): string {
  const all = `U1.${requestId}.${enc}.${ciphertext}`
  const lines = all.match(new RegExp(`.{1,${COLUMNS}}`, 'g')) ?? []
  return [`-----${BEGIN}-----`, ...lines, `-----${END}-----`, ''].join('\n')
}

/**
 * Finds the first sealed letter in a text: a file, or a pasted mail with words around it, with lines wrapped anew or
 * quoted with `>`. Never throws.
 */
export function readSealedLetterText(text: string): LetterTextReading {
  if (text.length > MIRROR_LIMITS.letterFile) return { ok: false, fault: 'too-large' }
  const begin = text.indexOf(BEGIN)
  if (begin < 0) return { ok: false, fault: 'not-a-letter' }
  const end = text.indexOf(END, begin)
  if (end < 0) return { ok: false, fault: 'cut' }
  const inside = text
    .slice(begin + BEGIN.length, end)
    .replace(/[\s>]/g, '')
    .replace(/^-+/, '')
    .replace(/-{5}$/, '')
  const found = PARTS.exec(inside)
  if (!found) return { ok: false, fault: /^U\d/.test(inside) ? 'cut' : 'not-a-letter' }
  const [, version, requestId = '', enc = '', ciphertext = ''] = found
  if (version !== '1') return { ok: false, fault: 'newer' }
  return { ok: true, sealed: { requestId, enc, ciphertext } }
}
