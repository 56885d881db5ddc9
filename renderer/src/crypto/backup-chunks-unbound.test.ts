// Negative control of [K14]: with the mark of the last chunk, its number or the bound header dropped, the same changes go
// unnoticed; so the tests in renderer/src/data/backup.test.ts prove something.
import { expect, test, vi } from 'vitest'
import { CHUNK_BYTES, CHUNK_TAG_BYTES, chunkNonce } from '#shared/formats/backup.ts'
import { chunkWriter, openChunks } from './backup-chunks.ts'
import { type Bytes, randomBytes } from './bytes.ts'

vi.mock('#shared/formats/backup.ts', async (original) => ({
  ...(await original<typeof import('#shared/formats/backup.ts')>()),
  chunkNonce: () => new Uint8Array(12),
}))

const preamble = new Uint8Array(20)
const WHOLE = CHUNK_BYTES + CHUNK_TAG_BYTES

async function sealed(key: CryptoKey): Promise<Bytes> {
  const pieces: Bytes[] = [preamble]
  const writer = chunkWriter(key, preamble, async (bytes) => {
    pieces.push(bytes)
  })
  for (let count = 0; count < 40; count += 1) await writer.push(randomBytes(5000))
  await writer.end()
  return new Uint8Array(Buffer.concat(pieces))
}

async function length(key: CryptoKey, file: Uint8Array): Promise<number> {
  let total = 0
  const read = async (offset: number, bytes: number) => file.slice(offset, offset + bytes)
  for await (const chunk of openChunks(key, preamble, { bytes: file.byteLength, read })) total += chunk.byteLength
  return total
}

test('[K14] negative control: without number and mark in the nonce, a cut and a swap at borders of chunks open', async () => {
  expect(chunkNonce(3, true)).toEqual(new Uint8Array(12))
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  const file = await sealed(key)
  expect(await length(key, file)).toBe(200_000)
  expect(await length(key, file.slice(0, preamble.byteLength + 2 * WHOLE))).toBe(2 * CHUNK_BYTES)
  const at = preamble.byteLength
  const swapped = new Uint8Array(file)
  swapped.set(file.subarray(at, at + WHOLE), at + WHOLE)
  swapped.set(file.subarray(at + WHOLE, at + 2 * WHOLE), at)
  expect(await length(key, swapped)).toBe(200_000)
})
