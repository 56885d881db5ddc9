// Seals and opens the file of one attachment, chunk by chunk: one chunk of plaintext in memory at a time. Layout, nonces and
// bound data: shared/formats/blob.ts. Knows no records and no disk.
import { chunkNonce } from '#shared/formats/backup.ts'
import {
  BLOB_CHUNK_BYTES,
  BLOB_HEADER_BYTES,
  BLOB_LENGTH_BYTES,
  BLOB_TAG_BYTES,
  joinBlobHeader,
  paddedBytes,
  readBlobHeader,
  sealedBlobBytes,
} from '#shared/formats/blob.ts'
import { type Bytes, randomBytes, toBase64Url, toHex, utf8 } from './bytes.ts'
import { type Keyring, keysOf } from './keyring.ts'

/** A blob that does not open: altered, cut off, moved, of another name or under another key; `newer`: a later format. */
export class BlobError extends Error {
  readonly reason: 'damaged' | 'newer'
  constructor(reason: 'damaged' | 'newer' = 'damaged') {
    super(`a blob is ${reason}`)
    this.name = 'BlobError'
    this.reason = reason
  }
}

/** The blob's name (64 hex characters) for the SHA-256 of the original bytes. */
export async function blobNameOf(keyring: Keyring, sha256: Uint8Array): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.sign('HMAC', keyring.attachmentNames, new Uint8Array(sha256))))
}

function boundTo(header: Uint8Array, name: string): Bytes {
  const bound = new Uint8Array(header.byteLength + name.length)
  bound.set(header)
  bound.set(utf8(name), header.byteLength)
  return bound
}

function lengthBytes(length: number): Bytes {
  const bytes = new Uint8Array(BLOB_LENGTH_BYTES)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(length))
  return bytes
}

/** The plaintext as it is sealed: length, content, zeros. Throws when the content has not the length that was told. */
async function* padded(length: number, content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield lengthBytes(length)
  let seen = 0
  for await (const piece of content) {
    seen += piece.byteLength
    if (seen > length) break
    yield piece
  }
  if (seen !== length) throw new RangeError('the content has another length than was told')
  let zeros = paddedBytes(length) - BLOB_LENGTH_BYTES - length
  while (zeros > 0) {
    const some = new Uint8Array(Math.min(zeros, BLOB_CHUNK_BYTES))
    zeros -= some.byteLength
    yield some
  }
}

/** The sealed file, header first, then one chunk at a time. */
export async function* sealBlob(
  keyring: Keyring,
  name: string,
  length: number,
  content: AsyncIterable<Uint8Array>,
): AsyncGenerator<Bytes> {
  const fileId = randomBytes(16)
  const header = joinBlobHeader({ keyId: keyring.keyId, fileId })
  const key = await keyring.attachment(toBase64Url(fileId))
  const additionalData = boundTo(header, name)
  yield header
  const chunk = new Uint8Array(BLOB_CHUNK_BYTES)
  let used = 0
  let number = 0
  const flush = async (isLast: boolean) => {
    const cipher = { name: 'AES-GCM', iv: chunkNonce(number, isLast), additionalData }
    const sealed = new Uint8Array(await crypto.subtle.encrypt(cipher, key, chunk.subarray(0, used)))
    number += 1
    used = 0
    return sealed
  }
  for await (const piece of padded(length, content)) {
    let at = 0
    while (at < piece.byteLength) {
      // A full chunk waits until more comes: it may be the last.
      if (used === BLOB_CHUNK_BYTES) yield await flush(false)
      const taken = Math.min(BLOB_CHUNK_BYTES - used, piece.byteLength - at)
      chunk.set(piece.subarray(at, at + taken), used)
      used += taken
      at += taken
    }
  }
  yield await flush(true)
}

/** A sealed file as the disk gives it. `read` answers fewer bytes than asked only at its end. */
export interface SealedBlob {
  bytes: number
  read(offset: number, length: number): Promise<Uint8Array>
}

export interface OpenedBlob {
  /** Of the original. */
  bytes: number
  /** A stretch of the original; shorter only at its end. Rejects with a BlobError for a chunk that does not open. */
  read(offset: number, length: number): Promise<Bytes>
  /** The original, chunk by chunk. */
  stream(): AsyncGenerator<Bytes>
}

const WHOLE = BLOB_CHUNK_BYTES + BLOB_TAG_BYTES

/** The secret that a sealed file names; null for what is no blob of this format. */
export function blobSealedUnder(header: Uint8Array): number | null {
  const reading = readBlobHeader(header)
  return reading.state === 'whole' ? reading.keyId : null
}

/** Opens the first chunk, and with it knows whether the file is as long as it was sealed. Rejects with a BlobError. */
export async function openBlob(keyring: Keyring, name: string, file: SealedBlob): Promise<OpenedBlob> {
  const header = new Uint8Array(await file.read(0, BLOB_HEADER_BYTES))
  const reading = readBlobHeader(header)
  if (reading.state !== 'whole') throw new BlobError(reading.state)
  const keys = keysOf(keyring, reading.keyId)
  if (keys === undefined) throw new BlobError()
  const key = await keys.attachment(toBase64Url(reading.fileId))
  const additionalData = boundTo(header, name)
  const chunks = Math.ceil((file.bytes - BLOB_HEADER_BYTES) / WHOLE)

  async function chunkAt(number: number): Promise<Bytes> {
    const sealed = new Uint8Array(await file.read(BLOB_HEADER_BYTES + number * WHOLE, WHOLE))
    const cipher = { name: 'AES-GCM', iv: chunkNonce(number, number === chunks - 1), additionalData }
    try {
      return new Uint8Array(await crypto.subtle.decrypt(cipher, key, sealed))
    } catch {
      throw new BlobError()
    }
  }

  const first = await chunkAt(0)
  if (first.byteLength < BLOB_LENGTH_BYTES) throw new BlobError()
  const told = new DataView(first.buffer, first.byteOffset).getBigUint64(0)
  if (told > BigInt(Number.MAX_SAFE_INTEGER)) throw new BlobError()
  const bytes = Number(told)
  if (sealedBlobBytes(bytes) !== file.bytes) throw new BlobError()

  async function* from(offset: number, end: number): AsyncGenerator<Bytes> {
    let at = offset + BLOB_LENGTH_BYTES
    const stop = Math.min(end, bytes) + BLOB_LENGTH_BYTES
    while (at < stop) {
      const number = Math.floor(at / BLOB_CHUNK_BYTES)
      const chunk = number === 0 ? first : await chunkAt(number)
      const start = number * BLOB_CHUNK_BYTES
      const piece = chunk.subarray(at - start, Math.min(stop - start, chunk.byteLength))
      if (piece.byteLength === 0) throw new BlobError()
      yield piece
      at += piece.byteLength
    }
  }
  return {
    bytes,
    async read(offset, length) {
      const wanted = Math.max(0, Math.min(length, bytes - offset))
      const all = new Uint8Array(wanted)
      let at = 0
      for await (const piece of from(offset, offset + wanted)) {
        all.set(piece, at)
        at += piece.byteLength
      }
      return all
    },
    stream: () => from(0, bytes),
  }
}
