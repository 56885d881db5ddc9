// What happens when a log is opened: read all, judge, and only then move aside and cut. Appending is log.ts's.

import { join } from 'node:path'
import type { LogReport } from '#shared/contract/contract.ts'
import { KindError } from '#shared/contract/errors.ts'
import { diskError, type FileSystem } from './file-system.ts'
import { type DamagedStretch, logIdAt, type ScannedFrame, scanSegment } from './frame.ts'
import { type IndexedFrame, orderFrames, type PlacedFrame } from './log-index.ts'
import { finishSwitch, UNFINISHED } from './segment-switch.ts'
import {
  logFolder,
  readSegmentList,
  SEGMENTS_FORMAT,
  type Segment,
  type SegmentList,
  segmentId,
  segmentName,
  segmentPath,
  writeSegmentList,
} from './segments.ts'
import { keepBytes, moveAside } from './set-aside.ts'

export interface RecoveredLog {
  list: SegmentList
  frames: IndexedFrame[]
  report: LogReport
  /** The highest seq known by any trace; the next commit takes one more. */
  highestSeq: number
  /** Length of the last segment if it may be appended to; null when a new one must be begun. */
  lastLength: number | null
}

interface ScannedSegment {
  segment: Segment
  frames: ScannedFrame[]
  damaged: DamagedStretch[]
  /** Null when the file is missing. */
  bytes: number | null
}

/** Makes the list anew from the segments' own frames; null when none tells which log this is. */
async function listFromSegments(fileSystem: FileSystem, folder: string): Promise<SegmentList | null> {
  const segments: Segment[] = []
  const counts = new Map<string, number>()
  for (const name of await fileSystem.list(logFolder(folder))) {
    const id = segmentId(name)
    const bytes = id === null ? null : await fileSystem.readFile(segmentPath(folder, id))
    if (id === null || bytes === null) continue
    segments.push({ id, firstSeq: 0, kind: 'appended' })
    for (const frame of scanSegment(bytes, null).frames) {
      const logId = logIdAt(bytes, frame.offset)
      counts.set(logId, (counts.get(logId) ?? 0) + 1)
    }
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a)
  return most === undefined ? null : { format: SEGMENTS_FORMAT, logId: most[0], segments }
}

async function scanAll(fileSystem: FileSystem, folder: string, list: SegmentList): Promise<ScannedSegment[]> {
  const scanned: ScannedSegment[] = []
  for (const segment of list.segments) {
    const bytes = await fileSystem.readFile(segmentPath(folder, segment.id))
    if (bytes === null) scanned.push({ segment, frames: [], damaged: [], bytes: null })
    else scanned.push({ segment, ...scanSegment(bytes, list.logId), bytes: bytes.byteLength })
  }
  return scanned
}

/**
 * The unfinished write that a failed append left at the end of a closed segment: the next segment's first frame goes on
 * from the last frame before it, so nothing is missing there.
 */
function isLeftOver(scanned: ScannedSegment[], at: number, stretch: DamagedStretch): boolean {
  const here = scanned[at]
  if (here === undefined || here.bytes === null || stretch.offset + stretch.bytes !== here.bytes) return false
  const before = scanned
    .slice(0, at + 1)
    .findLast((segment) => segment.frames.length > 0)
    ?.frames.at(-1)
  const after = scanned
    .slice(at + 1)
    .find((segment) => segment.frames.length > 0)
    ?.frames.at(0)
  if (after === undefined) return false
  return before === undefined ? after.header.seq === 1 : after.header.previous === before.chain
}

async function bytesOf(fileSystem: FileSystem, folder: string, id: number, offset: number, length: number) {
  const file = await fileSystem.open(segmentPath(folder, id), 'read')
  try {
    return await file.read(offset, length)
  } finally {
    await file.close()
  }
}

/** Are there any segment files? Without one there is no log. */
export async function hasLog(fileSystem: FileSystem, folder: string): Promise<boolean> {
  return (await fileSystem.list(logFolder(folder))).some((name) => segmentId(name) !== null)
}

/** Null when there is no log, or nothing in the files says which log it is. Never touches a newer format. */
export async function recoverLog(fileSystem: FileSystem, folder: string): Promise<RecoveredLog | null> {
  try {
    return await recover(fileSystem, folder)
  } catch (error) {
    throw error instanceof KindError ? error : diskError(error)
  }
}

async function recover(fileSystem: FileSystem, folder: string): Promise<RecoveredLog | null> {
  const found = await readSegmentList(fileSystem, folder)
  if (!(await hasLog(fileSystem, folder))) return null
  const list = found.state === 'read' ? found.list : await listFromSegments(fileSystem, folder)
  if (list === null) return null
  const scanned = await scanAll(fileSystem, folder, list)
  const report: LogReport = { tornBytes: 0, damaged: [], strayFiles: [] }
  if (found.state !== 'read') {
    const bytes = found.state === 'damaged' ? found.bytes : 0
    report.damaged.push({ segment: 'segments.json', offset: 0, bytes })
    if (found.state === 'damaged') await moveAside(fileSystem, folder, join(folder, 'segments.json'), 'segments.json')
    await writeSegmentList(fileSystem, folder, list)
  }

  const placed: PlacedFrame[] = scanned.flatMap(({ segment, frames }) =>
    frames.map((frame) => ({ ...frame, segment: segment.id })),
  )
  const { frames, rivals } = orderFrames(placed)
  const highestSeq = Math.max(
    0,
    ...list.segments.map((segment) => segment.firstSeq - 1),
    ...scanned.map((segment) => segment.damaged.reduce((most, stretch) => Math.max(most, stretch.claimedSeq), 0)),
    placed.reduce((most, frame) => Math.max(most, frame.header.seq), 0),
  )

  const keep = async (id: number, offset: number, bytes: number, what: string): Promise<boolean> => {
    try {
      const kept = await bytesOf(fileSystem, folder, id, offset, bytes)
      await keepBytes(fileSystem, folder, `${segmentName(id)}.${offset}.${what}`, kept)
      return true
    } catch {
      // A full disk must not keep the vault shut. The bytes stay where they are.
      return false
    }
  }
  for (const rival of rivals) {
    const bytes = rival.header.bytes
    report.damaged.push({ segment: segmentName(rival.segment), offset: rival.offset, bytes })
    await keep(rival.segment, rival.offset, bytes, 'damaged')
  }
  let lastLength: number | null = null
  for (const [at, { segment, damaged, bytes }] of scanned.entries()) {
    const name = segmentName(segment.id)
    const isLast = at === scanned.length - 1
    if (bytes === null) report.damaged.push({ segment: name, offset: 0, bytes: 0 })
    else if (isLast) lastLength = bytes
    for (const stretch of damaged) {
      if (isLast && stretch.offset + stretch.bytes === bytes) {
        report.tornBytes = stretch.bytes
        const isCut =
          (await keep(segment.id, stretch.offset, stretch.bytes, 'torn')) &&
          (await cut(fileSystem, segmentPath(folder, segment.id), stretch.offset))
        lastLength = isCut ? stretch.offset : null
      } else if (!isLeftOver(scanned, at, stretch)) {
        report.damaged.push({ segment: name, offset: stretch.offset, bytes: stretch.bytes })
        await keep(segment.id, stretch.offset, stretch.bytes, 'damaged')
      }
    }
  }
  if (found.state === 'read') await finishSwitch(fileSystem, folder, list)
  report.strayFiles.push(...(await setStraysAside(fileSystem, folder, list)))
  return { list, frames, report, highestSeq, lastLength }
}

async function cut(fileSystem: FileSystem, path: string, length: number): Promise<boolean> {
  try {
    const file = await fileSystem.open(path, 'read-write')
    try {
      await file.truncate(length)
      await file.sync()
    } finally {
      await file.close()
    }
    return true
  } catch {
    return false
  }
}

/** Moves what the list does not name; an empty segment file, or one that a compaction did not finish, is removed
 * without a word. */
async function setStraysAside(fileSystem: FileSystem, folder: string, list: SegmentList): Promise<string[]> {
  const named = new Set(list.segments.map((segment) => segmentName(segment.id)))
  const strays: string[] = []
  for (const name of await fileSystem.list(logFolder(folder))) {
    if (named.has(name)) continue
    const path = join(logFolder(folder), name)
    try {
      const found = await fileSystem.stat(path)
      if (name.endsWith(UNFINISHED)) {
        await fileSystem.unlink(path)
        continue
      }
      if (segmentId(name) !== null && found?.kind === 'file' && found.bytes === 0) {
        await fileSystem.unlink(path)
        continue
      }
      strays.push(name)
      await moveAside(fileSystem, folder, path, name)
    } catch {
      // It stays where it is, unnamed and unread; the next start tries again.
    }
  }
  return strays
}
