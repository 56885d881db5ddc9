// The sealed caches of the open vault: whole files with the place of the log that they were made at. Any mismatch, and the
// cache is as if it were not there. Nothing waits for one to be written.
import { randomId } from '#crypto/bytes.ts'
import { type OpenedFile, openSealedFile, readSealed, type SealedFile, sealCache } from '#crypto/cache-seal.ts'
import type { Keyring } from '#crypto/keyring.ts'
import { platform } from '#platform/platform.ts'
import type { InvokeInput } from '#shared/contract/contract.ts'
import { type CacheHeader, cacheHeaderSchema } from '#shared/formats/cache.ts'
import type { Position } from '#shared/formats/commit.ts'
import { openVault } from './open-vault.ts'

export type CacheName = InvokeInput<'cache:write'>['name']

/** Grows when what a cache holds means something else. */
const VERSIONS: Record<CacheName, number> = { search: 2, heads: 3 }

/**
 * Writes the cache: the pieces of `content` are together what was true at `position`. Rejects with a KindError when the disk
 * refuses.
 */
export async function writeCache(name: CacheName, content: readonly Uint8Array[], position: Position): Promise<void> {
  const { keyring, newer } = openVault()
  // A newer version's caches are its own.
  if (newer !== undefined) return
  const fileId = randomId()
  const header: CacheHeader = {
    format: 1,
    name,
    version: VERSIONS[name],
    fileId,
    vaultId: keyring.vaultId,
    ...position,
  }
  let offset = 0
  for await (const { piece, isLast } of sealCache(await keyring.cache(fileId), header, content)) {
    await platform().writeCache({ name, offset, data: piece, isLast })
    offset += piece.byteLength
  }
}

/**
 * How the log stands to the one that the cache was made from. `same`: at that very commit. `grown`: it has only grown since.
 * `unknown`: compaction has dropped that commit, so that it cannot be told. Null: it is another log, or went another way.
 */
export type CacheStanding = 'same' | 'grown' | 'unknown'

async function standingOf(header: CacheHeader, position: Position): Promise<CacheStanding | null> {
  if (header.logId !== position.logId || header.seq > position.seq) return null
  if (header.seq === position.seq) return header.chain === position.chain ? 'same' : null
  const chain = await platform().chainAt({ seq: header.seq })
  if (chain === null) return 'unknown'
  return chain === header.chain ? 'grown' : null
}

const ahead = new Map<CacheName, Promise<SealedFile | null>>()

function beginReading(name: CacheName): Promise<SealedFile | null> {
  return readSealed((offset, length) => platform().readCache({ name, offset, length }))
}

/**
 * Reads the sealed bytes while the key is not there yet, after those of another cache. What is read so is opened as if it were
 * read later.
 */
export function fetchCacheAhead(name: CacheName, after?: CacheName): void {
  const before = after && ahead.get(after)?.then((file) => file?.ended)
  const file = Promise.resolve(before).then(() => beginReading(name))
  // Whoever takes it hears of a failure.
  file.catch(() => undefined)
  ahead.set(name, file)
}

/** Lets go of what was fetched ahead and not taken. */
export function forgetCacheAhead(name: CacheName): void {
  ahead.delete(name)
}

export interface CacheRead extends OpenedFile {
  /** Where the log stood when it was made. */
  position: Position
  standing: CacheStanding
}

/** The cache of this vault and this log, if there is one whose beginning opens; null otherwise. Never rejects. */
export async function readCache(name: CacheName, keyring: Keyring, position: Position): Promise<CacheRead | null> {
  const reading = ahead.get(name) ?? beginReading(name)
  ahead.delete(name)
  try {
    const file = await reading
    const header = file ? cacheHeaderSchema.safeParse(file.header) : null
    if (!file || !header?.success) return null
    const { fileId, vaultId, version, logId, seq, chain } = header.data
    if (header.data.name !== name || version !== VERSIONS[name] || vaultId !== keyring.vaultId) return null
    const standing = await standingOf(header.data, position)
    if (standing === null) return null
    const opened = await openSealedFile(await keyring.cache(fileId), file)
    return opened ? { ...opened, position: { logId, seq, chain }, standing } : null
  } catch (error) {
    console.error('cache:', error instanceof Error ? error.name : 'unknown')
    return null
  }
}

/** As `readCache`, of the vault that is open. */
export function readOpenCache(name: CacheName, position: Position): Promise<CacheRead | null> {
  return readCache(name, openVault().keyring, position)
}

/** Rejects with a KindError when the disk refuses. */
export function dropCache(name: CacheName): Promise<void> {
  return openVault().newer === undefined ? platform().removeCache({ name }) : Promise.resolve()
}
