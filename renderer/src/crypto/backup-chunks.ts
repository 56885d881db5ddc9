// Seals and opens the chunks of a backup file. Layout, nonces and bound data: shared/formats/backup.ts. Knows no records.
import { CHUNK_BYTES, CHUNK_TAG_BYTES, chunkNonce } from '#shared/formats/backup.ts'
import type { Bytes } from './bytes.ts'

/** A chunk that does not open: altered, moved, cut off, of another file, or under another key. */
export class ChunkError extends Error {}

export interface ChunkWriter {
  push(content: Uint8Array): Promise<void>
  /** Writes the last chunk. There must have been content. */
  end(): Promise<void>
}

/** Cuts content into chunks and hands them to `write` sealed, in order. `preamble` is bound to each. */
export function chunkWriter(key: CryptoKey, preamble: Bytes, write: (sealed: Bytes) => Promise<void>): ChunkWriter {
  const held = new Uint8Array(CHUNK_BYTES)
  let used = 0
  let number = 0
  async function flush(isLast: boolean): Promise<void> {
    const cipher = { name: 'AES-GCM', iv: chunkNonce(number, isLast), additionalData: preamble }
    const sealed = await crypto.subtle.encrypt(cipher, key, held.slice(0, used))
    number += 1
    used = 0
    await write(new Uint8Array(sealed))
  }
  return {
    async push(content) {
      let at = 0
      while (at < content.byteLength) {
        // A full chunk waits until more comes: it may be the last.
        if (used === CHUNK_BYTES) await flush(false)
        const taken = Math.min(CHUNK_BYTES - used, content.byteLength - at)
        held.set(content.subarray(at, at + taken), used)
        used += taken
        at += taken
      }
    },
    end: () => flush(true),
  }
}

export interface SealedFile {
  bytes: number
  read(offset: number, length: number): Promise<Uint8Array>
}

/** The plaintext of a file, chunk by chunk. Throws a ChunkError at the first that does not open; none after the last is left. */
export async function* openChunks(key: CryptoKey, preamble: Bytes, file: SealedFile): AsyncGenerator<Bytes> {
  const whole = CHUNK_BYTES + CHUNK_TAG_BYTES
  let number = 0
  let offset = preamble.byteLength
  while (offset < file.bytes) {
    const length = Math.min(whole, file.bytes - offset)
    const isLast = offset + length === file.bytes
    const sealed = new Uint8Array(await file.read(offset, length))
    if (sealed.byteLength !== length || length <= CHUNK_TAG_BYTES) throw new ChunkError()
    const cipher = { name: 'AES-GCM', iv: chunkNonce(number, isLast), additionalData: preamble }
    let opened: ArrayBuffer
    try {
      opened = await crypto.subtle.decrypt(cipher, key, sealed)
    } catch {
      throw new ChunkError()
    }
    yield new Uint8Array(opened)
    number += 1
    offset += length
  }
  if (number === 0) throw new ChunkError()
}
