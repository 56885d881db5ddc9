// Heads as of now from a cache of an earlier commit of the same log: its heads, and what the commits since then changed. No
// row is read. Whatever is not plain (a record that does not open, a gap, a count that does not fit) is left to read-heads.ts.
import type { Keyring } from '#crypto/keyring.ts'
import type { Head, RecordId, RecordKind, RecordOf } from '#shared/domain/records.ts'
import type { Position } from '#shared/formats/commit.ts'
import { headPlaintextSchema, readHead } from '#shared/formats/records.ts'
import type { PartRow } from './db.ts'
import type { HeadsCache } from './heads-cache.ts'
import { partsSince } from './log-tail.ts'
import type { RecordState } from './open-vault.ts'
import { readPart } from './part-content.ts'

export interface HeadsNow {
  heads: RecordOf<RecordKind>[]
  records: Map<RecordId, RecordState>
}

interface Changes {
  states: Map<RecordId, RecordState>
  /** null for a record removed for good. */
  heads: Map<RecordId, Head | null>
}

/** The newest head part of each record among these. */
function newestHeads(rows: readonly PartRow[]): Map<RecordId, PartRow> {
  const newest = new Map<RecordId, PartRow>()
  for (const row of rows) {
    if (row.part === 'head' && row.revision > (newest.get(row.recordId)?.revision ?? 0)) newest.set(row.recordId, row)
  }
  return newest
}

async function changesOf(keyring: Keyring, rows: readonly PartRow[]): Promise<Changes | null> {
  const changes: Changes = { states: new Map(), heads: new Map() }
  const newest = [...newestHeads(rows).values()]
  const readings = await Promise.all(newest.map((row) => readPart(keyring, row)))
  for (const [index, row] of newest.entries()) {
    const reading = readings[index]
    if (!reading?.ok) return null
    const state: RecordState = { revision: row.revision, bodyRevision: null, alive: row.operation === 'put' }
    changes.states.set(row.recordId, state)
    if (row.operation === 'remove') {
      changes.heads.set(row.recordId, null)
      continue
    }
    const plaintext = headPlaintextSchema.safeParse(reading.content)
    const read = plaintext.success ? readHead(plaintext.data.head) : null
    if (!plaintext.success || read === null || 'problem' in read) return null
    state.bodyRevision = plaintext.data.bodyRevision
    changes.heads.set(row.recordId, read.head)
  }
  return changes
}

/**
 * `atLeast`: so many live records the checkpoint counted. Null when the cache does not tell the whole truth, or not of a commit
 * that the log surely had: then every row is read.
 */
export async function headsSince(
  keyring: Keyring,
  cache: HeadsCache,
  position: Position,
  atLeast: number,
): Promise<HeadsNow | null> {
  if (!cache.isWhole || cache.standing === 'unknown') return null
  const rows = await partsSince(cache.position, position)
  const changes = rows && (await changesOf(keyring, rows))
  if (!changes) return null
  const heads: RecordOf<RecordKind>[] = []
  const records = new Map<RecordId, RecordState>()
  for (const [id, revision] of cache.gone) records.set(id, { revision, bodyRevision: null, alive: false })
  for (const [revision, bodyRevision, record] of cache.lines) {
    const { id } = record
    const changed = (changes.states.get(id)?.revision ?? 0) > revision
    if (!changed) changes.states.delete(id)
    records.set(id, { revision, bodyRevision, alive: true })
    if (!changed) heads.push(record)
  }
  for (const [id, state] of changes.states) {
    // Of a record that was sealed ahead and not yet saved the cache knows the revision only: what the log has of it counts.
    if (state.revision < (records.get(id)?.revision ?? 0)) continue
    records.set(id, state)
    const head = changes.heads.get(id)
    if (head) heads.push({ ...head, id })
  }
  return heads.length >= atLeast ? { heads, records } : null
}
