// Rule TF6: random bytes drawn ahead are each given once.
import { expect, test } from 'vitest'
import { fewRandomBytes, toBase64, toHex } from './bytes.ts'

test('[TF6] nonces drawn ahead never repeat, and are gone from where they were held', () => {
  const seen = new Set<string>()
  for (let at = 0; at < 5000; at += 1) {
    const nonce = fewRandomBytes(12)
    expect(nonce.buffer.byteLength).toBe(12)
    seen.add(toHex(nonce))
  }
  expect(seen.size).toBe(5000)
  expect(fewRandomBytes(5000)).toHaveLength(5000)
})

test('[TF6] base64 holds every byte', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, at) => at)
  expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
})
