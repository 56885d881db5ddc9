// Opens the head of every record and fills the memory from them. A head that does not open is looked for in the log.
import type { Keyring } from '#crypto/keyring.ts'
import type { RecordId, RecordKind, RecordOf } from '#shared/domain/records.ts'
import { headPlaintextSchema, readHead } from '#shared/formats/records.ts'
import type { PartRow } from './db.ts'
import type { CachedHead, HeadsCache } from './heads-cache.ts'
import { partsAt } from './log-reader.ts'
import type { RecordState } from './open-vault.ts'
import { type ContentReading, readPart } from './part-content.ts'
import type { Projection } from './projection.ts'

export interface HeadsRead {
  heads: RecordOf<RecordKind>[]
  records: Map<RecordId, RecordState>
  damaged: RecordId[]
  newer: number
  healed: number
  /** null when no row was read. */
  rows: PartRow[] | null
}

async function readOrHeal(keyring: Keyring, projection: Projection, row: PartRow): Promise<[ContentReading, boolean]> {
  const reading = await readPart(keyring, row)
  if (reading.ok || reading.reason === 'newer') return [reading, false]
  for (const same of await partsAt(row.seq, row.recordId, row.part)) {
    if (same.revision !== row.revision) continue
    const again = await readPart(keyring, same)
    if (!again.ok) continue
    await projection.heal(same)
    return [again, true]
  }
  return [reading, false]
}

function byRecord(cache: HeadsCache | null): ReadonlyMap<RecordId, CachedHead> {
  return new Map(
    cache?.lines.map(([revision, bodyRevision, record]) => [record.id, { revision, bodyRevision, record }]),
  )
}

/** Reads all heads of the projection. A head of the cache counts for a row of exactly its revision. Shows only what authenticates and is the newest revision known. */
export async function readHeads(
  keyring: Keyring,
  projection: Projection,
  cache: HeadsCache | null = null,
): Promise<HeadsRead> {
  const rows = await projection.ofPart('head')
  const cached = byRecord(cache)
  const inCache = ({ recordId, revision, operation }: PartRow) => {
    const known = operation === 'put' ? cached.get(recordId) : undefined
    return known?.revision === revision ? known : null
  }
  const result: HeadsRead = { heads: [], records: new Map(), damaged: [], newer: 0, healed: 0, rows }
  const readings = await Promise.all(rows.map((row) => (inCache(row) ? null : readOrHeal(keyring, projection, row))))
  for (const [index, row] of rows.entries()) {
    const known = inCache(row)
    if (known) {
      result.records.set(row.recordId, { revision: row.revision, bodyRevision: known.bodyRevision, alive: true })
      result.heads.push(known.record)
      continue
    }
    const [reading, healed] = readings[index] ?? [{ ok: false, reason: 'not-authentic' } as const, false]
    if (healed) result.healed += 1
    const state: RecordState = { revision: row.revision, bodyRevision: null, alive: true }
    result.records.set(row.recordId, state)
    if (!reading.ok) {
      if (reading.reason === 'newer') result.newer += 1
      else result.damaged.push(row.recordId)
      continue
    }
    if (row.operation === 'remove') {
      state.alive = false
      continue
    }
    const plaintext = headPlaintextSchema.safeParse(reading.content)
    const read = plaintext.success ? readHead(plaintext.data.head) : ({ problem: 'malformed' } as const)
    if (plaintext.success) state.bodyRevision = plaintext.data.bodyRevision
    // Authentic but not understood: only a newer app can have written it.
    if ('problem' in read) result.newer += 1
    else result.heads.push({ ...read.head, id: row.recordId })
  }
  return result
}
