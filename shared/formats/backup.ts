// The backup file `.unborrowed`: layout, bounds and schemas. The cipher itself lives in the renderer's crypto room.
import './jitless.ts'
import { z } from 'zod'
import { hashSchema, positionSchema, recordIdSchema } from './commit.ts'
import { keyslotSchema } from './keyslots.ts'

/*
 * Backup formats 1 and 2. All numbers are big-endian and unsigned.
 *
 * offset  size  what
 *      0     8  magic: "UNBORROW" in ASCII
 *      8     2  format: 1, or 2 when there are attachments
 *     10     4  length of the header in bytes, H, at most 65,536
 *     14     H  header: canonical JSON in UTF-8 (`backupHeaderSchema`)
 *   14+H     …  chunks, nothing between them. Each is AES-256-GCM: ciphertext, then the 16-byte tag. Every chunk but the
 *               last holds exactly 65,536 bytes of plaintext, the last 1 to 65,536.
 *
 * Key    HKDF-SHA-256(vault secret, salt = vaultId in UTF-8, info = "unborrowed/1/backup/" + fileId), 32 bytes.
 * Nonce  seven zero bytes | number of the chunk from 0 (4 bytes) | 1 for the last chunk, else 0. The key is of this file alone.
 * AAD    bytes 0 … 13+H: everything before the first chunk.
 *
 * So a changed header, a chunk changed, moved, repeated or taken from another file, and a file cut off or grown, even at the
 * border of a chunk, do not open. Of every later format, too, the first ten bytes mean the same.
 *
 * The plaintext is lines of canonical JSON in UTF-8, each ended by a line feed: one `firstLineSchema`; one
 * `recordLineSchema` for each record, ordered by id (UTF-16 code units); one `lastLineSchema`. The content hash is SHA-256
 * over the record lines, line feeds included.
 *
 * Format 2: the last line lists `blobs`, and directly after its line feed come the original bytes of each, in that order,
 * nothing between them.
 */
export const BACKUP_FORMAT = 2
export const BACKUP_EXTENSION = 'unborrowed'
export const CHUNK_BYTES = 65_536
export const CHUNK_TAG_BYTES = 16
export const PREAMBLE_START_BYTES = 14
const MOST_HEADER_BYTES = 65_536
const MAGIC = [0x55, 0x4e, 0x42, 0x4f, 0x52, 0x52, 0x4f, 0x57]

const timeSchema = z.iso.datetime()

/** Readable without any key, and bound to every chunk. `slots` are those of the vault when the file was made. */
export const backupHeaderSchema = z.strictObject({
  fileId: recordIdSchema,
  vaultId: recordIdSchema,
  madeAt: timeSchema,
  /** Where the log stood. */
  position: positionSchema,
  /** Records in the file, revisions and what is in the trash included. */
  records: z.int().min(0),
  slots: z.array(keyslotSchema).min(1).max(8),
})
export type BackupHeader = z.infer<typeof backupHeaderSchema>

export const firstLineSchema = z.looseObject({
  line: z.literal('backup'),
  schema: z.literal(1),
  app: z.string(),
  madeAt: timeSchema,
  /** How many of each kind. */
  counts: z.record(z.string(), z.int().min(0)),
})
export type FirstLine = z.infer<typeof firstLineSchema>

/**
 * One record as its sealed parts held it: `head` is the inside of its head without `bodyRevision`, `body` that of its body,
 * null for none. Kinds and fields of a newer app are kept as they are.
 */
export const recordLineSchema = z.strictObject({
  line: z.literal('record'),
  id: recordIdSchema,
  head: z.looseObject({ schema: z.int().min(1), head: z.unknown() }),
  body: z.looseObject({ schema: z.int().min(1), body: z.unknown() }).nullable(),
})
export type RecordLine = z.infer<typeof recordLineSchema>

export const lastLineSchema = z.strictObject({
  line: z.literal('end'),
  records: z.int().min(0),
  contentHash: hashSchema,
  /** Ordered by name; absent without attachments. `sha256` is that of the original bytes. */
  blobs: z.array(z.strictObject({ name: hashSchema, bytes: z.int().min(0), sha256: hashSchema })).exactOptional(),
})
export type BlobLine = NonNullable<LastLine['blobs']>[number]
export type LastLine = z.infer<typeof lastLineSchema>

/** Everything before the first chunk. Throws a RangeError for a header that is too long. */
export function joinPreamble(header: Uint8Array, format: 1 | 2 = 1): Uint8Array<ArrayBuffer> {
  if (header.byteLength > MOST_HEADER_BYTES) throw new RangeError('the header is too long')
  const bytes = new Uint8Array(PREAMBLE_START_BYTES + header.byteLength)
  const view = new DataView(bytes.buffer)
  bytes.set(MAGIC, 0)
  view.setUint16(8, format)
  view.setUint32(10, header.byteLength)
  bytes.set(header, PREAMBLE_START_BYTES)
  return bytes
}

export type PreambleStart =
  | { state: 'whole'; preambleBytes: number }
  | { state: 'not-a-backup' }
  | { state: 'newer' }
  | { state: 'damaged' }

/** What the first 14 bytes of a file say; `fileBytes` is the length of the whole. Bounds every later read. */
export function readPreambleStart(start: Uint8Array, fileBytes: number): PreambleStart {
  if (start.byteLength < PREAMBLE_START_BYTES || MAGIC.some((byte, index) => start[index] !== byte)) {
    return { state: 'not-a-backup' }
  }
  const view = new DataView(start.buffer, start.byteOffset, start.byteLength)
  const format = view.getUint16(8)
  if (format > BACKUP_FORMAT) return { state: 'newer' }
  const preambleBytes = PREAMBLE_START_BYTES + view.getUint32(10)
  const isRoom = preambleBytes + CHUNK_TAG_BYTES < fileBytes
  if (format < 1 || preambleBytes > PREAMBLE_START_BYTES + MOST_HEADER_BYTES || !isRoom) {
    return { state: 'damaged' }
  }
  return { state: 'whole', preambleBytes }
}

export function chunkNonce(number: number, isLast: boolean): Uint8Array<ArrayBuffer> {
  const nonce = new Uint8Array(12)
  const view = new DataView(nonce.buffer)
  view.setUint32(7, number)
  view.setUint8(11, isLast ? 1 : 0)
  return nonce
}
