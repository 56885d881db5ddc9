// The heads as one sealed cache file, so that unlocking need neither read nor open each by itself. It tells what was true at
// one commit of one log; whatever came after is taken from that log, and where that cannot be, every row is read.
import { type Bytes, fromUtf8, utf8 } from '#crypto/bytes.ts'
import type { Keyring } from '#crypto/keyring.ts'
import { platform } from '#platform/platform.ts'
import type { RecordId, RecordKind, RecordOf } from '#shared/domain/records.ts'
import type { Position } from '#shared/formats/commit.ts'
import { type CacheStanding, dropCache, readCache, writeCache } from './cache-file.ts'
import { allHeads, byAge } from './heads.ts'
import { inLine, openVault } from './open-vault.ts'

const NAME = 'heads'
/** Heads turned into text at once: the page breathes between. */
const SLICE = 500

export interface CachedHead {
  revision: number
  bodyRevision: number | null
  record: AnyRecord
}
type AnyRecord = RecordOf<RecordKind>
/** Revision, revision of the body, record. */
type Line = [number, number | null, AnyRecord]

interface Content {
  /** Of the app: another one may read more out of a head. */
  version: string
  /** Every record of the log is here. False while some do not open or are a newer app's. */
  isWhole: boolean
  /** Records that are not there, removed for good or not yet saved, with the revision that was last given for them. */
  gone: [RecordId, number][]
  lines: Line[]
}

export interface HeadsCache {
  /** Where the log stood. */
  position: Position
  standing: CacheStanding
  isWhole: boolean
  gone: readonly [RecordId, number][]
  lines: readonly Line[]
}

/** Written when quiet and on closing; nothing waits for it. Rejects with a KindError when the disk refuses. */
export async function writeHeadsCache(): Promise<void> {
  const { version } = await platform().appInfo()
  // In line with the saves: between them revisions and heads belong together.
  const taken = await inLine(async () => {
    const { records, position, hasFailed } = openVault()
    // A commit that failed burnt revisions without changing heads, and may yet be found in the log.
    if (hasFailed) return null
    const lines: Line[] = []
    // In order: sorting them again at unlock then takes no time.
    for (const record of [...allHeads()].sort(byAge)) {
      const state = records.get(record.id)
      if (state?.alive) lines.push([state.revision, state.bodyRevision, record])
    }
    const gone: [RecordId, number][] = []
    for (const [id, { alive, revision }] of records) if (!alive) gone.push([id, revision])
    return { lines, gone, isWhole: lines.length + gone.length === records.size, position }
  })
  if (taken === null) return
  const { lines, gone, isWhole, position } = taken
  const start = JSON.stringify({ version, isWhole, gone } satisfies Omit<Content, 'lines'>)
  const pieces: Bytes[] = [utf8(`${start.slice(0, -1)},"lines":[`)]
  for (let at = 0; at < lines.length; at += SLICE) {
    pieces.push(utf8(`${at === 0 ? '' : ','}${JSON.stringify(lines.slice(at, at + SLICE)).slice(1, -1)}`))
    await new Promise<void>((resolve) => setTimeout(resolve))
  }
  pieces.push(utf8(']}'))
  await writeCache(NAME, pieces, position)
  openVault().isHeadsCacheGood = true
}

/** Of the shape that this app writes: a mistake of ours must cost time only. */
function isLine([revision, bodyRevision, record]: Line): boolean {
  const isRevision = typeof revision === 'number' && (bodyRevision === null || typeof bodyRevision === 'number')
  return isRevision && typeof record?.id === 'string' && typeof record.createdAt === 'string'
}

/** Null when there is none of this log, of this version of the app, that opens. Never rejects. */
export async function readHeadsCache(keyring: Keyring, position: Position): Promise<HeadsCache | null> {
  try {
    const [cache, { version }] = await Promise.all([readCache(NAME, keyring, position), platform().appInfo()])
    if (cache === null) return null
    const bytes = new Uint8Array(cache.length)
    let filled = 0
    for await (const piece of cache.pieces) {
      bytes.set(piece, filled)
      filled += piece.byteLength
    }
    // Sealed by this version of the app: what is in it was checked when it was saved or read.
    const content = JSON.parse(fromUtf8(bytes)) as Content
    if (content.version !== version || !content.lines.every(isLine)) return null
    const { isWhole, gone, lines } = content
    return { position: cache.position, standing: cache.standing, isWhole, gone, lines }
  } catch (error) {
    console.error('heads cache:', error instanceof Error ? error.name : 'unknown')
    return null
  }
}

/** Rejects with a KindError when the disk refuses. */
export function dropHeadsCache(): Promise<void> {
  return dropCache(NAME)
}
