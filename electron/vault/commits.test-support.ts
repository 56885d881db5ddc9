// Commits and checks that several vault tests share. Used by tests only.
import { createHash } from 'node:crypto'
import type { Commit, Frame } from '#shared/formats/commit.ts'
import type { KeyslotFile } from '#shared/formats/keyslots.ts'
import { slotChecksum } from './keyslot-store.ts'
import type { Log } from './log.ts'
import type { Random } from './recording-file-system.test-support.ts'

export const LOG_ID = idOf('log')

/** A record id made from a word. */
export function idOf(word: string): string {
  return createHash('sha256').update(word).digest().subarray(0, 16).toString('base64url')
}

/** A commit that can be told from every other by its number; its size varies with the number. */
export function commitOf(number: number): Commit {
  const sealed = new TextEncoder().encode(`sealed ${number} ${'.'.repeat((number * 37) % 190)}`)
  const recordId = idOf(`record ${number}`)
  return {
    parts: [
      { recordId, part: 'head', revision: number, operation: 'put', sealed },
      { recordId, part: 'body', revision: number, operation: 'put', sealed: sealed.slice(3) },
    ],
  }
}

export async function allFrames(log: Log): Promise<Frame[]> {
  const frames: Frame[] = []
  for (let after = 0; ; ) {
    const { frames: some, done } = await log.readAfter(after, 4096)
    frames.push(...some)
    after = some.at(-1)?.seq ?? after
    if (done) return frames
  }
}

/** Mulberry32: the same numbers for the same seed. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export function keyslotsOf(generation: number): KeyslotFile {
  const slots = (['passphrase', 'recovery'] as const).map((kind) => {
    const argon = { memoryKiB: 65536, iterations: 3, parallelism: 1 }
    const slot = { kind, salt: 'c2FsdHNhbHRzYWx0c2FsdA==', argon, wrapped: `d3JhcHBlZ${generation % 10}==` }
    return { ...slot, checksum: slotChecksum(slot) }
  })
  return { format: 1, vaultId: idOf('vault'), generation, slots }
}
