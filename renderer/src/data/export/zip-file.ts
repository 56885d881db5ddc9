// Writes a zip piece by piece, nothing held but its directory. Texts are deflated; files, which are compressed already, are
// stored. Beyond 4 GB or 65,535 members it is a Zip64. Knows nothing of what it packs.
import { deflateSync } from 'fflate'
import { type Bytes, utf8 } from '#crypto/bytes.ts'

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value >>> 0
})

/** CRC-32 as zips have it, going on from `before`. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let value = ~before >>> 0
  for (const byte of bytes) value = ((TABLE[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8)) >>> 0
  return ~value >>> 0
}

interface Member {
  name: Bytes
  method: 0 | 8
  crc: number
  packed: number
  bytes: number
  offset: number
}

const U16 = 0xffff
const U32 = 0xffffffff
/** Readers take a member that unpacks to more than 200 times its size for a bomb: one that would is stored. */
const MOST_RATIO = 100
const LEVEL = 5
/** So few bytes are not worth the work. */
const FEW = 64

/** Little endian: each number with its width in bytes. */
function fields(...parts: readonly (readonly [number, 2 | 4 | 8])[]): Bytes {
  const bytes = new Uint8Array(parts.reduce((sum, [, width]) => sum + width, 0))
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const [value, width] of parts) {
    if (width === 2) view.setUint16(at, value, true)
    else if (width === 4) view.setUint32(at, value, true)
    else view.setBigUint64(at, BigInt(value), true)
    at += width
  }
  return bytes
}

export class ZipFile {
  readonly #write: (bytes: Uint8Array) => Promise<void>
  readonly #members: Member[] = []
  readonly #time: number
  readonly #date: number
  #offset = 0

  /** `now` dates the members. */
  constructor(write: (bytes: Uint8Array) => Promise<void>, now: Temporal.PlainDateTime) {
    this.#write = write
    this.#time = (now.hour << 11) | (now.minute << 5) | (now.second >> 1)
    this.#date = ((Math.max(1980, now.year) - 1980) << 9) | (now.month << 5) | now.day
  }

  async #put(bytes: Uint8Array): Promise<void> {
    await this.#write(bytes)
    this.#offset += bytes.byteLength
  }

  async #begin(member: Member): Promise<void> {
    await this.#put(
      fields(
        [0x04034b50, 4],
        [20, 2],
        [0x0800, 2],
        [member.method, 2],
        [this.#time, 2],
        [this.#date, 2],
        [member.crc, 4],
        [member.packed, 4],
        [member.bytes, 4],
        [member.name.byteLength, 2],
        [0, 2],
      ),
    )
    await this.#put(member.name)
    this.#members.push(member)
  }

  /** Small enough to lie in memory. */
  async text(name: string, text: string): Promise<void> {
    const bytes = utf8(text)
    const deflated = bytes.byteLength < FEW ? bytes : deflateSync(bytes, { level: LEVEL })
    const isSmaller = deflated.byteLength < bytes.byteLength && deflated.byteLength * MOST_RATIO > bytes.byteLength
    const packed = isSmaller ? deflated : bytes
    await this.#begin({
      name: utf8(name),
      method: isSmaller ? 8 : 0,
      crc: crc32(bytes),
      packed: packed.byteLength,
      bytes: bytes.byteLength,
      offset: this.#offset,
    })
    await this.#put(packed)
  }

  /** Below 4 GB. Rejects when the pieces are not as many bytes as told. */
  async stored(name: string, told: { bytes: number; crc: number }, pieces: AsyncIterable<Uint8Array>): Promise<void> {
    const { bytes, crc } = told
    await this.#begin({ name: utf8(name), method: 0, crc, packed: bytes, bytes, offset: this.#offset })
    let written = 0
    for await (const piece of pieces) {
      written += piece.byteLength
      await this.#put(piece)
    }
    if (written !== bytes) throw new Error('a file changed while it was written')
  }

  /** What lies in memory and is compressed already. */
  async bytes(name: string, bytes: Uint8Array): Promise<void> {
    async function* once(): AsyncGenerator<Uint8Array> {
      yield bytes
    }
    await this.stored(name, { bytes: bytes.byteLength, crc: crc32(bytes) }, once())
  }

  async end(): Promise<void> {
    const start = this.#offset
    for (const { name, method, crc, packed, bytes, offset } of this.#members) {
      const isFar = offset >= U32
      const extra = isFar ? fields([1, 2], [8, 2], [offset, 8]) : new Uint8Array()
      await this.#put(
        fields(
          [0x02014b50, 4],
          [isFar ? 45 : 20, 2],
          [isFar ? 45 : 20, 2],
          [0x0800, 2],
          [method, 2],
          [this.#time, 2],
          [this.#date, 2],
          [crc, 4],
          [packed, 4],
          [bytes, 4],
          [name.byteLength, 2],
          [extra.byteLength, 2],
          [0, 2],
          [0, 2],
          [0, 2],
          [0, 4],
          [isFar ? U32 : offset, 4],
        ),
      )
      await this.#put(name)
      await this.#put(extra)
    }
    const size = this.#offset - start
    const count = this.#members.length
    if (count >= U16 || start >= U32 || size >= U32) {
      const at = this.#offset
      await this.#put(
        fields(
          [0x06064b50, 4],
          [44, 8],
          [45, 2],
          [45, 2],
          [0, 4],
          [0, 4],
          [count, 8],
          [count, 8],
          [size, 8],
          [start, 8],
        ),
      )
      await this.#put(fields([0x07064b50, 4], [0, 4], [at, 8], [1, 4]))
    }
    const few = Math.min(count, U16)
    await this.#put(
      fields([0x06054b50, 4], [0, 4], [few, 2], [few, 2], [Math.min(size, U32), 4], [Math.min(start, U32), 4], [0, 2]),
    )
  }
}
