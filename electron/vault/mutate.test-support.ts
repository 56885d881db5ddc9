// Ways in which bytes on a disk go wrong, for tests. Pure.
import type { Random } from './recording-file-system.test-support.ts'

/** A whole number, `least` ≤ answer < `end`. */
export function between(random: Random, least: number, end: number): number {
  return least + Math.floor(random() * (end - least))
}

export function oneOf<T>(random: Random, things: readonly T[]): T {
  const thing = things[between(random, 0, things.length)]
  if (thing === undefined) throw new Error('nothing to choose from')
  return thing
}

export const MUTATIONS = ['flip', 'truncate', 'duplicate', 'swap', 'replay'] as const
export type Mutation = (typeof MUTATIONS)[number]

/** The bytes after the mutation; `older` is what stood in the file at an earlier time, for `replay`. */
export function mutate(
  random: Random,
  mutation: Mutation,
  bytes: Uint8Array,
  older: Uint8Array | null,
): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes)
  if (copy.byteLength < 2) return copy
  const at = between(random, 0, copy.byteLength)
  const length = between(random, 1, Math.min(4096, copy.byteLength))
  switch (mutation) {
    case 'flip': {
      const count = oneOf(random, [1, 1, 4, 16, 64])
      for (let done = 0; done < count; done += 1) {
        const place = between(random, 0, copy.byteLength)
        copy[place] = (copy[place] ?? 0) ^ between(random, 1, 256)
      }
      return copy
    }
    case 'truncate':
      return copy.slice(0, at)
    case 'duplicate':
      return joined(copy.subarray(0, at), copy.subarray(at, at + length), copy.subarray(at))
    case 'swap': {
      const middle = between(random, 1, copy.byteLength)
      const from = Math.max(0, middle - length)
      const to = Math.min(copy.byteLength, middle + between(random, 1, 4096))
      const [a, b] = [copy.slice(from, middle), copy.slice(middle, to)]
      return joined(copy.subarray(0, from), b, a, copy.subarray(to))
    }
    case 'replay':
      return new Uint8Array(older ?? copy.slice(0, at))
  }
}

function joined(...pieces: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.byteLength, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.byteLength
  }
  return whole
}

/**
 * Whether every byte of a damaged file is still somewhere: in the file as it now is, or in one of the copies put aside.
 * What was appended or cut is told from what was changed by the longest common beginning.
 */
export function isKept(damaged: Uint8Array, now: Uint8Array | null, aside: readonly Uint8Array[]): boolean {
  let same = 0
  while (now !== null && same < damaged.byteLength && same < now.byteLength && damaged[same] === now[same]) same += 1
  if (same === damaged.byteLength) return true
  const rest = Buffer.from(damaged.subarray(same))
  return aside.some((copy) => Buffer.from(copy).includes(rest))
}
