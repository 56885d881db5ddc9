// Rule [TT6]: the search for leaks reads what LevelDB compressed, shortened and cut.
import { expect, test } from 'vitest'
import { hiddenIn, readLog, readTable, unsnap } from './leveldb.ts'

const varint = (value: number): number[] => (value < 128 ? [value] : [(value & 127) | 128, ...varint(value >> 7)])

/** A literal of at most 60 bytes, then a copy of `length` bytes from `offset` back. */
const snapped = (literal: string, length: number, offset: number) =>
  Buffer.from([
    ...varint(literal.length + length),
    (literal.length - 1) << 2,
    ...Buffer.from(literal),
    ((length - 1) << 2) | 2,
    offset,
    0,
  ])

function block(entries: [shared: number, rest: string, value: Buffer][]): Buffer {
  const rows = entries.flatMap(([shared, rest, value]) => [
    ...varint(shared),
    ...varint(rest.length),
    ...varint(value.byteLength),
    ...Buffer.from(rest),
    ...value,
  ])
  return Buffer.from([...rows, 0, 0, 0, 0, 1, 0, 0, 0])
}

function table(data: Buffer, type: number): Buffer {
  const index = block([[0, 'z', Buffer.from([...varint(0), ...varint(data.byteLength)])]])
  const footer = Buffer.alloc(48)
  footer.set([0, 0, ...varint(data.byteLength + 5), ...varint(index.byteLength)])
  footer.writeBigUInt64LE(0xdb4775248b80fb57n, 40)
  return Buffer.concat([data, Buffer.from([type, 0, 0, 0, 0]), index, Buffer.from([0, 0, 0, 0, 0]), footer])
}

test('[TT6] Snappy is decompressed, overlapping copies too, and what is no Snappy is refused', () => {
  expect(unsnap(snapped('canary ', 14, 7)).toString()).toBe('canary canary canary ')
  expect(unsnap(snapped('ab', 6, 1)).toString()).toBe('abbbbbbb')
  for (const bad of [
    snapped('abc', 4, 9),
    snapped('abc', 4, 0),
    snapped('abcd', 4, 2).subarray(0, 5),
    Buffer.from([200]),
  ]) {
    expect(() => unsnap(bad)).toThrow(RangeError)
  }
})

test('[TT6] keys that share a beginning are whole again, in plain and in compressed blocks', () => {
  const plain = block([
    [0, 'canary-one', Buffer.from('x')],
    [7, 'two', Buffer.from('y')],
  ])
  const keys = (bytes: Buffer) => readTable(bytes).map(({ key }) => key.toString())
  expect(keys(table(plain, 0))).toEqual(['canary-one', 'canary-two'])
  const whole = Buffer.from([...varint(plain.byteLength), (plain.byteLength - 1) << 2, ...plain])
  expect(keys(table(whole, 1))).toEqual(['canary-one', 'canary-two'])
  expect(hiddenIn('000005.ldb', table(plain, 0)).map(String)).toContain('canary-two')
  expect(hiddenIn('000005.ldb', Buffer.from('no table'))).toEqual([])
})

test('[TT6] a record of a log that runs over the end of a block is one again; what Blink compressed inside it is read', () => {
  const first = Buffer.alloc(32_768)
  const head = 'cana'
  first.writeUInt16LE(32_768 - 7, 4)
  first[6] = 2
  first.write(head, 32_768 - head.length)
  const wrapped = Buffer.concat([Buffer.from([0xff, 0x11, 2]), snapped('secret ', 7, 7)])
  const rest = Buffer.concat([Buffer.from('ry '), wrapped])
  const last = Buffer.alloc(7)
  last.writeUInt16LE(rest.byteLength, 4)
  last[6] = 4
  const log = Buffer.concat([first, last, rest])
  expect(readLog(log).map(String).join('')).toContain('canary ')
  expect(hiddenIn('000003.log', log).map(String)).toContain('secret secret ')
})
