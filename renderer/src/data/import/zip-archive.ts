// A zip by its directory: zip.js reads the directory (Zip64 too), our rules judge it, and each member is inflated on its
// own, in small steps, never beyond the size it declared.
import { Reader, ZipReader } from '@zip.js/zip.js'
import { Inflate, inflateSync } from 'fflate'
import { ArchiveError, checkMembers, type Member } from '#shared/domain/archive.ts'
import { type Archive, piecesOf } from './archive.ts'
import { type ByteSource, inBlocks } from './byte-source.ts'

const LOCAL_HEADER = 30
const DEFLATE = 8
const STORED = 0
/** Compressed bytes given to the inflater at once: at most some 16 MB come out of it before the size is looked at. */
const STEP = 16 * 1024
/** Members of at most so many bytes, both ways, are read and inflated in one go: most notes are. */
const SMALL = 256 * 1024
/** Room for what a local header may hold beyond its directory entry, so that one read is enough for nearly all. */
const EXTRA = 64

class SourceReader extends Reader<ByteSource> {
  readonly #source: ByteSource
  constructor(source: ByteSource) {
    super(source)
    this.#source = source
    this.size = source.bytes
  }
  override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
    return this.#source.read(index, length)
  }
}

interface ZipMember extends Member {
  offset: number
  method: number
  crc: number
  rawName: Uint8Array
  modified: string | null
}

/** The name as it is written, not as the library tidies it; names that are not UTF-8 are the library's to read. */
function nameOf(raw: Uint8Array, tidied: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw)
  } catch {
    return tidied
  }
}

async function readDirectory(source: ByteSource): Promise<ZipMember[]> {
  try {
    const reader = new ZipReader(new SourceReader(source), { useWebWorkers: false })
    const members: ZipMember[] = []
    for await (const entry of reader.getEntriesGenerator()) {
      const { uncompressedSize, compressedSize, offset, rawFilename, compressionMethod } = entry
      const unixKind = ((entry.unixMode ?? entry.externalFileAttributes >>> 16) & 0o170000) >>> 12
      const isLink = entry.symlink === true || unixKind === 0o12
      const isOdd = unixKind !== 0 && unixKind !== 0o10 && unixKind !== 0o4 && !isLink
      members.push({
        name: nameOf(rawFilename, entry.filename),
        bytes: uncompressedSize,
        packedBytes: compressedSize,
        kind: isLink ? 'link' : isOdd ? 'other' : entry.directory ? 'folder' : 'file',
        isEncrypted: entry.encrypted,
        place: { start: offset, end: offset + LOCAL_HEADER + rawFilename.byteLength + compressedSize },
        offset,
        method: compressionMethod,
        crc: entry.signature ?? 0,
        rawName: rawFilename,
        modified: Number.isNaN(entry.lastModDate?.getTime() ?? Number.NaN) ? null : entry.lastModDate.toISOString(),
      })
      // Not one more is read than the rules allow.
      if (members.length > 200_001) break
    }
    await reader.close()
    return members
  } catch (error) {
    if (error instanceof ArchiveError) throw error
    throw new ArchiveError('unreadable')
  }
}

/** Rejects with an ArchiveError before any member is read. */
export async function openZip(whole: ByteSource, freeBytes: number): Promise<Archive> {
  const source = inBlocks(whole)
  const files = checkMembers(await readDirectory(source), freeBytes)
  for (const { method, bytes, packedBytes, name } of files) {
    if (method !== DEFLATE && method !== STORED) throw new ArchiveError('unreadable', name)
    if (method === STORED && bytes !== packedBytes) throw new ArchiveError('lying-size', name)
  }
  const byName = new Map(files.map((member) => [member.name, member]))
  return {
    files: files.map(({ name, bytes, modified }) => ({ name, bytes, modified })),
    async *chunks(name) {
      const member = byName.get(name)
      if (!member) throw new ArchiveError('unreadable', name)
      let crc = 0
      let total = 0
      for await (const chunk of unpacked(source, member)) {
        total += chunk.byteLength
        if (total > member.bytes) throw new ArchiveError('lying-size', name)
        crc = crc32(chunk, crc)
        yield chunk
      }
      if (total !== member.bytes) throw new ArchiveError('lying-size', name)
      if (crc !== member.crc >>> 0) throw new ArchiveError('unreadable', name)
    },
  }
}

async function* unpacked(source: ByteSource, member: ZipMember): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { rawName, offset, packedBytes } = member
  const isSmall = packedBytes <= SMALL && member.bytes <= SMALL
  const nameEnd = LOCAL_HEADER + rawName.byteLength
  const near = await source.read(offset, nameEnd + (isSmall ? EXTRA + packedBytes : 0))
  const view = new DataView(near.buffer, near.byteOffset, near.byteLength)
  if (near.byteLength < LOCAL_HEADER || view.getUint32(0, true) !== 0x04034b50) {
    throw new ArchiveError('unreadable', member.name)
  }
  const isSame =
    view.getUint16(26, true) === rawName.byteLength &&
    near.byteLength >= nameEnd &&
    rawName.every((byte, at) => byte === near[LOCAL_HEADER + at])
  if (!isSame) throw new ArchiveError('unsafe-name', member.name)
  const dataAt = nameEnd + view.getUint16(28, true)
  const start = offset + dataAt
  if (isSmall && near.byteLength >= dataAt + packedBytes) {
    const packed = near.subarray(dataAt, dataAt + packedBytes) as Uint8Array<ArrayBuffer>
    yield member.method === STORED ? packed : inflatedWhole(packed, member)
    return
  }
  const pieces = piecesOf((offset, length) => source.read(offset, length), start, member.packedBytes)
  if (member.method === STORED) yield* pieces
  else yield* inflated(pieces, member)
}

/** One byte of room more than declared: what writes it lies, and what comes beyond it is dropped. */
function inflatedWhole(packed: Uint8Array, { name, bytes }: ZipMember): Uint8Array<ArrayBuffer> {
  let out: Uint8Array
  try {
    out = inflateSync(packed, { out: new Uint8Array(bytes + 1) })
  } catch (error) {
    throw new ArchiveError(error instanceof RangeError ? 'lying-size' : 'unreadable', name)
  }
  return out as Uint8Array<ArrayBuffer>
}

async function* inflated(
  pieces: AsyncIterable<Uint8Array>,
  { name, bytes }: ZipMember,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let out: Uint8Array<ArrayBuffer>[] = []
  let total = 0
  const inflate = new Inflate((chunk) => {
    total += chunk.byteLength
    if (total > bytes) throw new ArchiveError('lying-size', name)
    if (chunk.byteLength > 0) out.push(chunk as Uint8Array<ArrayBuffer>)
  })
  try {
    for await (const piece of pieces) {
      for (let start = 0; start < piece.byteLength; start += STEP) {
        inflate.push(piece.subarray(start, start + STEP))
        yield* out
        out = []
      }
    }
    inflate.push(new Uint8Array(), true)
    yield* out
  } catch (error) {
    if (error instanceof ArchiveError) throw error
    throw new ArchiveError('unreadable', name)
  }
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value >>> 0
})

/** CRC-32 as in ISO 3309, continued from `before`. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let value = ~before
  for (const byte of bytes) value = (CRC_TABLE[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8)
  return ~value >>> 0
}
