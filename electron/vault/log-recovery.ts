// What happens when a log is opened: read all, judge, and only then move aside and cut. Appending is log.ts's.

import { join } from 'node:path'
import type { LogReport } from '#shared/contract/contract.ts'
import { KindError } from '#shared/contract/errors.ts'
import { type ClaimedFrame, claimedFrames, claimsAside } from './claims.ts'
import { diskError, type FileSystem } from './file-system.ts'
import { type DamagedStretch, scanSegment } from './frame.ts'
import { type IndexedFrame, orderFrames, voidsOf } from './log-index.ts'
import { highestIn, judgeSegments, placedFrames, type ScannedSegment } from './segment-judgement.ts'
import { finishSwitch, UNFINISHED } from './segment-switch.ts'
import {
  logFolder,
  type SegmentList,
  segmentId,
  segmentListPath,
  segmentName,
  segmentPath,
  writeSegmentList,
} from './segments.ts'
import { keepBytes, moveAside } from './set-aside.ts'

export { hasLog } from './segment-judgement.ts'

export interface RecoveredLog {
  list: SegmentList
  frames: IndexedFrame[]
  report: LogReport
  /** What is left of frames that are damaged and were not written again. */
  claimed: ClaimedFrame[]
  /** The highest seq known by any trace; the next commit takes one more. */
  highestSeq: number
  /** A newer version wrote some of it: nothing was touched, and nothing may be written. Null for an ordinary log. */
  newer: { frames: number } | null
  /** Length of the last segment if it may be appended to; null when a new one must be begun. */
  lastLength: number | null
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

/** Is there a whole frame of any log in the stretch? Then no unfinished write left it. */
async function holdsFrames(fileSystem: FileSystem, folder: string, id: number, { offset, bytes }: DamagedStretch) {
  return scanSegment(await bytesOf(fileSystem, folder, id, offset, bytes), null).frames.length > 0
}

async function bytesOf(fileSystem: FileSystem, folder: string, id: number, offset: number, length: number) {
  const file = await fileSystem.open(segmentPath(folder, id), 'read')
  try {
    return await file.read(offset, length)
  } finally {
    await file.close()
  }
}

/** Null when there is no log, or nothing in the files says which log it is. Writes nothing where a newer version wrote. */
export async function recoverLog(fileSystem: FileSystem, folder: string): Promise<RecoveredLog | null> {
  try {
    return await recover(fileSystem, folder)
  } catch (error) {
    throw error instanceof KindError ? error : diskError(error)
  }
}

async function recover(fileSystem: FileSystem, folder: string): Promise<RecoveredLog | null> {
  const judged = await judgeSegments(fileSystem, folder)
  if (judged === null) return null
  const { list, scanned, made, givenUpBytes, newer } = judged
  const report: LogReport = { tornBytes: 0, damaged: [], strayFiles: [] }
  if (made !== 'kept') {
    report.damaged.push({ segment: 'segments.json', offset: 0, bytes: givenUpBytes })
    if (newer === null && givenUpBytes > 0) {
      await moveAside(fileSystem, folder, segmentListPath(folder), 'segments.json')
    }
    if (newer === null) await writeSegmentList(fileSystem, folder, list)
  }

  const placed = placedFrames(scanned)
  const { frames, rivals } = orderFrames(placed)
  const claimed: ClaimedFrame[] = []
  let unnamed = 0
  const highestSeq = Math.max(
    judged.highestElsewhere,
    ...list.segments.map((segment) => segment.firstSeq - 1),
    ...scanned.map(highestIn),
  )

  const keep = async (id: number, offset: number, bytes: number, what: 'damaged' | 'torn'): Promise<boolean> => {
    try {
      const kept = await bytesOf(fileSystem, folder, id, offset, bytes)
      const left = claimedFrames(kept, list.logId, what === 'torn')
      claimed.push(...left)
      if (what === 'damaged' && left.reduce((sum, frame) => sum + frame.bytes, 0) < bytes) unnamed += 1
      if (newer !== null) return false
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
    const [before, beforeUnnamed] = [claimed.length, unnamed]
    await keep(rival.segment, rival.offset, bytes, 'damaged')
    // One of the two was never acknowledged: no hint at anything that is missing.
    claimed.length = before
    unnamed = beforeUnnamed
  }
  let lastLength: number | null = null
  for (const [at, { segment, damaged, bytes }] of scanned.entries()) {
    const name = segmentName(segment.id)
    const isLast = at === scanned.length - 1
    if (bytes === null) {
      report.damaged.push({ segment: name, offset: 0, bytes: 0 })
      unnamed += 1
    } else if (isLast) lastLength = bytes
    for (const stretch of damaged) {
      const isTail = isLast && stretch.offset + stretch.bytes === bytes
      const isForeign = isTail && (await holdsFrames(fileSystem, folder, segment.id, stretch))
      // Whose frames they are is not for this list to say: nothing is cut, and nothing is written behind them.
      if (isForeign) lastLength = null
      if (isTail && !isForeign) {
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
  if (newer === null) {
    if (judged.isSure) await finishSwitch(fileSystem, folder, list)
    report.strayFiles.push(...(await setStraysAside(fileSystem, folder, list, judged.losing)))
  }
  claimed.push(...(await claimsAside(fileSystem, folder, list.logId)))
  const stillClaimed = unwritten(claimed, frames, voidsOf(placed))
  if (stillClaimed.length > 0) report.claims = stillClaimed.flatMap(claimRows)
  if (unnamed > 0) report.unnamed = unnamed
  return {
    list,
    frames,
    report,
    claimed: stillClaimed,
    highestSeq,
    lastLength: newer === null ? lastLength : null,
    newer,
  }
}

/** Without those that the log holds whole all the same, that were never acknowledged, and without repeats. */
function unwritten(
  claimed: readonly ClaimedFrame[],
  frames: readonly IndexedFrame[],
  isVoid: (seq: number) => boolean,
): ClaimedFrame[] {
  const whole = new Set(frames.map(({ seq }) => seq))
  const bySeq = new Map<number, ClaimedFrame>()
  for (const frame of claimed) {
    if (whole.has(frame.seq) || isVoid(frame.seq) || bySeq.has(frame.seq)) continue
    bySeq.set(frame.seq, frame)
  }
  return [...bySeq.values()]
}

function claimRows({ isTail, parts }: ClaimedFrame): NonNullable<LogReport['claims']> {
  return parts.map(({ recordId, part, operation, revision }) => ({ recordId, part, operation, revision, isTail }))
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
async function setStraysAside(
  fileSystem: FileSystem,
  folder: string,
  list: SegmentList,
  losing: ReadonlySet<number>,
): Promise<string[]> {
  const named = new Set([...list.segments.map(({ id }) => id), ...losing].map(segmentName))
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
