// Sealed blobs through the platform, by name: hashing, writing, opening, whole and in bounded memory. Knows no records.
import { createSHA256 } from 'hash-wasm'
import { BlobError, blobNameOf, blobSealedUnder, type OpenedBlob, openBlob, sealBlob } from '#crypto/blob-seal.ts'
import { fromHex } from '#crypto/bytes.ts'
import type { Keyring } from '#crypto/keyring.ts'
import { platform } from '#platform/platform.ts'
import { BLOB_HEADER_BYTES, sealedBlobBytes } from '#shared/formats/blob.ts'

/** Bytes that can be read more than once: first to be named, then to be sealed. */
export interface ByteSource {
  bytes: number
  stream(): AsyncIterable<Uint8Array>
}

/** Sealed chunks go to the disk in pieces of about this size. */
const WRITE_BYTES = 4 * 1024 * 1024
/** Of a file, so much is read at a time. */
const PIECE_BYTES = 1024 * 1024

/** A File or Blob as a source: read in pieces, never whole. */
export function sourceOf(blob: Blob): ByteSource {
  async function* stream(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < blob.size; at += PIECE_BYTES) {
      yield new Uint8Array(await blob.slice(at, at + PIECE_BYTES).arrayBuffer())
    }
  }
  return { bytes: blob.size, stream }
}

export interface Fingerprint {
  /** Its own after a key rotation too: then it was made with a former secret. */
  name: string
  /** SHA-256 of the original, hex. */
  sha256: string
}

interface Hasher {
  add(piece: Uint8Array): void
  /** SHA-256, hex. */
  end(): string
}

async function makeHasher(): Promise<Hasher> {
  const sha256 = await createSHA256()
  sha256.init()
  return {
    add: (piece) => {
      sha256.update(piece)
    },
    end: () => sha256.digest('hex'),
  }
}

/** Reads a source once. `onBytes` is told how many bytes have been read. */
export async function sha256Of(
  stream: AsyncIterable<Uint8Array>,
  onBytes: (bytes: number) => void = () => undefined,
): Promise<string> {
  const hasher = await makeHasher()
  let bytes = 0
  for await (const piece of stream) {
    hasher.add(piece)
    bytes += piece.byteLength
    onBytes(bytes)
  }
  return hasher.end()
}

/** As `sha256Of`, with the name that the present secret gives. */
export async function fingerprintOf(
  keyring: Keyring,
  stream: AsyncIterable<Uint8Array>,
  onBytes?: (bytes: number) => void,
): Promise<Fingerprint> {
  const sha256 = await sha256Of(stream, onBytes)
  return { name: await blobNameOf(keyring, fromHex(sha256)), sha256 }
}

/** The bytes of a source are not those that its name was made of. */
export class SourceChanged extends Error {}

/**
 * Seals a source under its name. The blob is on the disk when this resolves; nothing is left of it when it rejects, with
 * SourceChanged when the bytes are others than the name says.
 */
export async function writeBlob(
  keyring: Keyring,
  { name, sha256 }: Fingerprint,
  source: ByteSource,
  onBytes: (bytes: number) => void = () => undefined,
): Promise<void> {
  const { handle } = await platform().beginBlob()
  try {
    let held: Uint8Array[] = []
    let size = 0
    const flush = async () => {
      const data = new Uint8Array(size)
      let at = 0
      for (const piece of held) {
        data.set(piece, at)
        at += piece.byteLength
      }
      held = []
      size = 0
      await platform().writeBlob({ handle, data })
    }
    let done = 0
    const hasher = await makeHasher()
    async function* counted(): AsyncGenerator<Uint8Array> {
      for await (const piece of source.stream()) {
        done += piece.byteLength
        onBytes(done)
        hasher.add(piece)
        yield piece
      }
    }
    for await (const sealed of sealBlob(keyring, name, source.bytes, counted())) {
      held.push(sealed)
      size += sealed.byteLength
      if (size >= WRITE_BYTES) await flush()
    }
    if (size > 0) await flush()
    if (hasher.end() !== sha256) throw new SourceChanged()
    await platform().finishBlob({ handle, name })
  } catch (error) {
    await platform()
      .abortBlob({ handle })
      .catch(() => undefined)
    // Longer or shorter than was told.
    throw error instanceof RangeError ? new SourceChanged() : error
  }
}

/** Whether a blob of that name lies there in the size that an original of so many bytes has. */
export async function hasBlob(name: string, originalBytes: number): Promise<boolean> {
  return (await platform().statBlob({ name })).bytes === sealedBlobBytes(originalBytes)
}

/** Rejects with a BlobError when it is missing or does not open. */
export async function openStoredBlob(keyring: Keyring, name: string): Promise<OpenedBlob> {
  const { bytes } = await platform().statBlob({ name })
  if (bytes === null) throw new BlobError()
  return openBlob(keyring, name, {
    bytes,
    read: (offset, length) => platform().readBlob({ name, offset, length }),
  })
}

/** Reads all of it; true when every chunk opens: each is bound to its name and place. */
export async function isBlobWhole(keyring: Keyring, name: string, signal?: AbortSignal): Promise<boolean> {
  try {
    const opened = await openStoredBlob(keyring, name)
    for await (const _ of opened.stream()) signal?.throwIfAborted()
    return true
  } catch (error) {
    signal?.throwIfAborted()
    // A newer format is not damage: it is whole or not for that app to say.
    return error instanceof BlobError && error.reason === 'newer'
  }
}

/** Whether its file is still sealed under a secret that was rotated out. */
export async function isUnderFormer(keyring: Keyring, name: string): Promise<boolean> {
  const { bytes } = await platform().statBlob({ name })
  if (bytes === null) return false
  const keyId = blobSealedUnder(await platform().readBlob({ name, offset: 0, length: BLOB_HEADER_BYTES }))
  return keyId !== null && keyring.former.has(keyId)
}
