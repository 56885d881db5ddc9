// Reads the log through the platform, in chunks. Changes nothing.
import { platform } from '#platform/platform.ts'
import type { RecordId } from '#shared/domain/records.ts'
import type { Frame, SealedPart } from '#shared/formats/commit.ts'
import type { PartRow } from './db.ts'

const CHUNK_BYTES = 4 * 1024 * 1024

export function rowsOf(frames: readonly Frame[]): PartRow[] {
  return frames.flatMap((frame) => frame.parts.map((part) => ({ ...part, seq: frame.seq })))
}

/** Frames after `after`, in order, chunk by chunk to the end of the log. */
export async function* readLog(after: number): AsyncGenerator<Frame[]> {
  let position = after
  for (;;) {
    const { frames, done } = await platform().readFrames({ after: position, maxBytes: CHUNK_BYTES })
    const last = frames.at(-1)
    if (last) {
      yield frames
      position = last.seq
    }
    if (done || !last) return
  }
}

/** The parts of the frame with this seq that belong to a record's part; empty when the log has no such frame. */
export async function partsAt(seq: number, recordId: RecordId, part: SealedPart['part']): Promise<PartRow[]> {
  if (seq < 1) return []
  const { frames } = await platform().readFrames({ after: seq - 1, maxBytes: 1 })
  return rowsOf(frames.filter((frame) => frame.seq === seq)).filter(
    (row) => row.recordId === recordId && row.part === part,
  )
}

/** Every version of a record's part that the log holds. Reads the whole log: for the rare repair only. */
export async function partsAnywhere(recordId: RecordId, part: SealedPart['part']): Promise<PartRow[]> {
  const found: PartRow[] = []
  for await (const frames of readLog(0)) {
    found.push(...rowsOf(frames).filter((row) => row.recordId === recordId && row.part === part))
  }
  return found
}
