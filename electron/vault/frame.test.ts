// Rules [V1]–[V5]: the bytes of a frame.
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commitSchema, EMPTY_CHAIN, type SealedPart } from '#shared/formats/commit.ts'
import { commitOf, idOf, LOG_ID } from './commits.test-support.ts'
import { checkFrame, decodeFrame, encodeFrame, scanSegment } from './frame.ts'

const id = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes).toString('base64url'))
const part: fc.Arbitrary<SealedPart> = fc.record({
  recordId: id,
  part: fc.constantFrom('head', 'body', 'checkpoint'),
  revision: fc.integer({ min: 1, max: 0xffffffff }),
  operation: fc.constantFrom('put', 'remove', 'checkpoint'),
  sealed: fc.uint8Array({ minLength: 1, maxLength: 300 }),
})
const chain = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'))
const anyFrame = fc.record({
  logId: id,
  seq: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  previous: chain,
  parts: fc.array(part, { minLength: 1, maxLength: 12 }),
})

function frameOf(seq: number, previous = EMPTY_CHAIN) {
  return encodeFrame({ logId: LOG_ID, seq, previous, voidAfter: seq - 1, parts: commitOf(seq).parts })
}

describe('a frame', () => {
  it('[V1] comes back as it went in, whatever the parts', () => {
    fc.assert(
      fc.property(anyFrame, (frame) => {
        const { bytes, chain } = encodeFrame({ ...frame, voidAfter: frame.seq - 1 })
        expect(decodeFrame(bytes, frame.logId)).toEqual({ seq: frame.seq, chain, parts: frame.parts })
        expect(commitSchema.safeParse({ parts: decodeFrame(bytes, frame.logId)?.parts }).success).toBe(true)
      }),
    )
  })

  it('[V1] hands out sealed parts that own their memory, so that sending one does not send the whole frame', () => {
    const sealed = decodeFrame(frameOf(1).bytes, LOG_ID)?.parts[0]?.sealed
    expect(sealed?.buffer.byteLength).toBe(sealed?.byteLength)
  })

  it('[V2] is refused with any one bit flipped, any byte missing, or for another log', () => {
    const { bytes } = frameOf(3)
    for (let bit = 0; bit < bytes.byteLength * 8; bit += 1) {
      const flipped = bytes.slice()
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(decodeFrame(flipped, LOG_ID)).toBeNull()
    }
    for (let length = 0; length < bytes.byteLength; length += 1) {
      expect(checkFrame(bytes.slice(0, length), 0, LOG_ID).state).toBe('bad')
    }
    expect(decodeFrame(bytes, idOf('another log'))).toBeNull()
  })

  it('[V2] is checked against the bytes that are there before any claimed length is believed', () => {
    fc.assert(
      fc.property(fc.nat(0xffffffff), fc.nat(0xffffffff), fc.nat(0xffffffff), (length, count, sealed) => {
        const bytes = Buffer.from(frameOf(1).bytes)
        bytes.writeUInt32LE(length, 8)
        bytes.writeUInt32LE(count, 12)
        bytes.writeUInt32LE(sealed, 116 + 22)
        bytes.writeUInt32LE(crc32(bytes.subarray(0, 112)), 112)
        bytes.writeUInt32LE(crc32(bytes.subarray(0, -4)), bytes.byteLength - 4)
        expect(decodeFrame(bytes, LOG_ID)).toBeNull()
      }),
    )
  })

  it('[V3] names its predecessor: another predecessor, another chain', () => {
    expect(frameOf(2, frameOf(1).chain).chain).not.toBe(frameOf(2).chain)
  })

  it('[V3] rewritten by compaction keeps the chain it had when it was appended', () => {
    const { chain: standsFor } = frameOf(1)
    const parts = commitOf(1).parts.slice(0, 1)
    const { bytes } = encodeFrame({ logId: LOG_ID, seq: 1, previous: EMPTY_CHAIN, voidAfter: 0, parts, standsFor })
    expect(decodeFrame(bytes, LOG_ID)?.chain).toBe(standsFor)
  })

  it('[V1] refuses what it could not give back: ids with stray bits, empty parts, no parts', () => {
    const base = { logId: LOG_ID, seq: 1, previous: EMPTY_CHAIN, voidAfter: 0 }
    const [first] = commitOf(1).parts
    if (first === undefined) throw new Error('no part')
    for (const parts of [
      [],
      [{ ...first, recordId: `${'A'.repeat(21)}B` }],
      [{ ...first, sealed: new Uint8Array() }],
    ]) {
      expect(() => encodeFrame({ ...base, parts })).toThrow(expect.objectContaining({ kind: 'bad-input' }))
    }
  })

  it('[V4] of a newer format is told from a damaged one', () => {
    const bytes = Buffer.from(frameOf(1).bytes)
    bytes.writeUInt16LE(2, 4)
    expect(checkFrame(bytes, 0, LOG_ID).state).toBe('bad')
    bytes.writeUInt32LE(crc32(bytes.subarray(0, -4)), bytes.byteLength - 4)
    expect(checkFrame(bytes, 0, LOG_ID).state).toBe('newer')
    expect(scanSegment(bytes, LOG_ID)).toEqual({ frames: [], damaged: [], newer: 1 })
  })

  it('[V5] is found again after any damaged stretch, even one that holds the magic', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0x55, 0x42, 0x46, 0xd1, 0), { minLength: 1, maxLength: 60 }), (junk) => {
        const one = frameOf(1)
        const two = frameOf(2, one.chain)
        const found = scanSegment(Buffer.concat([one.bytes, Uint8Array.from(junk), two.bytes]), LOG_ID)
        expect(found.frames.map((frame) => frame.header.seq)).toEqual([1, 2])
        expect(found.damaged).toEqual([{ offset: one.bytes.byteLength, bytes: junk.length, claimedSeq: 0 }])
      }),
    )
  })
})
