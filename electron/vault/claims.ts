// What is left of damaged frames: their lists of contents, and those sealed parts whose bytes are all there. Hints, not facts:
// only the header has passed a check. Whoever has the key decides what is authentic.
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { SealedPart } from '#shared/formats/commit.ts'
import type { FileSystem } from './file-system.ts'
import { HEADER_BYTES, MAGIC, MAX_FRAME_BYTES, OPERATIONS, PARTS, ROW_BYTES } from './frame.ts'

/** A commit holds no more parts. */
const MOST_PARTS = 5000
/** More than this of what was set aside is not read at an opening. */
const MOST_ASIDE_BYTES = 64 * 1024 * 1024

export interface ClaimedPart {
  recordId: string
  part: SealedPart['part']
  operation: SealedPart['operation']
  revision: number
  /** Null when its bytes are not all there. */
  sealed: Uint8Array<ArrayBuffer> | null
}

export interface ClaimedFrame {
  seq: number
  /** What the header says the whole frame takes. */
  bytes: number
  /** It stood at the end of the log: a save that was cut off may have left it, and was then never acknowledged. */
  isTail: boolean
  parts: ClaimedPart[]
}

function frameAt(buffer: Buffer, offset: number, logId: string, isTail: boolean): ClaimedFrame | null {
  const frame = buffer.subarray(offset)
  if (frame.byteLength < HEADER_BYTES + ROW_BYTES) return null
  if (frame.readUInt16LE(4) !== 1 || crc32(frame.subarray(0, 112)) !== frame.readUInt32LE(112)) return null
  if (frame.toString('base64url', 16, 32) !== logId) return null
  const bytes = frame.readUInt32LE(8)
  const count = frame.readUInt32LE(12)
  const seq = Number(frame.readBigUInt64LE(32))
  const tableEnd = HEADER_BYTES + ROW_BYTES * count
  if (!Number.isSafeInteger(seq) || bytes > MAX_FRAME_BYTES || count > MOST_PARTS) return null
  if (tableEnd > Math.min(bytes, frame.byteLength)) return null
  // A write that stops before its end was never synced, so never acknowledged.
  if (isTail && bytes > frame.byteLength) return null
  const parts: ClaimedPart[] = []
  let at = tableEnd
  for (let row = HEADER_BYTES; row < tableEnd; row += ROW_BYTES) {
    const part = PARTS[frame.readUInt8(row + 16) - 1]
    const operation = OPERATIONS[frame.readUInt8(row + 17) - 1]
    const revision = frame.readUInt32LE(row + 18)
    const end = at + frame.readUInt32LE(row + 22)
    const isThere = end > at && end <= Math.min(bytes, frame.byteLength)
    if (part !== undefined && operation !== undefined && part !== 'checkpoint' && revision > 0) {
      const sealed = isThere ? new Uint8Array(frame.subarray(at, end)) : null
      parts.push({ recordId: frame.toString('base64url', row, row + 16), part, operation, revision, sealed })
    }
    at = end
  }
  return { seq, bytes, isTail, parts }
}

/** Every frame of the log in damaged bytes whose header holds. At the log's end only those that are there in full length. */
export function claimedFrames(bytes: Uint8Array, logId: string, isTail: boolean): ClaimedFrame[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const frames: ClaimedFrame[] = []
  for (let at = buffer.indexOf(MAGIC); at >= 0; at = buffer.indexOf(MAGIC, at + 1)) {
    const frame = frameAt(buffer, at, logId, isTail)
    if (frame !== null) frames.push(frame)
  }
  return frames
}

/** Those in what earlier openings set aside. Best effort: what cannot be read is passed over. */
export async function claimsAside(fileSystem: FileSystem, folder: string, logId: string): Promise<ClaimedFrame[]> {
  const aside = join(folder, 'set-aside')
  const frames: ClaimedFrame[] = []
  let left = MOST_ASIDE_BYTES
  try {
    for (const name of await fileSystem.list(aside)) {
      const word = /^\d{8}\.ulog\.\d+\.(damaged|torn)(\.\d+)?$/.exec(name)?.[1]
      const bytes = word === undefined ? 0 : ((await fileSystem.stat(join(aside, name)))?.bytes ?? 0)
      if (bytes === 0 || bytes > left) continue
      left -= bytes
      const found = await fileSystem.readFile(join(aside, name))
      if (found !== null) frames.push(...claimedFrames(found, logId, word === 'torn'))
    }
  } catch {
    // Hints only.
  }
  return frames
}
