// Sealing an attachment's file, chunk by chunk (rules AT1–AT3 of docs/SPEC.md).
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { BLOB_CHUNK_BYTES, BLOB_HEADER_BYTES, BLOB_TAG_BYTES, sealedBlobBytes } from '#shared/formats/blob.ts'
import { BlobError, blobNameOf, openBlob, sealBlob } from './blob-seal.ts'
import { importVaultSecret, type Keyring, makeKeyring } from './keyring.ts'

const WHOLE = BLOB_CHUNK_BYTES + BLOB_TAG_BYTES
const NAME = 'ab'.repeat(32)
let keyring: Keyring
let other: Keyring

beforeAll(async () => {
  const secret = () => new Uint8Array(32).fill(7)
  keyring = await makeKeyring(await importVaultSecret(secret(), 'vault-a'), 'vault-a')
  other = await makeKeyring(await importVaultSecret(secret(), 'vault-b'), 'vault-b')
})

/** Bytes that differ from chunk to chunk. */
function bytesOf(length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  for (let at = 0; at < length; at += 1) bytes[at] = (at * 31 + (at >> 16)) & 255
  return bytes
}

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size)
}

async function sealed(bytes: Uint8Array, name = NAME, piece = 300_000): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const part of sealBlob(keyring, name, bytes.byteLength, inPieces(bytes, piece))) {
    expect(part.byteLength).toBeLessThanOrEqual(WHOLE)
    parts.push(part)
  }
  return new Uint8Array(Buffer.concat(parts))
}

const fileOf = (data: Uint8Array) => ({
  bytes: data.byteLength,
  read: async (offset: number, length: number) => data.slice(offset, offset + length),
})

async function opened(data: Uint8Array, { name = NAME, keys = keyring } = {}): Promise<Uint8Array> {
  const blob = await openBlob(keys, name, fileOf(data))
  const parts: Uint8Array[] = []
  for await (const part of blob.stream()) parts.push(part)
  const all = new Uint8Array(Buffer.concat(parts))
  expect(all.byteLength).toBe(blob.bytes)
  return all
}

const LENGTHS = [1, 9, 4096, BLOB_CHUNK_BYTES - 9, BLOB_CHUNK_BYTES - 8, BLOB_CHUNK_BYTES - 7, BLOB_CHUNK_BYTES * 2 + 5]

describe('a sealed blob', () => {
  test.each(LENGTHS)('[AT1] of %d bytes opens to the same, and is as long as its length says', async (length) => {
    const bytes = bytesOf(length)
    const data = await sealed(bytes)
    expect(data.byteLength).toBe(sealedBlobBytes(length))
    expect(Buffer.compare(await opened(data), bytes)).toBe(0)
  })

  test('[AT1] gives any stretch of it', async () => {
    const bytes = bytesOf(BLOB_CHUNK_BYTES * 2 + 70_000)
    const blob = await openBlob(keyring, NAME, fileOf(await sealed(bytes)))
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.byteLength + 10), fc.nat(BLOB_CHUNK_BYTES + 100), async (offset, length) => {
        const found = await blob.read(offset, length)
        expect(Buffer.compare(found, bytes.subarray(offset, offset + length))).toBe(0)
      }),
      { numRuns: 25 },
    )
  })

  test('[AT1] refuses content of another length than was told', async () => {
    const bytes = bytesOf(5000)
    for (const told of [4999, 5001]) {
      const parts = sealBlob(keyring, NAME, told, inPieces(bytes, 1000))
      const drain = async () => {
        for await (const _ of parts);
      }
      await expect(drain()).rejects.toThrow(RangeError)
    }
  })

  test('[AT2] does not open with any byte changed, cut off or grown', async () => {
    const data = await sealed(bytesOf(3000))
    await fc.assert(
      fc.asyncProperty(fc.nat(data.byteLength - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const changed = data.slice()
        changed[at] = (changed[at] ?? 0) ^ change
        await expect(opened(changed)).rejects.toThrow(BlobError)
        await expect(opened(data.slice(0, at))).rejects.toThrow(BlobError)
        await expect(opened(new Uint8Array(Buffer.concat([data, data.subarray(0, at + 1)])))).rejects.toThrow(BlobError)
      }),
      { numRuns: 120 },
    )
  })

  test('[AT2] does not open with chunks swapped, repeated, left out, taken from another, or cut between chunks', async () => {
    const bytes = bytesOf(BLOB_CHUNK_BYTES * 3 + 1000)
    const data = await sealed(bytes)
    const twin = await sealed(bytes)
    const head = data.slice(0, BLOB_HEADER_BYTES)
    const chunks = (of: Uint8Array) =>
      Array.from({ length: Math.ceil((of.byteLength - BLOB_HEADER_BYTES) / WHOLE) }, (_, at) =>
        of.subarray(BLOB_HEADER_BYTES + at * WHOLE, BLOB_HEADER_BYTES + (at + 1) * WHOLE),
      )
    const own = chunks(data)
    const put = (...order: (Uint8Array | undefined)[]) =>
      new Uint8Array(Buffer.concat([head, ...order.flatMap((one) => one ?? [])]))
    expect(own).toHaveLength(4)
    const [a, b, c, d] = own
    expect(Buffer.compare(put(a, b, c, d), data)).toBe(0)
    const wrong = [put(b, a, c, d), put(a, c, b, d), put(a, b, b, d), put(a, b, d), put(a, b, c), put(a), put()]
    for (const one of [...wrong, put(a, b, chunks(twin)[2], d), put(chunks(twin)[0], b, c, d)]) {
      await expect(opened(one)).rejects.toThrow(BlobError)
    }
    // A cut is found by the first chunk already, before any byte is given.
    await expect(openBlob(keyring, NAME, fileOf(put(a, b, c)))).rejects.toThrow(BlobError)
  })

  test("[AT2] does not open under another's name or in another vault", async () => {
    const data = await sealed(bytesOf(3000))
    await expect(opened(data, { name: 'cd'.repeat(32) })).rejects.toThrow(BlobError)
    await expect(opened(data, { keys: other })).rejects.toThrow(BlobError)
    const newer = data.slice()
    newer[4] = 2
    await expect(opened(newer)).rejects.toMatchObject({ reason: 'newer' })
  })

  test('[AT3] has a name that depends on bytes and vault, and sealed bytes that never repeat', async () => {
    const hash = new Uint8Array(32).fill(1)
    const name = await blobNameOf(keyring, hash)
    expect(name).toMatch(/^[0-9a-f]{64}$/)
    expect(await blobNameOf(keyring, hash)).toBe(name)
    expect(await blobNameOf(other, hash)).not.toBe(name)
    expect(await blobNameOf(keyring, new Uint8Array(32).fill(2))).not.toBe(name)
    const bytes = bytesOf(200)
    expect(Buffer.compare(await sealed(bytes), await sealed(bytes))).not.toBe(0)
  })
})
