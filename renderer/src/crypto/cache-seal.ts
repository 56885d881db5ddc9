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

/** Fills `target` from the next bytes of the pieces, as far as there are any. */
function filler(pieces: readonly Uint8Array[]): (target: Uint8Array) => void {
  let number = 0
  let taken = 0
  return (target) => {
    let filled = 0
    for (let piece = pieces[number]; piece && filled < target.byteLength; piece = pieces[number]) {
      const part = piece.subarray(taken, taken + target.byteLength - filled)
      target.set(part, filled)
      filled += part.byteLength
      taken += part.byteLength
      if (taken < piece.byteLength) continue
      number += 1
      taken = 0
    }
  }
}

/** Answers the sealed file in pieces, in order; `isLast` with the last. The content is its own pieces put together. */
export async function* sealCache(
  key: CryptoKey,
  header: object,
  content: readonly Uint8Array[],
): AsyncGenerator<{ piece: Bytes; isLast: boolean }> {
  const contentBytes = content.reduce((sum, { byteLength }) => sum + byteLength, 0)
  const fill = filler(content)
  const words = utf8(JSON.stringify(header))
  const preamble = new Uint8Array(4 + words.byteLength)
  new DataView(preamble.buffer).setUint32(0, words.byteLength)
  preamble.set(words, 4)
  yield { piece: preamble, isLast: false }
  const whole = padmeLength(LENGTH_BYTES + contentBytes)
  for (let number = 0, at = 0; at < whole; number++, at += CHUNK) {
    const size = Math.min(CHUNK, whole - at)
    const isLast = at + size === whole
    const plain = new Uint8Array(size)
    if (number === 0) new DataView(plain.buffer).setBigUint64(0, BigInt(contentBytes))
    fill(plain.subarray(number === 0 ? LENGTH_BYTES : 0))
    const cipher = { name: 'AES-GCM', iv: chunkNonce(number, isLast), additionalData: preamble }
    yield { piece: new Uint8Array(await crypto.subtle.encrypt(cipher, key, plain)), isLast }
  }
}

/** Fewer bytes than asked only at the end; null when there is no file. `bytes` is the length of the whole. */
export type ReadPiece = (offset: number, length: number) => Promise<{ data: Uint8Array; bytes: number } | null>

/** A cache file as it is read: what it says of itself in clear, and its sealed chunks as they come. */
export interface SealedFile {
  header: unknown
  preamble: Bytes
  /** Of the whole file. */
  bytes: number
  /** Every chunk has been read, or given up. */
  ended: Promise<void>
  /** Each is there to be taken once; null for one that could not be read. */
  takeChunk(number: number): Promise<Uint8Array | null>
}

const SEALED_CHUNK = CHUNK + CHUNK_TAG_BYTES
/** Chunks under way at the same time: reading one waits for the disk and for another process. */
const LANES = 2

async function readPreamble(read: ReadPiece): Promise<Pick<SealedFile, 'header' | 'preamble' | 'bytes'> | null> {
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

/** Begins to read the whole file; no key is needed for that. Null when it is no cache file. Rejects as `read` does. */
export async function readSealed(read: ReadPiece): Promise<SealedFile | null> {
  const found = await readPreamble(read)
  if (!found) return null
  const { preamble, bytes } = found
  const count = Math.max(0, Math.ceil((bytes - preamble.byteLength) / SEALED_CHUNK))
  const chunks = new Map<number, Promise<Uint8Array | null>>()
  const settle: ((chunk: Uint8Array | null) => void)[] = []
  for (let number = 0; number < count; number += 1) chunks.set(number, new Promise((resolve) => settle.push(resolve)))
  let next = 0
  const lane = async () => {
    while (next < count) {
      const number = next
      next += 1
      const offset = preamble.byteLength + number * SEALED_CHUNK
      const piece = await read(offset, Math.min(SEALED_CHUNK, bytes - offset)).catch(() => null)
      settle[number]?.(piece?.data ?? null)
    }
  }
  const lanes = Array.from({ length: LANES }, lane)
  return {
    ...found,
    ended: Promise.all(lanes).then(() => undefined),
    takeChunk: async (number) => {
      const chunk = chunks.get(number) ?? null
      // Let go of at once: all of them together may be large.
      chunks.delete(number)
      return chunk
    },
  }
}

export interface OpenedFile {
  /** Of the content. */
  length: number
  /** The content in order. Each piece is authentic; that it is the whole is known only when this ends. Throws when it is not. */
  pieces: AsyncGenerator<Bytes>
}

/** Null when the first chunk does not open. */
export async function openSealedFile(key: CryptoKey, file: SealedFile): Promise<OpenedFile | null> {
  const { preamble, bytes } = file
  const count = Math.ceil((bytes - preamble.byteLength) / SEALED_CHUNK)
  const open = async (number: number): Promise<Bytes | null> => {
    const chunk = await file.takeChunk(number)
    if (!chunk || chunk.byteLength <= CHUNK_TAG_BYTES) return null
    const iv = chunkNonce(number, number === count - 1)
    const cipher = { name: 'AES-GCM', iv, additionalData: preamble }
    try {
      return new Uint8Array(await crypto.subtle.decrypt(cipher, key, chunk as Bytes))
    } catch {
      return null
    }
  }
  const first = count > 0 ? await open(0) : null
  if (!first) return null
  const length = Number(new DataView(first.buffer).getBigUint64(0))
  if (length > bytes) return null
  async function* pieces(): AsyncGenerator<Bytes> {
    let left = length
    for (let number = 0, plain: Bytes | null = first; ; number += 1, plain = await open(number)) {
      if (!plain) throw new Error('a chunk does not open')
      const piece = plain.subarray(number === 0 ? LENGTH_BYTES : 0).subarray(0, left)
      left -= piece.byteLength
      if (piece.byteLength > 0) yield piece
      if (number === count - 1) break
    }
    if (left > 0) throw new Error('the content is shorter than it says')
  }
  return { length, pieces: pieces() }
}
