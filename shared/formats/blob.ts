// The sealed file of one attachment (`vault/blobs/<name>.blob`): layout and bounds. The cipher lives in the renderer's
// crypto room, the file in electron/vault.
import './jitless.ts'
import { padmeLength } from './envelope.ts'

/*
 * Blob format 1. All numbers are big-endian and unsigned.
 *
 * offset  size  what
 *      0     4  magic: "UBAT" in ASCII
 *      4     1  version: 1
 *      5     4  keyId, as in an envelope
 *      9    16  file id, random
 *     25     …  chunks, nothing between them. Each is AES-256-GCM: ciphertext, then the 16-byte tag. Every chunk but the
 *               last holds exactly 1,048,576 bytes of plaintext, the last 1 to 1,048,576.
 *
 * Name   hex HMAC-SHA-256 of SHA-256(original bytes) under HKDF-SHA-256(vault secret, salt = vaultId in UTF-8,
 *        info = "unborrowed/1/attachment-names"): one file for the same bytes, and no test of a guessed file without the key.
 * Key    HKDF-SHA-256(vault secret, salt = vaultId, info = "unborrowed/1/attachments/" + file id in base64url), 32 bytes.
 * Nonce  seven zero bytes | number of the chunk from 0 (4 bytes) | 1 for the last chunk, else 0. The key is of this file alone.
 * AAD    bytes 0 … 24, then the name's 64 characters in ASCII.
 *
 * Plaintext: length of the original (8 bytes) | original bytes | zeros up to Padmé's length of both. So a chunk changed,
 * moved, repeated, or taken from another file does not open, nor does a file under another's name; one that is cut off,
 * even between chunks, has no last chunk and not the length that its first chunk says.
 */
export const BLOB_VERSION = 1
export const BLOB_HEADER_BYTES = 25
export const BLOB_CHUNK_BYTES = 1_048_576
export const BLOB_TAG_BYTES = 16
/** The original's length stands before it. */
export const BLOB_LENGTH_BYTES = 8
/** No attachment is larger: 2 GB. */
export const MOST_ATTACHMENT_BYTES = 2_000_000_000
const MAGIC = [0x55, 0x42, 0x41, 0x54]
const ID_OFFSET = 9

export interface BlobHeader {
  keyId: number
  fileId: Uint8Array
}

export function joinBlobHeader({ keyId, fileId }: BlobHeader): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(BLOB_HEADER_BYTES)
  bytes.set(MAGIC, 0)
  const view = new DataView(bytes.buffer)
  view.setUint8(4, BLOB_VERSION)
  view.setUint32(5, keyId)
  bytes.set(fileId, ID_OFFSET)
  return bytes
}

export type BlobHeaderReading = ({ state: 'whole' } & BlobHeader) | { state: 'newer' } | { state: 'damaged' }

export function readBlobHeader(bytes: Uint8Array): BlobHeaderReading {
  if (bytes.byteLength < BLOB_HEADER_BYTES || MAGIC.some((byte, at) => bytes[at] !== byte)) return { state: 'damaged' }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const version = view.getUint8(4)
  if (version > BLOB_VERSION) return { state: 'newer' }
  if (version !== BLOB_VERSION) return { state: 'damaged' }
  return { state: 'whole', keyId: view.getUint32(5), fileId: bytes.slice(ID_OFFSET, BLOB_HEADER_BYTES) }
}

/** Plaintext of a blob with an original of so many bytes: length, content, padding. */
export function paddedBytes(original: number): number {
  return padmeLength(BLOB_LENGTH_BYTES + original)
}

/** Size of the sealed file. */
export function sealedBlobBytes(original: number): number {
  const padded = paddedBytes(original)
  return BLOB_HEADER_BYTES + padded + Math.ceil(padded / BLOB_CHUNK_BYTES) * BLOB_TAG_BYTES
}
