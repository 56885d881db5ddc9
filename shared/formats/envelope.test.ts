import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.ts'
import { envelopeAad, joinEnvelope, pad, padmeLength, splitEnvelope, unpad } from './envelope.ts'

test('[C7] Padmé never shortens, adds at most 12 %, and leaves few lengths to tell apart', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 64 * 1024 * 1024 }), (length) => {
      const padded = padmeLength(length)
      expect(padded).toBeGreaterThanOrEqual(length)
      expect(padded).toBeLessThanOrEqual(length * 1.12)
      expect(padmeLength(padded)).toBe(padded)
    }),
    { numRuns: 5000 },
  )
  const lengths = new Set(Array.from({ length: 65536 }, (_, index) => padmeLength(index + 1)))
  expect(lengths.size).toBeLessThan(300)
})

// Worked by hand from the paper's definition: E = floor(log2 L), S = floor(log2 E) + 1, round up to a multiple of 2^(E-S).
test.each([
  [9, 10],
  [100, 104],
  [1000, 1024],
  [1025, 1088],
  [1_000_000, 1_015_808],
])('[C7] Padmé pads %i to %i', (length, padded) => {
  expect(padmeLength(length)).toBe(padded)
})

test('[C7] padding comes off exactly, for every content', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), (content) => {
      expect(unpad(pad(content))).toEqual(new Uint8Array(content))
    }),
  )
})

test('[C7] a length that does not fit its bytes is refused', () => {
  const padded = pad(new Uint8Array(10))
  new DataView(padded.buffer).setUint32(0, 4000)
  expect(unpad(padded)).toBeNull()
  expect(unpad(new Uint8Array(3))).toBeNull()
})

test('[C5] an envelope splits into what it was joined from', () => {
  const envelope = {
    version: 1,
    keyId: 0xfedcba98,
    nonce: new Uint8Array(12).fill(7),
    ciphertext: new Uint8Array(20).fill(9),
  }
  expect(splitEnvelope(joinEnvelope(envelope))).toEqual(envelope)
  expect(splitEnvelope(new Uint8Array(32))).toBeNull()
})

test('[C6] the bound data are canonical and hold nothing else', () => {
  const about = { operation: 'put', sealed: 'x', vaultId: 'v', part: 'head', revision: 2, recordId: 'r' } as const
  expect(envelopeAad(about)).toBe('{"operation":"put","part":"head","recordId":"r","revision":2,"vaultId":"v"}')
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.nat(), (vaultId, recordId, revision) => {
      const any = { vaultId, recordId, revision, part: 'body', operation: 'remove' } as const
      expect(envelopeAad(any)).toBe(canonicalJson(any))
    }),
  )
})
