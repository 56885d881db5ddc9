// Which segment files make up the log: the list as found, judged by the frames in the files. A list that the frames
// gainsay is made anew, and a file that the list has forgotten is named again. Reads only.
import { KindError } from '#shared/contract/errors.ts'
import type { FileSystem } from './file-system.ts'
import { type DamagedStretch, logIdAt, type ScannedFrame, scanSegment } from './frame.ts'
import { orderFrames, type PlacedFrame } from './log-index.ts'
import { losingSide } from './segment-switch.ts'
import {
  logFolder,
  readSegmentList,
  SEGMENTS_FORMAT,
  type Segment,
  type SegmentList,
  segmentId,
  segmentPath,
} from './segments.ts'

export interface ScannedSegment {
  segment: Segment
  frames: ScannedFrame[]
  damaged: DamagedStretch[]
  /** Whole frames of a newer format. */
  newer: number
  /** Null when the file is missing. */
  bytes: number | null
}

export interface JudgedSegments {
  list: SegmentList
  /** The files of the list, in its order. */
  scanned: ScannedSegment[]
  /** `kept`: as on the disk. `added-to`: files that it had forgotten are in it. `anew`: made from the files alone. */
  made: 'kept' | 'added-to' | 'anew'
  /** Size of the list on the disk that was given up; 0 when there was none. */
  givenUpBytes: number
  /** Files may be removed on this list's word. */
  isSure: boolean
  /** Files that an unfinished switch will remove: no part of the log, and no strays. */
  losing: ReadonlySet<number>
  /** The highest seq of this log in files that the list does not name. */
  highestElsewhere: number
  /** A newer version wrote the list or some of the frames: nothing may be written. How many frames; null for none of it. */
  newer: { frames: number } | null
}

async function segmentIds(fileSystem: FileSystem, folder: string): Promise<number[]> {
  const names = await fileSystem.list(logFolder(folder))
  return names.flatMap((name) => segmentId(name) ?? []).sort((a, b) => a - b)
}

/** Are there any segment files? Without one there is no log. */
export async function hasLog(fileSystem: FileSystem, folder: string): Promise<boolean> {
  return (await segmentIds(fileSystem, folder)).length > 0
}

/** Makes the list anew from the segments' own frames; null when none tells which log this is. */
async function listFromSegments(fileSystem: FileSystem, folder: string): Promise<SegmentList | null> {
  const found: { segment: Segment; from: number }[] = []
  const counts = new Map<string, number>()
  for (const id of await segmentIds(fileSystem, folder)) {
    const bytes = await fileSystem.readFile(segmentPath(folder, id))
    if (bytes === null) continue
    const { frames } = scanSegment(bytes, null)
    // One that tells nothing keeps its place behind its neighbour.
    const from = frames[0]?.header.seq ?? found.at(-1)?.from ?? 0
    found.push({ segment: { id, firstSeq: 0, kind: 'appended' }, from })
    for (const frame of frames) {
      const logId = logIdAt(bytes, frame.offset)
      counts.set(logId, (counts.get(logId) ?? 0) + 1)
    }
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a)
  const segments = found.sort((a, b) => a.from - b.from).map(({ segment }) => segment)
  return most === undefined ? null : { format: SEGMENTS_FORMAT, logId: most[0], segments }
}

async function scan(fileSystem: FileSystem, folder: string, logId: string, segments: readonly Segment[]) {
  const scanned: ScannedSegment[] = []
  for (const segment of segments) {
    const bytes = await fileSystem.readFile(segmentPath(folder, segment.id))
    if (bytes === null) scanned.push({ segment, frames: [], damaged: [], newer: 0, bytes: null })
    else scanned.push({ segment, ...scanSegment(bytes, logId), bytes: bytes.byteLength })
  }
  return scanned
}

export function placedFrames(scanned: readonly ScannedSegment[]): PlacedFrame[] {
  return scanned.flatMap(({ segment, frames }) => frames.map((frame) => ({ ...frame, segment: segment.id })))
}

/** Puts a forgotten file before the first one that begins after it. */
function named(scanned: readonly ScannedSegment[], forgotten: ScannedSegment): ScannedSegment[] {
  const from = forgotten.segment.firstSeq
  const at = scanned.findIndex(({ frames }) => (frames[0]?.header.seq ?? 0) > from)
  return at < 0 ? [...scanned, forgotten] : scanned.toSpliced(at, 0, forgotten)
}

/** Null when there is no log, or nothing in the files says which log it is. Throws `newer-format`. */
export async function judgeSegments(fileSystem: FileSystem, folder: string): Promise<JudgedSegments | null> {
  const found = await readSegmentList(fileSystem, folder)
  const present = await segmentIds(fileSystem, folder)
  if (present.length === 0) return null
  const nothingElse = { losing: new Set<number>(), highestElsewhere: 0 }
  const fromFiles = async (givenUpBytes: number): Promise<JudgedSegments | null> => {
    const list = await listFromSegments(fileSystem, folder)
    if (list === null) return null
    const scanned = await scan(fileSystem, folder, list.logId, list.segments)
    const newer = newerIn(scanned, false)
    return { list, scanned, made: 'anew', givenUpBytes, isSure: false, newer, ...nothingElse }
  }
  if (found.state !== 'read') return fromFiles(found.state === 'damaged' ? found.bytes : 0)

  const { list, isChecked, isNewer } = found
  const names = new Set(list.segments.map(({ id }) => id))
  const losing = new Set(await losingSide(fileSystem, folder, list))
  const strangers = present
    .filter((id) => !names.has(id) && !losing.has(id))
    .map((id): Segment => ({ id, firstSeq: 0, kind: 'appended' }))
  let scanned = await scan(fileSystem, folder, list.logId, list.segments)
  const others = await scan(fileSystem, folder, list.logId, strangers)
  if (!isNewer && ![...scanned, ...others].some(({ frames, newer }) => frames.length > 0 || newer > 0)) {
    // Frames of another log, and none of this: the list lies.
    const anew = await fromFiles(JSON.stringify(list).length)
    if (anew !== null) return anew
  }
  const highestElsewhere = others.reduce((most, other) => Math.max(most, highestIn(other)), 0)
  let isAddedTo = false
  for (const other of others) {
    const { frames } = orderFrames([...placedFrames(scanned), ...placedFrames([other])])
    // Only repeats, or commits that were refused: nothing is missing without it.
    if (!frames.some((frame) => frame.segment === other.segment.id)) continue
    const firstSeq = other.frames[0]?.header.seq ?? 0
    scanned = named(scanned, { ...other, segment: { ...other.segment, firstSeq } })
    isAddedTo = true
  }
  const segments = scanned.map(({ segment }) => segment)
  return {
    list: isAddedTo ? { ...list, segments } : list,
    scanned,
    made: isAddedTo ? 'added-to' : 'kept',
    givenUpBytes: 0,
    isSure: isChecked && !isAddedTo,
    losing,
    highestElsewhere,
    newer: newerIn([...scanned, ...others.filter((other) => !scanned.includes(other))], isNewer),
  }
}

/** Throws `newer-format` when a newer version wrote every single frame. */
function newerIn(scanned: readonly ScannedSegment[], isListNewer: boolean): { frames: number } | null {
  const frames = scanned.reduce((sum, { newer }) => sum + newer, 0)
  if (frames > 0 && scanned.every((one) => one.frames.length === 0)) {
    throw new KindError('newer-format', 'All frames are of a newer format')
  }
  return frames > 0 || isListNewer ? { frames } : null
}

/** The highest seq of any frame or intact header in the file; 0 for none. */
export function highestIn({ frames, damaged }: ScannedSegment): number {
  const whole = frames.reduce((most, { header }) => Math.max(most, header.seq), 0)
  return damaged.reduce((most, { claimedSeq }) => Math.max(most, claimedSeq), whole)
}
