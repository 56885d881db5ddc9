// Which frame lies where: built from the scanned segments, kept in memory, without any frame's content.
import type { ScannedFrame } from './frame.ts'

export interface IndexedFrame {
  seq: number
  segment: number
  offset: number
  bytes: number
  chain: string
}

export interface PlacedFrame extends ScannedFrame {
  segment: number
}

/** Whether a frame of that seq was never acknowledged, by the word of a later one. */
export function voidsOf(placed: readonly PlacedFrame[]): (seq: number) => boolean {
  const voids = placed.filter((frame) => frame.header.voidAfter < frame.header.seq - 1).map((frame) => frame.header)
  return (seq) => voids.some((header) => header.voidAfter < seq && seq < header.seq)
}

/**
 * Puts all whole frames into one order, by seq. Left out are
 * - repeats: the same seq with the same chain (a commit written again after a failed sync);
 * - void frames: never acknowledged, named by `voidAfter` of the first commit that succeeded after them;
 * - of two frames with one seq and different content the one that the next frame does not name (else the earlier
 *   place): answered in `rivals`, since our own writer never acknowledges both.
 */
export function orderFrames(placed: readonly PlacedFrame[]): { frames: IndexedFrame[]; rivals: PlacedFrame[] } {
  const isVoid = voidsOf(placed)
  const bySeq = new Map<number, PlacedFrame[]>()
  for (const frame of placed) {
    const { seq } = frame.header
    if (isVoid(seq)) continue
    const same = bySeq.get(seq)
    if (same === undefined) bySeq.set(seq, [frame])
    else if (!same.some((other) => other.chain === frame.chain)) same.push(frame)
  }
  const seqs = [...bySeq.keys()].sort((a, b) => a - b)
  const rivals: PlacedFrame[] = []
  const frames: IndexedFrame[] = []
  for (const [at, seq] of seqs.entries()) {
    const same = bySeq.get(seq) ?? []
    const next = bySeq.get(seqs[at + 1] ?? 0) ?? []
    const named = same.find((frame) => next.some((later) => later.header.previous === frame.chain))
    const kept = named ?? same.at(-1)
    if (kept === undefined) continue
    rivals.push(...same.filter((frame) => frame !== kept))
    frames.push({ seq, segment: kept.segment, offset: kept.offset, bytes: kept.header.bytes, chain: kept.chain })
  }
  return { frames, rivals }
}

/** The place of the first frame with a seq above the given one. */
export function firstAfter(frames: readonly IndexedFrame[], seq: number): number {
  let low = 0
  let high = frames.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((frames[middle]?.seq ?? 0) <= seq) low = middle + 1
    else high = middle
  }
  return low
}
