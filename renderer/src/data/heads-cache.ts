// The heads as one sealed cache file, so that unlocking need not open and check each by itself. A head of it counts only for
// a row of exactly its revision, of the same log: a revision never names two contents, so an old cache is merely smaller.
import { fromUtf8, utf8 } from '#crypto/bytes.ts'
import type { Keyring } from '#crypto/keyring.ts'
import type { Head, RecordId } from '#shared/domain/records.ts'
import type { Position } from '#shared/formats/commit.ts'
import { dropCache, readCache, writeCache } from './cache-file.ts'
import { allHeads } from './heads.ts'
import { inLine, openVault } from './open-vault.ts'

const NAME = 'heads'
/** Heads turned into text at once: the page breathes between. */
const SLICE = 500

export interface CachedHead {
  revision: number
  bodyRevision: number | null
  head: Head
}
type Line = [RecordId, number, number | null, Head]

/** Written when quiet and on closing; nothing waits for it. Rejects with a KindError when the disk refuses. */
export async function writeHeadsCache(): Promise<void> {
  // In line with the saves: between them revisions and heads belong together.
  const taken = await inLine(async () => {
    const { records, position, hasFailed } = openVault()
    // A commit that failed burnt revisions without changing heads, and may yet be found in the log.
    if (hasFailed) return null
    const lines: Line[] = []
    for (const { id, ...head } of allHeads()) {
      const state = records.get(id)
      if (state?.alive) lines.push([id, state.revision, state.bodyRevision, head as Head])
    }
    return { lines, position }
  })
  if (taken === null) return
  const pieces: Uint8Array[] = []
  for (let at = 0; at < taken.lines.length; at += SLICE) {
    pieces.push(utf8(`${at === 0 ? '' : ','}${JSON.stringify(taken.lines.slice(at, at + SLICE)).slice(1, -1)}`))
    await new Promise<void>((resolve) => setTimeout(resolve))
  }
  const content = new Uint8Array(await new Blob(['[', ...(pieces as BlobPart[]), ']']).arrayBuffer())
  await writeCache(NAME, content, taken.position)
}

/** Empty when there is none of this log that opens. Never rejects. */
export async function readHeadsCache(keyring: Keyring, position: Position): Promise<ReadonlyMap<RecordId, CachedHead>> {
  const cache = await readCache(NAME, keyring, position)
  if (cache === null) return new Map()
  try {
    // Sealed by us, of this cache version: what is in it was checked when it was saved or read.
    const lines = JSON.parse(fromUtf8(cache.content)) as Line[]
    return new Map(lines.map(([id, revision, bodyRevision, head]) => [id, { revision, bodyRevision, head }]))
  } catch {
    return new Map()
  }
}

/** Rejects with a KindError when the disk refuses. */
export function dropHeadsCache(): Promise<void> {
  return dropCache(NAME)
}
