// Seals again, under the present secret, what a rotated-out one sealed. Record by record, in commits of bounded size: cut
// off anywhere, every record is whole under one secret or the other, and the rest is done later. Changes no content.
import { type PartName, sealedUnder } from '#crypto/envelope.ts'
import { platform } from '#platform/platform.ts'
import type { RecordId } from '#shared/domain/records.ts'
import type { SealedPart } from '#shared/formats/commit.ts'
import type { PartRow } from './db.ts'
import { inLine, type OpenVault, openVault } from './open-vault.ts'
import { readPart, sealJson } from './part-content.ts'
import { findBody } from './repository.ts'
import { assertRoom } from './room.ts'

const COMMIT_BYTES = 2 * 1024 * 1024
const COMMIT_RECORDS = 100

export interface ResealProgress {
  done: number
  total: number
}

function isFormer(vault: OpenVault, row: PartRow | undefined): boolean {
  if (!row || row.part === 'checkpoint') return false
  const keyId = sealedUnder(row.sealed)
  return keyId !== null && vault.keyring.former.has(keyId)
}

/** Records, removed ones too, of which a part is still sealed under a former secret. */
export async function recordsToReseal(vault: OpenVault = openVault()): Promise<RecordId[]> {
  if (vault.keyring.former.size === 0) return []
  const ids = new Set<RecordId>()
  await vault.projection.each(async (rows) => {
    for (const row of rows) if (isFormer(vault, row)) ids.add(row.recordId)
  })
  return [...ids]
}

interface Resealed {
  id: RecordId
  parts: SealedPart[]
  revision: number
  bodyRevision: number | null
}

/** null for a record that is under the present secret by now, or that does not open: that one stays as it is. */
async function reseal(vault: OpenVault, id: RecordId): Promise<Resealed | null> {
  const head = await vault.projection.get(id, 'head')
  const body = await vault.projection.get(id, 'body')
  if (!head || !(isFormer(vault, head) || isFormer(vault, body))) return null
  const reading = await readPart(vault.keyring, head)
  if (!reading.ok || typeof reading.content !== 'object' || reading.content === null) return null
  const known = vault.records.get(id)?.revision ?? 0
  const revision = Math.max(known, head.revision, body?.revision ?? 0) + 1
  const name = (part: 'head' | 'body'): PartName => ({ recordId: id, part, revision, operation: head.operation })
  if (head.operation === 'remove') {
    const parts = [await sealJson(vault.keyring, name('head'), reading.content)]
    if (body) parts.push(await sealJson(vault.keyring, name('body'), reading.content))
    return { id, parts, revision, bodyRevision: null }
  }
  const { bodyRevision } = reading.content as { bodyRevision?: number | null }
  if (typeof bodyRevision !== 'number') {
    return { id, parts: [await sealJson(vault.keyring, name('head'), reading.content)], revision, bodyRevision: null }
  }
  let content: unknown
  try {
    content = await findBody(vault, id, bodyRevision)
  } catch {
    return null
  }
  if (typeof content !== 'object' || content === null) return null
  const parts = [
    await sealJson(vault.keyring, name('head'), { ...reading.content, bodyRevision: revision }),
    await sealJson(vault.keyring, name('body'), content),
  ]
  return { id, parts, revision, bodyRevision: revision }
}

/** One commit: as many of the records, from the first, as fit. Answers how many were looked at. */
function commitSome(ids: readonly RecordId[]): Promise<number> {
  return inLine(async () => {
    const vault = openVault()
    const resealed: Resealed[] = []
    let bytes = 0
    let looked = 0
    for (const id of ids) {
      if (looked >= COMMIT_RECORDS || bytes >= COMMIT_BYTES) break
      const one = await reseal(vault, id)
      looked += 1
      if (one === null) continue
      resealed.push(one)
      for (const { sealed } of one.parts) bytes += sealed.byteLength
    }
    const parts = resealed.flatMap((one) => one.parts)
    if (parts.length === 0) return looked
    // Burnt even if the append fails: a revision never names two different contents.
    for (const { id, revision } of resealed) {
      const state = vault.records.get(id)
      if (state) state.revision = revision
    }
    vault.position = await platform().append({ parts })
    const { seq } = vault.position
    await vault.projection.apply(
      parts.map((part) => ({ ...part, seq })),
      vault.position,
    )
    for (const { id, bodyRevision } of resealed) {
      const state = vault.records.get(id)
      if (state?.alive) state.bodyRevision = bodyRevision
    }
    return looked
  })
}

/**
 * Seals all of these again, saves going on between the commits. Answers false when it was stopped; what is done stays
 * done. Rejects with a KindError when the disk refuses a commit.
 */
export async function resealAll(
  ids: readonly RecordId[],
  onProgress: (progress: ResealProgress) => void,
  signal?: AbortSignal,
): Promise<boolean> {
  let done = 0
  onProgress({ done, total: ids.length })
  while (done < ids.length) {
    if (signal?.aborted) return false
    await assertRoom(Date.now())
    done += await commitSome(ids.slice(done, done + COMMIT_RECORDS))
    onProgress({ done, total: ids.length })
  }
  return true
}
