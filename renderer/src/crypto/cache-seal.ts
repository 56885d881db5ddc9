// Seals and opens one cache file. Layout, all numbers big-endian: length of the header (4) | header, JSON in UTF-8 | chunks.
// A chunk is AES-256-GCM of 4 MiB of plaintext (the last: of what is left) and its 16-byte tag. The plaintext is the
// content's length (8), the content, and zeros as Padmé says. Key: of this file alone, by its random id. Nonce: number of
// the chunk and whether it is the last. AAD: everything before the chunks.
import { CHUNK_TAG_BYTES, chunkNonce } from '#shared/formats/backup.ts'
import { padmeLength } from '#shared/formats/envelope.ts'
import { type Bytes, fromUtf8, utf8 } from './bytes.ts'

const CHUNK = 4 * 1024 * 1024
const LENGTH_BYTES = 8
const MOST_HEADER_BYTES = 4096

/** Answers the sealed file in pieces, in order; `isLast` with the last. */
export async function* sealCache(
  key: CryptoKey,
  header: object,
  content: Uint8Array,
): AsyncGenerator<{ piece: Bytes; isLast: boolean }> {
  const words = utf8(JSON.stringify(header))
  const preamble = new Uint8Array(4 + words.byteLength)
  new DataView(preamble.buffer).setUint32(0, words.byteLength)
  preamble.set(words, 4)
  yield { piece: preamble, isLast: false }
  const whole = padmeLength(LENGTH_BYTES + content.byteLength)
  for (let number = 0, at = 0; at < whole; number++, at += CHUNK) {
    const size = Math.min(CHUNK, whole - at)
    const isLast = at + size === whole
    const plain = new Uint8Array(size)
    if (number === 0) new DataView(plain.buffer).setBigUint64(0, BigInt(content.byteLength))
    const from = Math.max(0, at - LENGTH_BYTES)
    plain.set(content.subarray(from, Math.max(from, at + size - LENGTH_BYTES)), number === 0 ? LENGTH_BYTES : 0)
    const cipher = { name: 'AES-GCM', iv: chunkNonce(number, isLast), additionalData: preamble }
    yield { piece: new Uint8Array(await crypto.subtle.encrypt(cipher, key, plain)), isLast }
  }
}

/** Fewer bytes than asked only at the end; null when there is no file. `bytes` is the length of the whole. */
export type ReadPiece = (offset: number, length: number) => Promise<{ data: Uint8Array; bytes: number } | null>

/** What a cache file says of itself in clear, and where its chunks begin; null when it is not one. */
export async function readCacheHeader(
  read: ReadPiece,
): Promise<{ header: unknown; preamble: Bytes; bytes: number } | null> {
  const start = await read(0, 4 + MOST_HEADER_BYTES)
  if (!start || start.data.byteLength < 4) return null
  const length = new DataView(start.data.buffer, start.data.byteOffset).getUint32(0)
  if (length > MOST_HEADER_BYTES || start.data.byteLength < 4 + length) return null
  const preamble = new Uint8Array(start.data.subarray(0, 4 + length))
  try {
    return { header: JSON.parse(fromUtf8(preamble.subarray(4))), preamble, bytes: start.bytes }
  } catch {
    return null
  }
}

/** The content; null when any of it does not open. */
export async function openCache(
  key: CryptoKey,
  preamble: Bytes,
  bytes: number,
  read: ReadPiece,
): Promise<Bytes | null> {
  const sealedChunk = CHUNK + CHUNK_TAG_BYTES
  let content: Bytes | null = null
  let filled = 0
  for (let number = 0, offset = preamble.byteLength; offset < bytes; number++, offset += sealedChunk) {
    const isLast = bytes - offset <= sealedChunk
    const piece = await read(offset, Math.min(sealedChunk, bytes - offset))
    if (!piece || piece.data.byteLength <= CHUNK_TAG_BYTES) return null
    const cipher = { name: 'AES-GCM', iv: chunkNonce(number, isLast), additionalData: preamble }
    let plain: Bytes
    try {
      plain = new Uint8Array(await crypto.subtle.decrypt(cipher, key, new Uint8Array(piece.data)))
    } catch {
      return null
    }
    if (number === 0) {
      const length = Number(new DataView(plain.buffer).getBigUint64(0))
      if (length > bytes) return null
      content = new Uint8Array(length)
    }
    if (!content) return null
    const part = plain.subarray(number === 0 ? LENGTH_BYTES : 0)
    const taken = part.subarray(0, Math.max(0, content.byteLength - filled))
    content.set(taken, filled)
    filled += taken.byteLength
  }
  return content && filled === content.byteLength ? content : null
}
