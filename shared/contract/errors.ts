// Errors that cross from the main process to the page keep a kind, so that the page can say the right sentence.
import '../formats/jitless.ts'
import { z } from 'zod'

export const ERROR_KINDS = [
  /** The input did not fit the contract: a fault of ours, not the person's. */
  'bad-input',
  /** The message came from a page that is not ours. */
  'bad-sender',
  /** There is no vault in this folder. */
  'no-vault',
  /** A file is damaged in every generation. */
  'damaged',
  /** Written by a newer Unborrowed. */
  'newer-format',
  /** The disk has no room. Nothing was written. */
  'disk-full',
  /** The disk refused for another reason. Nothing was acknowledged. */
  'disk-failed',
  'unexpected',
] as const
export type ErrorKind = (typeof ERROR_KINDS)[number]
export const errorSchema = z.strictObject({ kind: z.enum(ERROR_KINDS), message: z.string() })

/** Thrown in the main process by handlers, and again in the page by the platform layer. `message` is for the program's log: it holds no content. */
export class KindError extends Error {
  readonly kind: ErrorKind
  constructor(kind: ErrorKind, message: string) {
    super(message)
    this.name = 'KindError'
    this.kind = kind
  }
}

/** What an invoke really answers: Electron drops everything but the message of a thrown error. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; error: { kind: ErrorKind; message: string } }
