// The sealed caches of the open vault: whole files with the place of the log that they were made at. Any mismatch, and the
// cache is as if it were not there. Nothing waits for one to be written.
import { type Bytes, randomId } from '#crypto/bytes.ts'
import { openCache, type ReadPiece, readCacheHeader, sealCache } from '#crypto/cache-seal.ts'
import type { Keyring } from '#crypto/keyring.ts'
import { platform } from '#platform/platform.ts'
import type { InvokeInput } from '#shared/contract/contract.ts'
import { type CacheHeader, cacheHeaderSchema } from '#shared/formats/cache.ts'
import type { Position } from '#shared/formats/commit.ts'
import { openVault } from './open-vault.ts'

export type CacheName = InvokeInput<'cache:write'>['name']

/** Grows when what a cache holds means something else. */
const VERSION = 1

/** Writes the cache as of `position`. Rejects with a KindError when the disk refuses. */
export async function writeCache(
  name: CacheName,
  content: Uint8Array,
  position: Position = openVault().position,
): Promise<void> {
  const { keyring, newer } = openVault()
  // A newer version's caches are its own.
  if (newer !== undefined) return
  const fileId = randomId()
  const header: CacheHeader = { format: 1, name, version: VERSION, fileId, vaultId: keyring.vaultId, ...position }
  let offset = 0
  for await (const { piece, isLast } of sealCache(await keyring.cache(fileId), header, content)) {
    await platform().writeCache({ name, offset, data: piece, isLast })
    offset += piece.byteLength
  }
}

/** Whether the log still is the one that the cache was made from, or has only grown since. */
async function isOfThisLog(header: CacheHeader, position: Position): Promise<boolean> {
  if (header.logId !== position.logId || header.seq > position.seq) return false
  if (header.seq === position.seq) return header.chain === position.chain
  const chain = await platform().chainAt({ seq: header.seq })
  // Compaction may have dropped that commit. Both caches are compared with every record's revision anyway.
  return chain === header.chain || chain === null
}

export interface CacheRead {
  content: Bytes
  /** Where the log stood when it was made. */
  seq: number
}

/** The cache of this vault and this log, if there is one that opens; null otherwise. Never rejects. */
export async function readCache(name: CacheName, keyring: Keyring, position: Position): Promise<CacheRead | null> {
  const read: ReadPiece = (offset, length) => platform().readCache({ name, offset, length })
  try {
    const found = await readCacheHeader(read)
    const header = found ? cacheHeaderSchema.safeParse(found.header) : null
    if (!found || !header?.success) return null
    const { fileId, vaultId, version, seq } = header.data
    if (header.data.name !== name || version !== VERSION || vaultId !== keyring.vaultId) return null
    if (!(await isOfThisLog(header.data, position))) return null
    const content = await openCache(await keyring.cache(fileId), found.preamble, found.bytes, read)
    return content ? { content, seq } : null
  } catch (error) {
    console.error('cache:', error instanceof Error ? error.name : 'unknown')
    return null
  }
}

/** As `readCache`, of the vault that is open. */
export function readOpenCache(name: CacheName): Promise<CacheRead | null> {
  const { keyring, position } = openVault()
  return readCache(name, keyring, position)
}

/** Rejects with a KindError when the disk refuses. */
export function dropCache(name: CacheName): Promise<void> {
  return openVault().newer === undefined ? platform().removeCache({ name }) : Promise.resolve()
}
