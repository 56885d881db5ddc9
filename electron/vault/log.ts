// The append-only log of sealed commits: the store of record. Owns order, acknowledgement and the index of frames.
// What is found wrong at opening is log-recovery.ts's; the bytes of a frame are frame.ts's.
import type { LogReport } from '#shared/contract/contract.ts'
import { KindError } from '#shared/contract/errors.ts'
import { type Commit, EMPTY_CHAIN, type Frame, type Position } from '#shared/formats/commit.ts'
import type { ClaimedFrame } from './claims.ts'
import { diskError, type FileSystem, type OpenFile } from './file-system.ts'
import { decodeFrame, encodeFrame } from './frame.ts'
import { firstAfter, type IndexedFrame } from './log-index.ts'
import { type RecoveredLog, recoverLog } from './log-recovery.ts'
import {
  logFolder,
  SEGMENTS_FORMAT,
  type Segment,
  type SegmentList,
  segmentId,
  segmentName,
  segmentPath,
  writeSegmentList,
} from './segments.ts'

/** A segment that has reached this size is closed before the next commit. */
export const SEGMENT_BYTES = 16 * 1024 * 1024

interface OpenSegment {
  id: number
  file: OpenFile
  /** Where the next frame goes: the end of the last acknowledged one. */
  length: number
}

export class Log {
  readonly report: LogReport
  /** A newer version wrote some of it: what can be read is read, and nothing is written. Null for an ordinary log. */
  readonly newer: { frames: number } | null
  /** What is left of damaged frames, as found at opening. */
  readonly claimed: readonly ClaimedFrame[]
  readonly #fileSystem: FileSystem
  readonly #folder: string
  readonly #segmentBytes: number
  #frames: IndexedFrame[]
  #list: SegmentList
  #highestSeq: number
  /** The seq before the first of the appends that failed since the last one that was acknowledged. */
  #voidAfter: number | null = null
  #current: OpenSegment | null = null
  /** Ids of the segments begun by this object. */
  readonly #begun = new Set<number>()
  #queue: Promise<unknown> = Promise.resolve()
  #isClosed = false
  /** The highest segment id promised to a compaction. */
  #reservedId = 0
  readonly #reading = new Set<Promise<unknown>>()

  private constructor(fileSystem: FileSystem, folder: string, recovered: RecoveredLog, segmentBytes: number) {
    this.#fileSystem = fileSystem
    this.#folder = folder
    this.#segmentBytes = segmentBytes
    this.#list = recovered.list
    this.#frames = recovered.frames
    this.#highestSeq = recovered.highestSeq
    this.report = recovered.report
    this.claimed = recovered.claimed
    this.newer = recovered.newer
  }

  /**
   * Makes an empty log in the folder. Segment files that lie there are not taken over; their ids are not used again.
   * When this resolves, the empty log is on the disk.
   */
  static async create(
    fileSystem: FileSystem,
    folder: string,
    logId: string,
    segmentBytes = SEGMENT_BYTES,
  ): Promise<Log> {
    try {
      await fileSystem.makeFolder(logFolder(folder))
      await fileSystem.syncFolder(folder)
      const report: LogReport = { tornBytes: 0, damaged: [], strayFiles: [] }
      const list: SegmentList = { format: SEGMENTS_FORMAT, logId, segments: [] }
      const empty = { list, frames: [], report, claimed: [], highestSeq: 0, lastLength: null, newer: null }
      const log = new Log(fileSystem, folder, empty, segmentBytes)
      await log.#beginSegment(1)
      return log
    } catch (error) {
      throw diskError(error)
    }
  }

  /** Null when there is no log to open. What was found wrong is in `report`. Throws `newer-format` or a disk error. */
  static async open(fileSystem: FileSystem, folder: string, segmentBytes = SEGMENT_BYTES): Promise<Log | null> {
    const recovered = await recoverLog(fileSystem, folder)
    if (recovered === null) return null
    const log = new Log(fileSystem, folder, recovered, segmentBytes)
    const last = recovered.list.segments.at(-1)
    if (last !== undefined && recovered.lastLength !== null) await log.#resume(last.id, recovered.lastLength)
    return log
  }

  /** Throws `newer-format` where a newer version wrote. */
  assertWritable(): void {
    if (this.newer !== null) throw new KindError('newer-format', 'A newer version wrote this log: it is only read')
  }

  position(): Position {
    const last = this.#frames.at(-1)
    return { logId: this.#list.logId, seq: last?.seq ?? 0, chain: last?.chain ?? EMPTY_CHAIN }
  }

  /** Null when the log has no readable frame with this seq. */
  chainAt(seq: number): string | null {
    if (seq === 0) return EMPTY_CHAIN
    const frame = this.#frames[firstAfter(this.#frames, seq - 1)]
    return frame?.seq === seq ? frame.chain : null
  }

  /**
   * Appends one commit; when this resolves, the commit is on the disk. Calls are queued in order. Rejects with
   * `disk-full`, `disk-failed` or `bad-input`: then the commit is not in the log and will never be read from it again
   * once a later append has succeeded; its seq is not used again.
   */
  append(commit: Commit): Promise<Position> {
    return this.#inLine(() => this.#append(commit))
  }

  /**
   * Frames after `seq` in order, at least one if there is any, else as many as fit into `maxBytes`. A frame that can no
   * longer be read as it was at opening is left out and added to `report`.
   */
  readAfter(seq: number, maxBytes: number): Promise<{ frames: Frame[]; done: boolean }> {
    const reading = this.#readAfter(seq, maxBytes)
    const settled = reading.catch(() => undefined)
    this.#reading.add(settled)
    void settled.then(() => this.#reading.delete(settled))
    return reading
  }

  /** What compaction and snapshots work from. The open segment is not among `closed`; nothing in those changes any more. */
  view(): {
    logId: string
    highestSeq: number
    closed: Segment[]
    frames: readonly IndexedFrame[]
    segmentBytes: number
  } {
    const closed = this.#list.segments.filter((segment) => segment.id !== this.#current?.id)
    const { logId } = this.#list
    return { logId, highestSeq: this.#highestSeq, closed, frames: [...this.#frames], segmentBytes: this.#segmentBytes }
  }

  /** All of them, the open one too. */
  segmentIds(): number[] {
    return this.#list.segments.map((segment) => segment.id)
  }

  /** Ends the open segment and begins the next one, so that everything acknowledged until now lies in closed ones. */
  rotate(): Promise<void> {
    return this.#inLine(async () => {
      if (this.#current !== null && this.#current.length === 0) return
      const full = this.#current
      this.#current = null
      await full?.file.close()
      await this.#beginSegment(this.#highestSeq + 1)
    })
  }

  /** Ids for segments that a compaction will make; no other segment gets them. */
  reserveIds(count: number): Promise<number[]> {
    return this.#inLine(async () => {
      const first = (await this.#highestId()) + 1
      this.#reservedId = first + count - 1
      return Array.from({ length: count }, (_, at) => first + at)
    })
  }

  /**
   * Puts `made` segments with their frames in the place of others, by one rename of the list. The files of `made` must
   * be on the disk. When this rejects, either list may be on the disk: keep the files of both. When it resolves, nothing
   * reads the replaced ones any more.
   */
  async replaceSegments(
    replaced: ReadonlySet<number>,
    made: ReadonlyMap<number, Segment[]>,
    frames: readonly IndexedFrame[],
  ): Promise<void> {
    await this.#inLine(async () => {
      const segments = this.#list.segments.flatMap((segment) => [
        ...(made.get(segment.id) ?? []),
        ...(replaced.has(segment.id) ? [] : [segment]),
      ])
      const list = { ...this.#list, segments }
      await writeSegmentList(this.#fileSystem, this.#folder, list)
      this.#list = list
      const kept = this.#frames.filter((frame) => !replaced.has(frame.segment))
      this.#frames = [...kept, ...frames].sort((a, b) => a.seq - b.seq)
    })
    await Promise.all(this.#reading)
  }

  async #readAfter(seq: number, maxBytes: number): Promise<{ frames: Frame[]; done: boolean }> {
    const index = this.#frames
    const frames: Frame[] = []
    let file: OpenFile | null = null
    let segment = 0
    let at = firstAfter(index, seq)
    let bytes = 0
    try {
      for (; at < index.length; at += 1) {
        const entry = index[at]
        if (entry === undefined || (frames.length > 0 && bytes + entry.bytes > maxBytes)) break
        if (file === null || segment !== entry.segment) {
          await file?.close()
          file = null
          segment = entry.segment
          file = await this.#fileSystem.open(segmentPath(this.#folder, segment), 'read')
        }
        const frame = decodeFrame(await file.read(entry.offset, entry.bytes), this.#list.logId)
        if (frame === null || frame.seq !== entry.seq || frame.chain !== entry.chain) {
          const { offset, bytes: length } = entry
          this.report.damaged.push({ segment: segmentName(entry.segment), offset, bytes: length })
          continue
        }
        frames.push(frame)
        bytes += entry.bytes
      }
    } catch (error) {
      throw diskError(error)
    } finally {
      await file?.close()
    }
    return { frames, done: at >= index.length }
  }

  /** Waits for the appends under way; later ones are refused. */
  async close(): Promise<void> {
    this.#isClosed = true
    await this.#queue
    const current = this.#current
    this.#current = null
    await current?.file.close()
  }

  /** Everything that changes the log goes through here, and nothing of it into one that a newer version wrote. */
  #inLine<T>(act: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(() => {
      this.assertWritable()
      return act()
    })
    this.#queue = done.catch(() => undefined)
    return done
  }

  async #highestId(): Promise<number> {
    const present = await this.#fileSystem.list(logFolder(this.#folder))
    const named = this.#list.segments.map((segment) => segment.id)
    return Math.max(this.#reservedId, ...named, ...present.map((name) => segmentId(name) ?? 0))
  }

  async #append(commit: Commit): Promise<Position> {
    if (this.#isClosed) throw new KindError('no-vault', 'The log is closed')
    const { logId, chain: previous } = this.position()
    const seq = this.#highestSeq + 1
    const voidAfter = this.#voidAfter ?? seq - 1
    const { bytes, chain } = encodeFrame({ logId, seq, previous, voidAfter, parts: commit.parts })
    this.#highestSeq = seq
    let placed: OpenSegment
    try {
      placed = await this.#writeSynced(bytes, seq)
    } catch {
      await this.#giveUpSegment()
      try {
        placed = await this.#writeSynced(bytes, seq)
      } catch (error) {
        await this.#giveUpSegment()
        this.#voidAfter = voidAfter
        throw diskError(error)
      }
    }
    this.#voidAfter = null
    this.#frames.push({ seq, segment: placed.id, offset: placed.length, bytes: bytes.byteLength, chain })
    placed.length += bytes.byteLength
    return this.position()
  }

  async #writeSynced(bytes: Uint8Array, seq: number): Promise<OpenSegment> {
    if (this.#current !== null && this.#current.length >= this.#segmentBytes) {
      const full = this.#current
      this.#current = null
      await full.file.close()
    }
    const segment = this.#current ?? (await this.#beginSegment(seq))
    await segment.file.write(bytes, segment.length)
    await segment.file.datasync()
    return segment
  }

  /** A segment that failed is never written again. Cutting what may be in it is a courtesy, not relied upon. */
  async #giveUpSegment(): Promise<void> {
    const failed = this.#current
    this.#current = null
    if (failed === null) return
    try {
      await failed.file.truncate(failed.length)
      await failed.file.sync()
    } catch {
      // The reader copes: repeats are equal, and void frames are named by the next commit.
    }
    await failed.file.close().catch(() => undefined)
  }

  /** The new file and its name are on the disk, and then the list that names it, before anything is written to it. */
  async #beginSegment(firstSeq: number): Promise<OpenSegment> {
    const segment: Segment = { id: (await this.#highestId()) + 1, firstSeq, kind: 'appended' }
    const path = segmentPath(this.#folder, segment.id)
    const file = await this.#fileSystem.open(path, 'create')
    const [kept, unused] = this.#splitUnused()
    try {
      await file.sync()
      await this.#fileSystem.syncFolder(logFolder(this.#folder))
      const list = { ...this.#list, segments: [...kept, segment] }
      await writeSegmentList(this.#fileSystem, this.#folder, list)
      this.#list = list
    } catch (error) {
      await file.close().catch(() => undefined)
      throw error
    }
    for (const { id } of unused) {
      // An emptied file that nothing names; if it cannot be removed now, the next start does it.
      await this.#fileSystem.unlink(segmentPath(this.#folder, id)).catch(() => undefined)
    }
    this.#begun.add(segment.id)
    this.#current = { id: segment.id, file, length: 0 }
    return this.#current
  }

  /** Segments begun in this run that never held an acknowledged frame need not be named any longer. */
  #splitUnused(): [Segment[], Segment[]] {
    const unused = this.#list.segments.filter((segment) => this.#isUnused(segment))
    return [this.#list.segments.filter((segment) => !unused.includes(segment)), unused]
  }

  #isUnused(segment: Segment): boolean {
    return this.#begun.has(segment.id) && !this.#frames.some((frame) => frame.segment === segment.id)
  }

  async #resume(id: number, length: number): Promise<void> {
    let file: OpenFile | null = null
    try {
      file = await this.#fileSystem.open(segmentPath(this.#folder, id), 'read-write')
      // What an interrupted run wrote and did not sync was read just now: it must be on the disk before it is reported.
      await file.sync()
      this.#current = { id, file, length }
    } catch {
      await file?.close().catch(() => undefined)
    }
  }
}
