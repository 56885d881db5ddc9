// The bytes of one frame of the log: encoding, checking, decoding. Pure: no files, no policy about damage.
import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { KindError } from '#shared/contract/errors.ts'
import type { Frame, SealedPart } from '#shared/formats/commit.ts'
import { EMPTY_CHAIN } from '#shared/formats/commit.ts'

/*
 * Frame format 1. All numbers are little-endian and unsigned.
 *
 * offset size  what
 *      0    4  magic: 55 42 46 D1
 *      4    2  format: 1
 *      6    2  flags: bit 0 = rewritten by compaction; all others 0
 *      8    4  length of the whole frame in bytes, CRC included
 *     12    4  number of parts, n ≥ 1
 *     16   16  logId
 *     32    8  seq, 1 … 2^53−1
 *     40    8  voidAfter, < seq: frames with voidAfter < their seq < this seq were never acknowledged; ignore them.
 *              Normally seq − 1 (voids nothing). Lower only in the first frame after a failed append.
 *     48   32  chain of the previous frame of the log; zeros in the first
 *     80   32  when flag bit 0 is set: the chain of the frame as it was appended; else zeros
 *    112    4  CRC-32 of bytes 0 … 111
 *    116   26n table, one row per part:
 *               +0  16  record id
 *              +16   1  part: 1 head, 2 body, 3 checkpoint
 *              +17   1  operation: 1 put, 2 remove, 3 checkpoint
 *              +18   4  revision, ≥ 1
 *              +22   4  sealed length in bytes, ≥ 1
 *      …       sealed parts, in the table's order, nothing between them
 *  end−4    4  CRC-32 of everything before it
 *
 * The chain of a frame is SHA-256 over everything but the last CRC (thus over the previous chain too); of a frame
 * rewritten by compaction it is the chain it carries. Of every later format, too, the first 12 bytes mean the same and the last four bytes are
 * the CRC, so that an older app can tell "newer" from "damaged".
 */
export const FRAME_FORMAT = 1
/** No frame is longer; a header that claims more is damaged. */
export const MAX_FRAME_BYTES = 512 * 1024 * 1024
export const MAGIC = Buffer.from([0x55, 0x42, 0x46, 0xd1])
export const HEADER_BYTES = 116
export const ROW_BYTES = 26
export const CRC_BYTES = 4
const LEAST_BYTES = HEADER_BYTES + ROW_BYTES + 1 + CRC_BYTES
export const PARTS = ['head', 'body', 'checkpoint'] as const
export const OPERATIONS = ['put', 'remove', 'checkpoint'] as const

export interface FrameToWrite {
  logId: string
  seq: number
  previous: string
  voidAfter: number
  parts: readonly SealedPart[]
  /** Only for compaction: the chain of the frame that this one stands for. */
  standsFor?: string
}

export interface FrameHeader {
  seq: number
  voidAfter: number
  previous: string
  /** Length of the whole frame. */
  bytes: number
}

export type FrameCheck =
  | { state: 'whole'; header: FrameHeader; chain: string }
  /** A whole frame that a newer version wrote; `bytes` is its length. */
  | { state: 'newer'; bytes: number }
  /** `claimedSeq` is the seq of an intact header over damaged parts, 0 where not even that can be read. */
  | { state: 'bad'; claimedSeq: number }

function idBytes(id: string): Buffer {
  const bytes = Buffer.from(id, 'base64url')
  // 22 characters hold 132 bits: an id with stray low bits would come back as another one.
  if (bytes.byteLength !== 16 || bytes.toString('base64url') !== id) {
    throw new KindError('bad-input', 'An id is not 16 bytes in canonical base64url')
  }
  return bytes
}

function chainBytes(chain: string): Buffer {
  const bytes = Buffer.from(chain, 'hex')
  if (bytes.byteLength !== 32) throw new KindError('bad-input', 'A chain is not 32 bytes in hex')
  return bytes
}

/** Answers the frame's bytes and its chain; throws `bad-input` for what the format cannot hold. */
export function encodeFrame(frame: FrameToWrite): { bytes: Uint8Array; chain: string } {
  const sealedBytes = frame.parts.reduce((sum, part) => sum + part.sealed.byteLength, 0)
  const length = HEADER_BYTES + ROW_BYTES * frame.parts.length + sealedBytes + CRC_BYTES
  if (frame.parts.length === 0 || length > MAX_FRAME_BYTES) throw new KindError('bad-input', 'A commit has no fit size')
  if (!Number.isSafeInteger(frame.seq) || frame.seq < 1 || frame.voidAfter < 0 || frame.voidAfter >= frame.seq) {
    throw new KindError('bad-input', 'A frame has no fit seq')
  }
  const buffer = Buffer.alloc(length)
  MAGIC.copy(buffer, 0)
  buffer.writeUInt16LE(FRAME_FORMAT, 4)
  buffer.writeUInt16LE(frame.standsFor === undefined ? 0 : 1, 6)
  buffer.writeUInt32LE(length, 8)
  buffer.writeUInt32LE(frame.parts.length, 12)
  idBytes(frame.logId).copy(buffer, 16)
  buffer.writeBigUInt64LE(BigInt(frame.seq), 32)
  buffer.writeBigUInt64LE(BigInt(frame.voidAfter), 40)
  chainBytes(frame.previous).copy(buffer, 48)
  chainBytes(frame.standsFor ?? EMPTY_CHAIN).copy(buffer, 80)
  buffer.writeUInt32LE(crc32(buffer.subarray(0, 112)), 112)
  let row = HEADER_BYTES
  let at = HEADER_BYTES + ROW_BYTES * frame.parts.length
  for (const part of frame.parts) {
    if (part.sealed.byteLength === 0 || part.revision < 1 || part.revision > 0xffffffff) {
      throw new KindError('bad-input', 'A part is empty or has no fit revision')
    }
    idBytes(part.recordId).copy(buffer, row)
    buffer.writeUInt8(PARTS.indexOf(part.part) + 1, row + 16)
    buffer.writeUInt8(OPERATIONS.indexOf(part.operation) + 1, row + 17)
    buffer.writeUInt32LE(part.revision, row + 18)
    buffer.writeUInt32LE(part.sealed.byteLength, row + 22)
    buffer.set(part.sealed, at)
    row += ROW_BYTES
    at += part.sealed.byteLength
  }
  buffer.writeUInt32LE(crc32(buffer.subarray(0, length - CRC_BYTES)), length - CRC_BYTES)
  // No Buffer: its slice() would share memory where a Uint8Array's copies.
  return {
    bytes: new Uint8Array(buffer.buffer, buffer.byteOffset, length),
    chain: frame.standsFor ?? hash(buffer.subarray(0, length - CRC_BYTES)),
  }
}

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The table adds up: known codes, lengths that fill the frame exactly. */
function tableState(frame: Buffer): 'fits' | 'newer' | 'bad' {
  const count = frame.readUInt32LE(12)
  let at = HEADER_BYTES + ROW_BYTES * count
  if (count === 0 || at > frame.byteLength - CRC_BYTES) return 'bad'
  for (let row = HEADER_BYTES; row < HEADER_BYTES + ROW_BYTES * count; row += ROW_BYTES) {
    if (PARTS[frame.readUInt8(row + 16) - 1] === undefined) return 'newer'
    if (OPERATIONS[frame.readUInt8(row + 17) - 1] === undefined) return 'newer'
    const sealed = frame.readUInt32LE(row + 22)
    if (frame.readUInt32LE(row + 18) === 0 || sealed === 0) return 'bad'
    at += sealed
  }
  return at === frame.byteLength - CRC_BYTES ? 'fits' : 'bad'
}

/**
 * Is there a whole frame of this log at the offset? Reads nothing beyond `bytes` and allocates nothing of a claimed
 * size. `logId` null takes any log's frame.
 */
export function checkFrame(bytes: Uint8Array, offset: number, logId: string | null): FrameCheck {
  const bad: FrameCheck = { state: 'bad', claimedSeq: 0 }
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset + offset, bytes.byteLength - offset)
  if (buffer.byteLength < HEADER_BYTES || !buffer.subarray(0, 4).equals(MAGIC)) return bad
  const length = buffer.readUInt32LE(8)
  const isWhole = () =>
    length >= LEAST_BYTES &&
    length <= Math.min(MAX_FRAME_BYTES, buffer.byteLength) &&
    crc32(buffer.subarray(0, length - CRC_BYTES)) === buffer.readUInt32LE(length - CRC_BYTES)
  const format = buffer.readUInt16LE(4)
  if (format !== FRAME_FORMAT) return format > FRAME_FORMAT && isWhole() ? { state: 'newer', bytes: length } : bad
  if (crc32(buffer.subarray(0, 112)) !== buffer.readUInt32LE(112)) return bad
  if (logId !== null && buffer.toString('base64url', 16, 32) !== logId) return bad
  const seq = buffer.readBigUInt64LE(32)
  const voidAfter = buffer.readBigUInt64LE(40)
  if (seq < 1n || seq > BigInt(Number.MAX_SAFE_INTEGER) || voidAfter >= seq) return bad
  if (!isWhole()) return { state: 'bad', claimedSeq: Number(seq) }
  const flags = buffer.readUInt16LE(6)
  const frame = buffer.subarray(0, length)
  const table = flags > 1 ? 'newer' : tableState(frame)
  if (table === 'newer') return { state: 'newer', bytes: length }
  if (table === 'bad') return { state: 'bad', claimedSeq: Number(seq) }
  const chain = flags === 1 ? buffer.toString('hex', 80, 112) : hash(frame.subarray(0, length - CRC_BYTES))
  const previous = buffer.toString('hex', 48, 80)
  return { state: 'whole', header: { seq: Number(seq), voidAfter: Number(voidAfter), previous, bytes: length }, chain }
}

/** The log that a whole frame at the offset belongs to. Call only where `checkFrame` answered `whole`. */
export function logIdAt(bytes: Uint8Array, offset: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + offset + 16, 16).toString('base64url')
}

/** Whether a whole frame at the offset was rewritten by compaction or a restore. */
export function standsForAnother(bytes: Uint8Array, offset: number): boolean {
  return (Buffer.from(bytes.buffer, bytes.byteOffset + offset, 8).readUInt16LE(6) & 1) === 1
}

/** Decodes exactly one frame; null when it is not whole. Sealed parts are copies, fit to travel. */
export function decodeFrame(bytes: Uint8Array, logId: string | null): Frame | null {
  const check = checkFrame(bytes, 0, logId)
  if (check.state !== 'whole' || check.header.bytes !== bytes.byteLength) return null
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const count = buffer.readUInt32LE(12)
  const parts: SealedPart[] = []
  let at = HEADER_BYTES + ROW_BYTES * count
  for (let row = HEADER_BYTES; row < HEADER_BYTES + ROW_BYTES * count; row += ROW_BYTES) {
    const part = PARTS[buffer.readUInt8(row + 16) - 1]
    const operation = OPERATIONS[buffer.readUInt8(row + 17) - 1]
    if (part === undefined || operation === undefined) return null
    const end = at + buffer.readUInt32LE(row + 22)
    parts.push({
      recordId: buffer.toString('base64url', row, row + 16),
      part,
      revision: buffer.readUInt32LE(row + 18),
      operation,
      sealed: new Uint8Array(buffer.subarray(at, end)),
    })
    at = end
  }
  return { seq: check.header.seq, chain: check.chain, parts }
}

export interface ScannedFrame {
  offset: number
  header: FrameHeader
  chain: string
}
/** A stretch without a readable frame; `claimedSeq` is the highest seq of an intact header inside it, else 0. */
export interface DamagedStretch {
  offset: number
  bytes: number
  claimedSeq: number
}

/**
 * Finds every whole frame of the log in a segment. After a damaged stretch it goes on at the next magic whose header
 * and CRC hold. Whole frames of a newer format are stepped over and counted in `newer`: who writes must look at it.
 */
export function scanSegment(
  bytes: Uint8Array,
  logId: string | null,
): { frames: ScannedFrame[]; damaged: DamagedStretch[]; newer: number } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const frames: ScannedFrame[] = []
  const damaged: DamagedStretch[] = []
  let offset = 0
  let newer = 0
  let badFrom = -1
  let claimedSeq = 0
  const endStretch = () => {
    if (badFrom >= 0) damaged.push({ offset: badFrom, bytes: offset - badFrom, claimedSeq })
    badFrom = -1
    claimedSeq = 0
  }
  while (offset < buffer.byteLength) {
    const check = checkFrame(bytes, offset, logId)
    if (check.state === 'newer') {
      endStretch()
      newer += 1
      offset += check.bytes
      continue
    }
    if (check.state === 'whole') {
      endStretch()
      frames.push({ offset, header: check.header, chain: check.chain })
      offset += check.header.bytes
      continue
    }
    if (badFrom < 0) badFrom = offset
    claimedSeq = Math.max(claimedSeq, check.claimedSeq)
    const next = buffer.indexOf(MAGIC, offset + 1)
    offset = next < 0 ? buffer.byteLength : next
  }
  endStretch()
  return { frames, damaged, newer }
}

export interface TableRow {
  recordId: string
  part: SealedPart['part']
  operation: SealedPart['operation']
  revision: number
  /** Sealed bytes. */
  bytes: number
}

/** The length that a frame's first 12 bytes claim; null when there is no frame. Nothing is checked. */
export function claimedLength(bytes: Uint8Array): number | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return buffer.byteLength >= 12 && buffer.subarray(0, 4).equals(MAGIC) ? buffer.readUInt32LE(8) : null
}

/**
 * The table of a frame that is known to be whole, from its first bytes; a number says how many bytes that takes when
 * there are too few.
 */
export function tableOf(start: Uint8Array): TableRow[] | number {
  const buffer = Buffer.from(start.buffer, start.byteOffset, start.byteLength)
  if (buffer.byteLength < HEADER_BYTES) return HEADER_BYTES
  const needed = HEADER_BYTES + ROW_BYTES * buffer.readUInt32LE(12)
  if (buffer.byteLength < needed) return needed
  const rows: TableRow[] = []
  for (let row = HEADER_BYTES; row < needed; row += ROW_BYTES) {
    const part = PARTS[buffer.readUInt8(row + 16) - 1]
    const operation = OPERATIONS[buffer.readUInt8(row + 17) - 1]
    if (part === undefined || operation === undefined) throw new KindError('newer-format', 'A frame has unknown rows')
    const recordId = buffer.toString('base64url', row, row + 16)
    const revision = buffer.readUInt32LE(row + 18)
    rows.push({ recordId, part, operation, revision, bytes: buffer.readUInt32LE(row + 22) })
  }
  return rows
}

/**
 * A frame without the parts that are not kept, or of another log, standing for the one it is made of (same seq and
 * chain). Null when no part is left. Throws `damaged` when the bytes are not one whole frame of the log.
 */
export function rewriteFrame(
  bytes: Uint8Array,
  from: string,
  to: string,
  keep: (part: Pick<SealedPart, 'recordId' | 'part' | 'operation' | 'revision'>) => boolean,
): Uint8Array | null {
  const check = checkFrame(bytes, 0, from)
  const frame = decodeFrame(bytes, from)
  if (check.state !== 'whole' || frame === null || check.header.bytes !== bytes.byteLength) {
    throw new KindError('damaged', 'A frame does not read back')
  }
  const parts = frame.parts.filter(keep)
  if (parts.length === 0) return null
  if (parts.length === frame.parts.length && from === to) return bytes
  const { seq, previous, voidAfter } = check.header
  return encodeFrame({ logId: to, seq, previous, voidAfter, parts, standsFor: frame.chain }).bytes
}
