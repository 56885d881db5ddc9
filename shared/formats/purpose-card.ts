// The purpose card, `<name>.purpose.json`: the shareable form of a why. Small enough for one QR code. Everything in it was
// chosen by its person to be shared; it is read as data from a stranger. Documented in docs/FORMATS.md.
import './jitless.ts'
import { z } from 'zod'
import { canonicalJson } from './canonical-json.ts'
import { recordIdSchema } from './commit.ts'

/** The whole file as UTF-8. A QR code of error correction level M holds 2,331 bytes. */
export const CARD_BYTES = 2048
export const CARD_FORMAT = 'unborrowed-purpose'
export const CARD_LIMITS = { clauses: 8, clause: 400, values: 10, value: 60, bring: 160, name: 80, role: 24 } as const

// Control characters, and the marks that turn the direction of what follows, have no place in a shared line.
const FORBIDDEN = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u
const line = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => text.trim() !== '' && !FORBIDDEN.test(text))

export const purposeCardSchema = z.strictObject({
  format: z.literal(CARD_FORMAT),
  version: z.literal(1),
  /** Random, made with the card: two exports of one card are the same card. */
  id: recordIdSchema,
  language: z.enum(['en', 'it']),
  /** The statement, clause by clause; `role` is the clause's place in its shape (`to`, `so-that`, …), `free` without one. */
  clauses: z
    .array(
      z.strictObject({
        role: z
          .string()
          .regex(/^[a-z][a-z-]*$/)
          .max(CARD_LIMITS.role),
        text: line(CARD_LIMITS.clause),
      }),
    )
    .min(1)
    .max(CARD_LIMITS.clauses),
  /** Ranked, the first first. `id` is that of the shared list of values, null for one of the person's own. */
  values: z
    .array(
      z.strictObject({
        id: z
          .string()
          .regex(/^[a-z][a-z0-9-]*$/)
          .max(40)
          .nullable(),
        label: line(CARD_LIMITS.value),
      }),
    )
    .max(CARD_LIMITS.values),
  /** What I can bring, in one line. */
  bring: line(CARD_LIMITS.bring).exactOptional(),
  name: line(CARD_LIMITS.name).exactOptional(),
})
export type PurposeCard = z.infer<typeof purposeCardSchema>

/** Why a file is not taken; each has its sentence in the locale files. */
export type CardFault = 'too-large' | 'not-a-card' | 'newer' | 'malformed'
export type CardReading = { ok: true; card: PurposeCard } | { ok: false; fault: CardFault }

/** The file's text, one line, always the same for the same card. */
export function purposeCardText(card: PurposeCard): string {
  return canonicalJson(card)
}

/** How many bytes a text has as UTF-8; half a surrogate pair counts as the three of its replacement. */
function utf8Bytes(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}

/** UTF-8 bytes of the card as a file; over CARD_BYTES it cannot be shared. */
export function purposeCardBytes(card: PurposeCard): number {
  return utf8Bytes(purposeCardText(card))
}

/** Reads the text of a card's file or QR code. Never throws; nothing of a refused card is given back. */
export function readPurposeCard(text: string): CardReading {
  if (text.length > CARD_BYTES || utf8Bytes(text) > CARD_BYTES) return { ok: false, fault: 'too-large' }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { ok: false, fault: 'not-a-card' }
  }
  const kind = z.looseObject({ format: z.literal(CARD_FORMAT), version: z.int() }).safeParse(value)
  if (!kind.success) return { ok: false, fault: 'not-a-card' }
  if (kind.data.version > 1) return { ok: false, fault: 'newer' }
  const card = purposeCardSchema.safeParse(value)
  return card.success ? { ok: true, card: card.data } : { ok: false, fault: 'malformed' }
}
