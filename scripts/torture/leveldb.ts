// Reads the files of a LevelDB folder as far as a search for words needs it: every block of every table decompressed,
// keys made whole again, log records joined. Format: LevelDB's doc/table_format.md and log_format.md; Snappy's
// format_description.txt. Knows nothing of what the values mean, and checks no checksums.

const FOOTER_BYTES = 48
const TABLE_MAGIC = 0xdb4775248b80fb57n
const LOG_BLOCK_BYTES = 32_768

class Cursor {
  at: number
  readonly bytes: Buffer
  constructor(bytes: Buffer, at = 0) {
    this.bytes = bytes
    this.at = at
  }
  varint(): number {
    let value = 0
    for (let shift = 0; shift < 64; shift += 7) {
      const byte = this.bytes[this.at]
      if (byte === undefined) throw new RangeError('a number runs over the end')
      this.at += 1
      value += (byte & 127) * 2 ** shift
      if (byte < 128) return value
    }
    throw new RangeError('a number has no end')
  }
  take(length: number): Buffer {
    if (length < 0 || this.at + length > this.bytes.byteLength) throw new RangeError('a piece runs over the end')
    this.at += length
    return this.bytes.subarray(this.at - length, this.at)
  }
}

/** Decompresses raw Snappy; throws RangeError for anything else. */
export function unsnap(bytes: Buffer): Buffer {
  const cursor = new Cursor(bytes)
  const length = cursor.varint()
  if (length > 64 * 1024 * 1024) throw new RangeError('too long to be true')
  const out = Buffer.alloc(length)
  let end = 0
  while (cursor.at < bytes.byteLength) {
    const tag = cursor.take(1)[0] ?? 0
    if ((tag & 3) === 0) {
      const short = tag >> 2
      const size = short < 60 ? short + 1 : cursor.take(short - 59).readUIntLE(0, short - 59) + 1
      if (end + size > length) throw new RangeError('more than was said')
      end += cursor.take(size).copy(out, end)
      continue
    }
    const isShort = (tag & 3) === 1
    const size = isShort ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1
    const offset = isShort
      ? ((tag >> 5) << 8) | (cursor.take(1)[0] ?? 0)
      : (tag & 3) === 2
        ? cursor.take(2).readUInt16LE()
        : cursor.take(4).readUInt32LE()
    if (offset === 0 || offset > end || end + size > length) throw new RangeError('a copy from nowhere')
    for (let copied = 0; copied < size; copied += 1, end += 1) out[end] = out[end - offset] ?? 0
  }
  if (end !== length) throw new RangeError('less than was said')
  return out
}

function blockAt(table: Buffer, offset: number, size: number): Buffer {
  const block = table.subarray(offset, offset + size)
  return table[offset + size] === 1 ? unsnap(block) : block
}

/** The entries of a block, keys without the shortening of their common beginnings. */
function entriesOf(block: Buffer): { key: Buffer; value: Buffer }[] {
  const end = block.byteLength - 4 - block.readUInt32LE(block.byteLength - 4) * 4
  const cursor = new Cursor(block.subarray(0, end))
  const entries: { key: Buffer; value: Buffer }[] = []
  let last: Buffer = Buffer.alloc(0)
  while (cursor.at < end) {
    const [shared, rest, size] = [cursor.varint(), cursor.varint(), cursor.varint()]
    const key: Buffer = Buffer.concat([last.subarray(0, shared), cursor.take(rest)])
    entries.push({ key, value: cursor.take(size) })
    last = key
  }
  return entries
}

/** Every key and value of a table file (`.ldb`, `.sst`); throws RangeError for a file that is none. */
export function readTable(table: Buffer): { key: Buffer; value: Buffer }[] {
  if (table.byteLength < FOOTER_BYTES || table.readBigUInt64LE(table.byteLength - 8) !== TABLE_MAGIC) {
    throw new RangeError('not a table')
  }
  const footer = new Cursor(table.subarray(table.byteLength - FOOTER_BYTES))
  footer.varint()
  footer.varint()
  const index = blockAt(table, footer.varint(), footer.varint())
  return entriesOf(index).flatMap(({ value }) => {
    const handle = new Cursor(value)
    return entriesOf(blockAt(table, handle.varint(), handle.varint()))
  })
}

/** The records of a log file (`.log`), joined where a block's end cut them. */
export function readLog(log: Buffer): Buffer[] {
  const records: Buffer[] = []
  let pieces: Buffer[] = []
  for (let at = 0; at + 7 <= log.byteLength; ) {
    const left = LOG_BLOCK_BYTES - (at % LOG_BLOCK_BYTES)
    if (left < 7) {
      at += left
      continue
    }
    const size = log.readUInt16LE(at + 4)
    const type = log[at + 6] ?? 0
    const piece = log.subarray(at + 7, at + 7 + size)
    if (type === 1 || type === 2) pieces = []
    pieces.push(piece)
    if (type === 1 || type === 4) records.push(Buffer.concat(pieces))
    at += 7 + size
  }
  return records
}

/**
 * What a search must look at besides the file's own bytes: of a LevelDB file its keys and values, and of each value what
 * Snappy makes of it behind a few bytes of header, as Chromium keeps larger values. Nothing for any other file.
 */
export function hiddenIn(name: string, bytes: Buffer): Buffer[] {
  try {
    if (/\.(ldb|sst)$/.test(name)) {
      return readTable(bytes).flatMap(({ key, value }) => [key, value, ...unwrapped(value)])
    }
    if (/\.log$/.test(name)) return readLog(bytes).flatMap((record) => [record, ...unwrapped(record)])
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  return []
}

/** Blink marks a value that it compressed with FF 11 and a number, then Snappy. */
function unwrapped(value: Buffer): Buffer[] {
  const found: Buffer[] = []
  for (
    let at = value.indexOf(Buffer.from([0xff, 0x11]));
    at >= 0;
    at = value.indexOf(Buffer.from([0xff, 0x11]), at + 1)
  ) {
    for (const header of [2, 3, 4]) {
      try {
        found.push(unsnap(value.subarray(at + header)))
      } catch (error) {
        if (!(error instanceof RangeError)) throw error
      }
    }
  }
  return found
}
