// Compaction: closed segments are rewritten without what is superseded, beside the old ones, read again, and only then
// put in their place by one rename. The last put of every (record, part) is kept, and every tombstone that is the last
// word. A frame that keeps a part keeps its seq and chain, so that a projection that stands there finds its place.
import { KindError } from '#shared/contract/errors.ts'
import type { SealedPart } from '#shared/formats/commit.ts'
import type { FileSystem, OpenFile } from './file-system.ts'
import { rewriteFrame, type TableRow } from './frame.ts'
import type { Log } from './log.ts'
import type { IndexedFrame } from './log-index.ts'
import { framesIn, hashOf, readTable, SegmentWriter, withFile } from './segment-file.ts'
import { abandonSwitch, prepareSwitch, settleSwitch, UNFINISHED } from './segment-switch.ts'
import { readSegmentList, type Segment, segmentName, segmentPath } from './segments.ts'
import { keepBytes } from './set-aside.ts'

/** So many of the log's last frames are kept whole: a projection may stand at one of them after a crash. */
const RECENT_FRAMES = 64
/** More closed segments than this, each smaller than half a full one, are worth merging. */
const MANY_SMALL = 32
/** Less than this is not worth the writing. */
const LEAST_BYTES = 256 * 1024

export interface CompactionWish {
  /** Puts of these records are not kept, whatever else holds. Their last head must be a tombstone. */
  drop: ReadonlySet<string>
  /** Asked before each frame; true gives up with nothing changed. */
  isStopped: () => boolean
  /** How many of the log's last frames are kept whole; RECENT_FRAMES unless told. The last one always is. */
  recentFrames?: number
}

interface Surveyed {
  frame: IndexedFrame
  keeps: boolean[]
  bytesDropped: number
  dropsRecord: boolean
}

type LogView = ReturnType<Log['view']>
type Key = Pick<TableRow, 'recordId' | 'part'>
const keyOf = ({ recordId, part }: Key) => `${recordId}/${part}`

function stopIf(wish: CompactionWish): void {
  if (wish.isStopped()) throw new KindError('unexpected', 'Compaction was stopped')
}

/** Reads every table once. Frames that are appended meanwhile can only supersede more. */
async function survey(
  fileSystem: FileSystem,
  folder: string,
  { frames }: LogView,
  wish: CompactionWish,
): Promise<Surveyed[]> {
  const tables: TableRow[][] = []
  const best = new Map<string, { revision: number; seq: number; operation: SealedPart['operation'] }>()
  let open = null as { id: number; file: OpenFile } | null
  try {
    for (const frame of frames) {
      stopIf(wish)
      if (open?.id !== frame.segment) {
        await open?.file.close()
        open = null
        open = { id: frame.segment, file: await fileSystem.open(segmentPath(folder, frame.segment), 'read') }
      }
      const table = await readTable(open.file, frame)
      tables.push(table)
      for (const row of table) {
        const other = best.get(keyOf(row))
        // As everywhere: the highest revision wins, of equal ones the first.
        if (other !== undefined && other.revision >= row.revision) continue
        best.set(keyOf(row), { revision: row.revision, seq: frame.seq, operation: row.operation })
      }
    }
  } finally {
    await open?.file.close()
  }
  for (const recordId of wish.drop) {
    if (best.get(keyOf({ recordId, part: 'head' }))?.operation === 'put') {
      throw new KindError('bad-input', 'A record to drop has no tombstone')
    }
  }
  return frames.map((frame, at) => {
    const table = tables[at] ?? []
    const isRecent = at >= frames.length - Math.max(1, wish.recentFrames ?? RECENT_FRAMES)
    const isDropped = (row: TableRow) => row.operation === 'put' && wish.drop.has(row.recordId)
    const keeps = table.map((row) => {
      const winner = best.get(keyOf(row))
      return !isDropped(row) && (isRecent || (winner?.seq === frame.seq && winner.revision === row.revision))
    })
    const left = table.reduce((sum, row, index) => sum + (keeps[index] === true ? row.bytes : 0), 0)
    const all = table.reduce((sum, row) => sum + row.bytes, 0)
    const bytesDropped = keeps.includes(true) ? all - left : frame.bytes
    return { frame, keeps, bytesDropped, dropsRecord: table.some(isDropped) }
  })
}

interface SegmentWork {
  segment: Segment
  frames: Surveyed[]
  bytes: number
  bytesDropped: number
}

/** Runs of neighbouring closed segments that are to be rewritten together. */
function runsToRewrite(log: Log, { closed, segmentBytes }: LogView, surveyed: Surveyed[]): SegmentWork[][] {
  const bySegment = new Map<number, Surveyed[]>()
  for (const one of surveyed) bySegment.set(one.frame.segment, [...(bySegment.get(one.frame.segment) ?? []), one])
  const damaged = new Set(log.report.damaged.map(({ segment }) => segment))
  const runs: SegmentWork[][] = []
  let run: SegmentWork[] = []
  for (const segment of closed) {
    const frames = bySegment.get(segment.id) ?? []
    const bytes = frames.reduce((sum, { frame }) => sum + frame.bytes, 0)
    const bytesDropped = frames.reduce((sum, one) => sum + one.bytesDropped, 0)
    const isPoor = bytesDropped * 8 >= bytes || bytes * 2 < segmentBytes
    // What was damaged stays as it was found, until a record in it must go.
    const isWanted = frames.some((one) => one.dropsRecord) || (isPoor && !damaged.has(segmentName(segment.id)))
    if (isWanted) run.push({ segment, frames, bytes, bytesDropped })
    if (isWanted && segment !== closed.at(-1)) continue
    if (run.length > 1 || run.some((work) => work.bytesDropped > 0)) runs.push(run)
    run = []
  }
  return runs
}

/** Is it worth the work: more than half of the closed segments' bytes superseded, or very many small files? */
export async function isWorthCompacting(
  fileSystem: FileSystem,
  folder: string,
  log: Log,
  isStopped: () => boolean,
): Promise<boolean> {
  const view = log.view()
  const { closed, frames } = view
  const work = runsToRewrite(log, view, await survey(fileSystem, folder, view, { drop: new Set(), isStopped })).flat()
  const ids = new Set(closed.map(({ id }) => id))
  const bytes = frames.reduce((sum, frame) => sum + (ids.has(frame.segment) ? frame.bytes : 0), 0)
  const dropped = work.reduce((sum, one) => sum + one.bytesDropped, 0)
  return (dropped >= LEAST_BYTES && dropped * 2 > bytes) || work.length > MANY_SMALL
}

interface Made {
  segment: Segment
  frames: IndexedFrame[]
  hash: string
  bytes: number
}

/** Writes one run into new files (`<name>.new`, synced). Without any frame left there is no file. */
async function rewriteRun(
  fileSystem: FileSystem,
  folder: string,
  log: Log,
  run: SegmentWork[],
  wish: CompactionWish,
): Promise<Made[]> {
  const { logId, segmentBytes } = log.view()
  const ids = await log.reserveIds(run.length)
  const made: Made[] = []
  let writer: SegmentWriter | null = null
  let current: Made | null = null
  const finish = async () => {
    if (writer !== null && current !== null) {
      current.hash = await writer.finish()
      current.bytes = writer.bytes
    }
    writer = null
    current = null
  }
  try {
    for (const { segment, frames } of run) {
      const path = segmentPath(folder, segment.id)
      if (frames.every(({ keeps }) => !keeps.includes(true))) continue
      await withFile(fileSystem, path, async (file) => {
        for (const { frame, keeps } of frames) {
          stopIf(wish)
          let at = -1
          const kept = rewriteFrame(await file.read(frame.offset, frame.bytes), logId, logId, () => {
            at += 1
            return keeps[at] === true
          })
          if (kept === null) continue
          // The last id takes all that is left.
          if (writer !== null && writer.bytes >= segmentBytes && made.length < ids.length) await finish()
          if (writer === null || current === null) {
            const id = ids[made.length]
            if (id === undefined) throw new KindError('unexpected', 'A compaction ran out of ids')
            writer = await SegmentWriter.create(fileSystem, `${segmentPath(folder, id)}${UNFINISHED}`)
            current = { segment: { id, firstSeq: frame.seq, kind: 'compacted' }, frames: [], hash: '', bytes: 0 }
            made.push(current)
          }
          const place = { segment: current.segment.id, offset: writer.bytes, bytes: kept.byteLength }
          current.frames.push({ seq: frame.seq, chain: frame.chain, ...place })
          await writer.add(kept)
        }
      })
    }
    await finish()
  } catch (error) {
    await (writer as SegmentWriter | null)?.abandon()
    for (const id of ids) await fileSystem.unlink(`${segmentPath(folder, id)}${UNFINISHED}`).catch(() => undefined)
    throw error
  }
  return made
}

/** Opens a made file again: its hash, and every frame with its seq and chain. */
async function verify(fileSystem: FileSystem, folder: string, logId: string, made: Made): Promise<void> {
  const path = `${segmentPath(folder, made.segment.id)}${UNFINISHED}`
  const hash = await hashOf(fileSystem, path, made.bytes)
  const frames = hash === made.hash ? await withFile(fileSystem, path, (file) => framesIn(file, made.bytes, logId)) : []
  const isSame =
    frames.length === made.frames.length &&
    frames.every((frame, at) => {
      const wished = made.frames[at]
      return frame.chain === wished?.chain && frame.header.seq === wished.seq && frame.offset === wished.offset
    })
  if (!isSame) throw new KindError('disk-failed', 'A compacted segment does not read back as written')
}

/** Damaged stretches of segments about to be replaced lie in `set-aside/` before anything else happens. */
async function keepDamage(fileSystem: FileSystem, folder: string, log: Log, replaced: Segment[]): Promise<void> {
  const names = new Map(replaced.map((segment) => [segmentName(segment.id), segment.id]))
  for (const { segment, offset, bytes } of log.report.damaged) {
    const id = names.get(segment)
    if (id === undefined) continue
    const path = segmentPath(folder, id)
    const damage = await withFile(fileSystem, path, (file) => file.read(offset, bytes))
    await keepBytes(fileSystem, folder, `${segment}.${offset}.damaged`, damage)
  }
}

/**
 * Ends the open segment and rewrites closed ones where that frees anything. When it rejects, no frame has changed. Appends go on all the while, except for the writing of one small file.
 */
export async function compact(fileSystem: FileSystem, folder: string, log: Log, wish: CompactionWish): Promise<void> {
  await log.rotate()
  // One look for all: a segment that is closed later is none of this compaction's.
  const view = log.view()
  const runs = runsToRewrite(log, view, await survey(fileSystem, folder, view, wish))
  if (runs.length === 0) return
  const replaced = runs.flat().map(({ segment }) => segment)
  const places = new Map<number, Segment[]>()
  const made: Made[] = []
  await keepDamage(fileSystem, folder, log, replaced)
  try {
    for (const run of runs) {
      const written = await rewriteRun(fileSystem, folder, log, run, wish)
      made.push(...written)
      const first = run[0]
      if (first === undefined) continue
      const [head, ...others] = written.map(({ segment }) => segment)
      if (head !== undefined) places.set(first.segment.id, [{ ...head, firstSeq: first.segment.firstSeq }, ...others])
    }
    for (const one of made) await verify(fileSystem, folder, log.view().logId, one)
    stopIf(wish)
    const planned = { made: made.map(({ segment }) => segment.id), replaced: replaced.map(({ id }) => id) }
    await prepareSwitch(fileSystem, folder, planned)
  } catch (error) {
    await abandonSwitch(
      fileSystem,
      folder,
      made.map(({ segment }) => segment.id),
    )
    throw error
  }
  const frames = made.flatMap((one) => one.frames)
  await log.replaceSegments(new Set(replaced.map(({ id }) => id)), places, frames)
  await settleSwitch(fileSystem, folder).catch(() => undefined)
}

/** Bytes of the files that the list names. */
export async function logBytes(fileSystem: FileSystem, folder: string): Promise<number> {
  const found = await readSegmentList(fileSystem, folder)
  if (found.state !== 'read') return 0
  let bytes = 0
  for (const { id } of found.list.segments) bytes += (await fileSystem.stat(segmentPath(folder, id)))?.bytes ?? 0
  return bytes
}
