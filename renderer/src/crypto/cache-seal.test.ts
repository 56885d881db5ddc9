// [OP8]: a cache file opens as the whole that was sealed, or not at all. Several chunks, so that order and end are tried too.
import { expect, test } from 'vitest'
import { randomBytes } from './bytes.ts'
import { openSealedFile, readSealed, sealCache } from './cache-seal.ts'

const MIB = 1024 * 1024
const CHUNK = 4 * MIB + 16
const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])

async function sealed(content: readonly Uint8Array[]): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const { piece } of sealCache(key, { format: 1 }, content)) pieces.push(piece)
  return new Uint8Array(Buffer.concat(pieces))
}

/** The content, or null where anything of it does not open. */
async function opened(file: Uint8Array): Promise<Uint8Array | null> {
  const found = await readSealed(async (offset, length) => ({
    data: file.slice(offset, offset + length),
    bytes: file.byteLength,
  }))
  const open = found && (await openSealedFile(key, found))
  if (!open) return null
  try {
    const pieces: Uint8Array[] = []
    for await (const piece of open.pieces) pieces.push(piece)
    return Buffer.concat(pieces)
  } catch {
    return null
  }
}

test('[OP8] content in pieces of any size comes back as one', async () => {
  for (const sizes of [[0], [1], [5, 0, 7], [4 * MIB - 8], [4 * MIB - 7, 1], [3 * MIB, 3 * MIB, 3 * MIB + 1]]) {
    const pieces = sizes.map((size) => new Uint8Array(size).map((_, at) => (at * 31 + size) & 255))
    expect(Buffer.compare((await opened(await sealed(pieces))) ?? Buffer.of(1), Buffer.concat(pieces))).toBe(0)
  }
})

test('[OP8] cut, lengthened, altered or with its chunks in another order it does not open', async () => {
  const file = await sealed([new Uint8Array(9 * MIB).fill(3), randomBytes(100)])
  const start = file.byteLength - (file.byteLength % CHUNK)
  const preamble = 4 + new DataView(file.buffer, file.byteOffset).getUint32(0)
  const altered = (at: number) => {
    const copy = file.slice()
    copy[at] = (copy[at] ?? 0) ^ 1
    return copy
  }
  const swapped = file.slice()
  swapped.set(file.subarray(preamble, preamble + CHUNK), preamble + CHUNK)
  swapped.set(file.subarray(preamble + CHUNK, preamble + 2 * CHUNK), preamble)
  const whole = await opened(file)
  expect(whole?.byteLength).toBe(9 * MIB + 100)
  for (const other of [
    file.slice(0, -1),
    file.slice(0, preamble + CHUNK),
    file.slice(0, preamble + 2 * CHUNK),
    file.slice(0, 10),
    new Uint8Array(Buffer.concat([file, file.subarray(start)])),
    altered(preamble + 5),
    altered(preamble + CHUNK + 5),
    altered(file.byteLength - 1),
    altered(preamble - 3),
    swapped,
  ])
    expect(await opened(other)).toBeNull()
})
