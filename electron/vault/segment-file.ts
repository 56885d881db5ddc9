// One segment file, frame by frame: never a whole file in memory, so that the main thread stays free. No policy.
import { createHash } from 'node:crypto'
import { KindError } from '#shared/contract/errors.ts'
import type { FileSystem, OpenFile } from './file-system.ts'
import {
  checkFrame,
  claimedLength,
  MAX_FRAME_BYTES,
  type ScannedFrame,
  scanSegment,
  type TableRow,
  tableOf,
} from './frame.ts'
import type { IndexedFrame } from './log-index.ts'

const CHUNK_BYTES = 1024 * 1024
/** Enough for most frames' tables, and for most small frames. */
const START_BYTES = 4096

export async function withFile<T>(
  fileSystem: FileSystem,
  path: string,
  act: (file: OpenFile) => Promise<T>,
): Promise<T> {
  const file = await fileSystem.open(path, 'read')
  try {
    return await act(file)
  } finally {
    await file.close()
  }
}

/** Every whole frame of the log in the first `bytes` of the file; damaged stretches are stepped over. */
export async function framesIn(file: OpenFile, bytes: number, logId: string): Promise<ScannedFrame[]> {
  const frames: ScannedFrame[] = []
  let offset = 0
  while (offset < bytes) {
    const start = await file.read(offset, Math.min(START_BYTES, bytes - offset))
    const length = claimedLength(start) ?? 0
    const isFit = length <= Math.min(MAX_FRAME_BYTES, bytes - offset)
    const whole = isFit && length > start.byteLength ? await file.read(offset, length) : start
    const check = checkFrame(whole, 0, logId)
    if (check.state === 'newer') throw new KindError('newer-format', 'A segment holds frames of a newer format')
    if (check.state === 'bad') {
      // Rare: look for the next frame in all the rest.
      const rest = scanSegment(await file.read(offset, bytes - offset), logId)
      if (rest.newer > 0) throw new KindError('newer-format', 'A segment holds frames of a newer format')
      for (const frame of rest.frames) frames.push({ ...frame, offset: offset + frame.offset })
      return frames
    }
    frames.push({ offset, header: check.header, chain: check.chain })
    offset += check.header.bytes
  }
  return frames
}

/** The table of an indexed frame, without reading its sealed parts. */
export async function readTable(file: OpenFile, frame: Pick<IndexedFrame, 'offset' | 'bytes'>): Promise<TableRow[]> {
  let table = tableOf(await file.read(frame.offset, Math.min(START_BYTES, frame.bytes)))
  if (typeof table === 'number' && table <= frame.bytes) table = tableOf(await file.read(frame.offset, table))
  if (typeof table === 'number') throw new KindError('damaged', 'A frame has no table')
  return table
}

/** SHA-256 (hex) of the first `bytes` of a file; null when it is missing or shorter. */
export async function hashOf(fileSystem: FileSystem, path: string, bytes: number): Promise<string | null> {
  const found = await fileSystem.stat(path)
  if (found?.kind !== 'file' || found.bytes < bytes) return null
  return withFile(fileSystem, path, async (file) => {
    const hash = createHash('sha256')
    for (let at = 0; at < bytes; ) {
      const piece = await file.read(at, Math.min(CHUNK_BYTES, bytes - at))
      if (piece.byteLength === 0) return null
      hash.update(piece)
      at += piece.byteLength
    }
    return hash.digest('hex')
  })
}

/** Copies the first `bytes` to a new file and syncs it. Answers the hash of what was read. */
export async function copySynced(fileSystem: FileSystem, from: string, to: string, bytes: number): Promise<string> {
  return withFile(fileSystem, from, async (source) => {
    const writer = await SegmentWriter.create(fileSystem, to)
    try {
      while (writer.bytes < bytes) {
        const piece = await source.read(writer.bytes, Math.min(CHUNK_BYTES, bytes - writer.bytes))
        if (piece.byteLength === 0) break
        await writer.add(piece)
      }
    } catch (error) {
      await writer.abandon()
      throw error
    }
    return writer.finish()
  })
}

/** Writes a file that nothing else has yet, piece after piece. */
export class SegmentWriter {
  bytes = 0
  readonly #file: OpenFile
  readonly #hash = createHash('sha256')

  private constructor(file: OpenFile) {
    this.#file = file
  }

  /** An earlier file of that name, left by a crash, is replaced. */
  static async create(fileSystem: FileSystem, path: string): Promise<SegmentWriter> {
    if ((await fileSystem.stat(path)) !== null) await fileSystem.unlink(path)
    return new SegmentWriter(await fileSystem.open(path, 'create'))
  }

  async add(piece: Uint8Array): Promise<void> {
    await this.#file.write(piece, this.bytes)
    this.#hash.update(piece)
    this.bytes += piece.byteLength
  }

  /** Content is on the disk when this resolves (its name only after a sync of the folder). Answers the hash of it all. */
  async finish(): Promise<string> {
    try {
      await this.#file.sync()
    } finally {
      await this.#file.close()
    }
    return this.#hash.digest('hex')
  }

  async abandon(): Promise<void> {
    await this.#file.close().catch(() => undefined)
  }
}
