// Writes a zip piece by piece, nothing held but its directory. Texts are deflated; files, which are compressed already, are
// stored. Beyond 4 GB or 65,535 members it is a Zip64. Knows nothing of what it packs.
import { type Bytes, utf8 } from '#crypto/bytes.ts'
import { crc32 } from './crc32.ts'
import { type Packed, type Packer, packerHere } from './packing.ts'

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
/** Texts are packed so many characters at a time, and so many times at most ahead of what is written. */
const PACKED_AT_ONCE = 128_000
const MOST_AHEAD = 4

type Width = 2 | 4 | 8

/** Little endian: numbers and their widths in bytes by turns; what stands behind them as it is. */
function fields(numbers: readonly number[], behind: readonly Uint8Array[] = []): Bytes {
  let length = 0
  for (let at = 1; at < numbers.length; at += 2) length += numbers[at] as Width
  const whole = behind.reduce((sum, bytes) => sum + bytes.byteLength, length)
  const bytes = new Uint8Array(whole)
  const view = new DataView(bytes.buffer)
  let place = 0
  for (let at = 0; at < numbers.length; at += 2) {
    const value = numbers[at] as number
    const width = numbers[at + 1] as Width
    if (width === 2) view.setUint16(place, value, true)
    else if (width === 4) view.setUint32(place, value, true)
    else view.setBigUint64(place, BigInt(value), true)
    place += width
  }
  for (const one of behind) {
    bytes.set(one, place)
    place += one.byteLength
  }
  return bytes
}

export class ZipFile {
  readonly #write: (bytes: Uint8Array) => Promise<void>
  readonly #members: Member[] = []
  readonly #time: number
  readonly #date: number
  readonly #packer: Packer
  #names: string[] = []
  #texts: string[] = []
  #characters = 0
  readonly #ahead: { names: string[]; packing: Promise<Packed[]> }[] = []
  #offset = 0

  /** `now` dates the members. */
  constructor(write: (bytes: Uint8Array) => Promise<void>, now: Temporal.PlainDateTime, packer: Packer = packerHere()) {
    this.#write = write
    this.#packer = packer
    this.#time = (now.hour << 11) | (now.minute << 5) | (now.second >> 1)
    this.#date = ((Math.max(1980, now.year) - 1980) << 9) | (now.month << 5) | now.day
  }

  async #put(bytes: Uint8Array): Promise<void> {
    await this.#write(bytes)
    this.#offset += bytes.byteLength
  }

  async #begin(member: Member): Promise<void> {
    const { method, crc, packed, bytes, name } = member
    const told = [method, 2, this.#time, 2, this.#date, 2, crc, 4, packed, 4, bytes, 4, name.byteLength, 2, 0, 2]
    await this.#put(fields([0x04034b50, 4, 20, 2, 0x0800, 2, ...told], [name]))
    this.#members.push(member)
  }

  /** Small enough to lie in memory. Members stand in the order of the calls; what fails rejects a later call. */
  async text(name: string, text: string): Promise<void> {
    this.#names.push(name)
    this.#texts.push(text)
    this.#characters += text.length + 100
    if (this.#characters < PACKED_AT_ONCE) return
    this.#sendTexts()
    while (this.#ahead.length > MOST_AHEAD) await this.#putPacked()
  }

  #sendTexts(): void {
    if (this.#texts.length === 0) return
    const packing = this.#packer.pack(this.#texts)
    // Looked at when its turn comes.
    packing.catch(() => undefined)
    this.#ahead.push({ names: this.#names, packing })
    this.#names = []
    this.#texts = []
    this.#characters = 0
  }

  async #putPacked(): Promise<void> {
    const first = this.#ahead.shift()
    if (!first) return
    for (const [at, { method, crc, bytes, packed }] of (await first.packing).entries()) {
      const name = utf8(first.names[at] ?? '')
      await this.#begin({ name, method, crc, packed: packed.byteLength, bytes, offset: this.#offset })
      await this.#put(packed)
    }
  }

  /** All texts given so far are written. */
  async #settleTexts(): Promise<void> {
    this.#sendTexts()
    while (this.#ahead.length > 0) await this.#putPacked()
  }

  /** Below 4 GB. Rejects when the pieces are not as many bytes as told. */
  async stored(name: string, told: { bytes: number; crc: number }, pieces: AsyncIterable<Uint8Array>): Promise<void> {
    const { bytes, crc } = told
    await this.#settleTexts()
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
    await this.#settleTexts()
    const start = this.#offset
    for (const { name, method, crc, packed, bytes, offset } of this.#members) {
      const isFar = offset >= U32
      const extra = isFar ? fields([1, 2, 8, 2, offset, 8]) : new Uint8Array()
      const version = isFar ? 45 : 20
      const told = [method, 2, this.#time, 2, this.#date, 2, crc, 4, packed, 4, bytes, 4]
      const lengths = [name.byteLength, 2, extra.byteLength, 2, 0, 2]
      const place = [0, 2, 0, 2, 0, 4, isFar ? U32 : offset, 4]
      await this.#put(
        fields([0x02014b50, 4, version, 2, version, 2, 0x0800, 2, ...told, ...lengths, ...place], [name, extra]),
      )
    }
    const size = this.#offset - start
    const count = this.#members.length
    if (count >= U16 || start >= U32 || size >= U32) {
      const at = this.#offset
      const counts = [count, 8, count, 8, size, 8, start, 8]
      await this.#put(fields([0x06064b50, 4, 44, 8, 45, 2, 45, 2, 0, 4, 0, 4, ...counts]))
      await this.#put(fields([0x07064b50, 4, 0, 4, at, 8, 1, 4]))
    }
    const few = Math.min(count, U16)
    const place = [Math.min(size, U32), 4, Math.min(start, U32), 4]
    await this.#put(fields([0x06054b50, 4, 0, 2, 0, 2, few, 2, few, 2, ...place, 0, 2]))
  }
}
