// The newest commits of the log, for what was true at an earlier one: caches. Answers only what it has seen whole.
import type { RecordId } from '#shared/domain/records.ts'
import type { Position } from '#shared/formats/commit.ts'
import type { PartRow } from './db.ts'
import { readLog, rowsOf } from './log-reader.ts'

/** With more commits to read, reading every row of the working copy is the shorter way. */
const MOST_COMMITS = 1500
const MOST_PARTS = 6000

/** Every part in the commits after `from` up to `to`, in order; null when they are too many or not all there. */
export async function partsSince(from: Position, to: Position): Promise<PartRow[] | null> {
  if (from.logId !== to.logId || from.seq > to.seq || to.seq - from.seq > MOST_COMMITS) return null
  const rows: PartRow[] = []
  let { seq, chain } = from
  while (seq < to.seq) {
    const before = seq
    for await (const frames of readLog(seq)) {
      for (const frame of frames) {
        // A commit that does not follow the one before: something is missing between them.
        if (frame.seq !== seq + 1) return null
        seq = frame.seq
        chain = frame.chain
      }
      rows.push(...rowsOf(frames))
      if (rows.length > MOST_PARTS) return null
    }
    if (seq === before) return null
  }
  return seq === to.seq && chain === to.chain ? rows : null
}

/** The records that the commits after `from` up to `to` touch; null as above. Rejects as the platform does. */
export async function recordsSince(from: Position, to: Position): Promise<RecordId[] | null> {
  const rows = await partsSince(from, to)
  return rows && [...new Set(rows.filter(({ part }) => part !== 'checkpoint').map(({ recordId }) => recordId))]
}
