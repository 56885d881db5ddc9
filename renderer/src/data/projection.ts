// Sealed rows for reading: Dexie's, and in memory what Dexie would not take. Of one (record, part) the highest revision
// wins. A failure of Dexie never fails a caller: it is noted, and the next start repairs it from the log.
import type { RecordId } from '#shared/domain/records.ts'
import type { Position, SealedPart } from '#shared/formats/commit.ts'
import { type Database, NewerProjection, openDatabase, type PartRow } from './db.ts'

/** `none`: all rows are on disk. `newer`: a newer app's database, left alone. `failed`: the disk did not take or give rows. */
export type ProjectionTrouble = 'none' | 'newer' | 'failed'

const BATCH = 500
const keyOf = (recordId: RecordId, part: SealedPart['part']) => `${recordId}/${part}`

/** Of several rows the winners, one for each (record, part). */
export function winners(rows: readonly PartRow[]): Map<string, PartRow> {
  const best = new Map<string, PartRow>()
  for (const row of rows) {
    const key = keyOf(row.recordId, row.part)
    const other = best.get(key)
    if (!other || row.revision > other.revision) best.set(key, row)
  }
  return best
}

export interface Projection {
  trouble(): ProjectionTrouble
  position(): Promise<Position | null>
  count(): Promise<number>
  /** Whether there is any row; counting them takes longer the more there are. */
  hasRows(): Promise<boolean>
  get(recordId: RecordId, part: SealedPart['part']): Promise<PartRow | undefined>
  /** Those of these records that are there, in no order. */
  getMany(recordIds: readonly RecordId[], part: SealedPart['part']): Promise<PartRow[]>
  ofPart(part: SealedPart['part']): Promise<PartRow[]>
  /** Visits every row, in batches. */
  each(visit: (rows: PartRow[]) => Promise<void>): Promise<void>
  /**
   * Takes rows that the log has, and where the log then stands, in one transaction. Readers have them at once; resolves
   * when they are on the disk. Calls are written in their order. Of `fresh` records no row can be there: none is looked for.
   */
  apply(rows: readonly PartRow[], position: Position, fresh?: ReadonlySet<RecordId>): Promise<void>
  /** Resolves when at most one `apply` has not been written, so that rows on their way do not pile up. */
  room(): Promise<void>
  /** Resolves when all that was applied is on the disk, or held in memory for good. */
  settled(): Promise<void>
  /** Puts back one row whose stored bytes were broken. */
  heal(row: PartRow): Promise<void>
  /** Forgets rows and position before a rebuild. Only for what the log holds. */
  empty(): Promise<void>
  /** Records a position without rows. */
  stand(position: Position): Promise<void>
  handledDamage(): Promise<string | null>
  noteDamage(signature: string): Promise<void>
  /** For which losses snapshots were already looked into. */
  searched(): Promise<string | null>
  noteSearched(signature: string): Promise<void>
  /** The log that was chosen by the last restore of a snapshot; null when there was none. */
  chosenLog(): Promise<string | null>
  noteChosen(logId: string): Promise<void>
  /** The last integrity check; null when it is not known. Lost with the database, and then made again. */
  lastCheck(): Promise<{ at: string; damaged: number } | null>
  noteCheck(check: { at: string; damaged: number }): Promise<void>
  close(): void
}

export function makeProjection(database: Database | null, startTrouble: ProjectionTrouble): Projection {
  let disk = database
  let trouble = startTrouble
  /** Set once a write failed: the disk stays at its last true position, later rows live in `memory`. */
  let frozen = database === null
  let memoryPosition: Position | null = null
  let memoryCheck: { at: string; damaged: number } | null = null
  const memory = new Map<string, PartRow>()
  /** Rows that are being written to the disk. */
  const onTheWay = new Map<string, PartRow>()
  let writing: Promise<unknown> = Promise.resolve()
  let writingBefore: Promise<unknown> = writing

  /** Writers one after the other. */
  function inTurn(write: () => Promise<void>): Promise<void> {
    writingBefore = writing
    const written = writing.then(write)
    writing = written
    return written
  }

  function fail(error: unknown): void {
    console.error('projection:', error instanceof Error ? error.name : 'unknown')
    trouble = 'failed'
    frozen = true
  }
  async function onDisk<T>(read: (database: Database) => Promise<T>, otherwise: T): Promise<T> {
    if (!disk) return otherwise
    try {
      return await read(disk)
    } catch (error) {
      fail(error)
      return otherwise
    }
  }
  function keepInMemory(rows: Iterable<PartRow>): void {
    for (const row of rows) {
      const key = keyOf(row.recordId, row.part)
      const other = memory.get(key)
      if (!other || row.revision > other.revision) memory.set(key, row)
    }
  }
  function withHeld(rows: PartRow[], wanted: (row: PartRow) => boolean): PartRow[] {
    if (memory.size === 0 && onTheWay.size === 0) return rows
    const held = [...memory.values(), ...onTheWay.values()].filter(wanted)
    return [...winners([...rows, ...held]).values()]
  }
  function heldOf(key: string): PartRow | undefined {
    const row = memory.get(key)
    const coming = onTheWay.get(key)
    return row && coming ? (coming.revision > row.revision ? coming : row) : (row ?? coming)
  }
  async function write(best: readonly PartRow[], position: Position, fresh: ReadonlySet<RecordId>): Promise<void> {
    if (frozen || !disk) {
      keepInMemory(best)
      memoryPosition = position
      return
    }
    const db = disk
    try {
      await db.transaction('rw', db.parts, db.meta, async () => {
        const known = best.filter(({ recordId }) => !fresh.has(recordId))
        const there = await db.parts.bulkGet(known.map((row) => [row.recordId, row.part]))
        const newest = new Map(there.map((row, index) => [known[index], row?.revision ?? 0]))
        await db.parts.bulkPut(best.filter((row) => row.revision > (newest.get(row) ?? 0)))
        await db.meta.put({ key: 'position', ...position })
      })
    } catch (error) {
      fail(error)
      keepInMemory(best)
      memoryPosition = position
    }
  }

  return {
    trouble: () => trouble,
    async position() {
      await writing
      if (memoryPosition) return memoryPosition
      const row = await onDisk(async (db) => db.meta.get('position'), undefined)
      return row?.key === 'position' ? { logId: row.logId, seq: row.seq, chain: row.chain } : null
    },
    async count() {
      await writing
      return Math.max(memory.size, await onDisk((db) => db.parts.count(), 0))
    },
    async hasRows() {
      const first = await onDisk((db) => db.parts.limit(1).primaryKeys(), [])
      return memory.size > 0 || first.length > 0
    },
    async get(recordId, part) {
      const held = heldOf(keyOf(recordId, part))
      return held ?? onDisk(async (db) => db.parts.get([recordId, part]), undefined)
    },
    async getMany(recordIds, part) {
      const keys = recordIds.map((id): [RecordId, SealedPart['part']] => [id, part])
      const found = await onDisk((db) => db.parts.bulkGet(keys), [])
      const wanted = new Set(recordIds)
      const rows = found.filter((row) => row !== undefined)
      return withHeld(rows, (row) => row.part === part && wanted.has(row.recordId))
    },
    async ofPart(part) {
      const rows = await onDisk((db) => db.parts.where('part').equals(part).toArray(), [] as PartRow[])
      return withHeld(rows, (row) => row.part === part)
    },
    async each(visit) {
      await writing
      let last: [string, string] | null = null
      for (;;) {
        const from: [string, string] | null = last
        const rows: PartRow[] = await onDisk(
          (db) =>
            (from ? db.parts.where('[recordId+part]').above(from) : db.parts.toCollection()).limit(BATCH).toArray(),
          [] as PartRow[],
        )
        const end: PartRow | undefined = rows.at(-1)
        if (!end) break
        last = [end.recordId, end.part]
        await visit(rows)
      }
      if (memory.size > 0) await visit([...memory.values()])
    },
    async apply(rows, position, fresh = new Set()) {
      const best = winners(rows)
      for (const [key, row] of best) if (row.revision > (onTheWay.get(key)?.revision ?? 0)) onTheWay.set(key, row)
      await inTurn(async () => {
        await write([...best.values()], position, fresh)
        for (const [key, row] of best) if (onTheWay.get(key) === row) onTheWay.delete(key)
      })
    },
    async room() {
      await writingBefore
    },
    async settled() {
      await writing
    },
    async heal(row) {
      const held = memory.get(keyOf(row.recordId, row.part))
      if (held && held.revision <= row.revision) memory.set(keyOf(row.recordId, row.part), row)
      await inTurn(async () => {
        if (!frozen) await onDisk((db) => db.parts.put(row), undefined)
      })
    },
    async empty() {
      await writing
      memory.clear()
      memoryPosition = null
      // A database that has failed once may still hold what the log lacks: it is left for the next start.
      if (frozen) disk = null
      if (!disk) return
      const db = disk
      try {
        await db.transaction('rw', db.parts, db.meta, async () => {
          await db.parts.clear()
          await db.meta.delete('position')
        })
      } catch (error) {
        // What is left on disk must not mix with the rebuilt rows: from here on, memory only.
        fail(error)
        disk = null
      }
    },
    async stand(position) {
      await writing
      if (frozen) memoryPosition = position
      else await onDisk((db) => db.meta.put({ key: 'position', ...position }), undefined)
    },
    async handledDamage() {
      const row = await onDisk(async (db) => db.meta.get('handled-damage'), undefined)
      return row?.key === 'handled-damage' ? row.signature : null
    },
    async noteDamage(signature) {
      if (!frozen) await onDisk((db) => db.meta.put({ key: 'handled-damage', signature }), undefined)
    },
    async searched() {
      const row = await onDisk(async (db) => db.meta.get('searched'), undefined)
      return row?.key === 'searched' ? row.signature : null
    },
    async noteSearched(signature) {
      if (!frozen) await onDisk((db) => db.meta.put({ key: 'searched', signature }), undefined)
    },
    async chosenLog() {
      const row = await onDisk(async (db) => db.meta.get('chosen-log'), undefined)
      return row?.key === 'chosen-log' ? row.logId : null
    },
    async noteChosen(logId) {
      if (!frozen) await onDisk((db) => db.meta.put({ key: 'chosen-log', logId }), undefined)
    },
    async lastCheck() {
      const row = await onDisk(async (db) => db.meta.get('last-check'), undefined)
      return memoryCheck ?? (row?.key === 'last-check' ? { at: row.at, damaged: row.damaged } : null)
    },
    async noteCheck(check) {
      memoryCheck = check
      if (!frozen) await onDisk((db) => db.meta.put({ key: 'last-check', ...check }), undefined)
    },
    close() {
      database?.close()
    },
  }
}

/** The projection of a vault. Never rejects: without a usable database it is held in memory, and `trouble` says why. */
export async function openProjection(vaultId: string): Promise<Projection> {
  try {
    return makeProjection(await openDatabase(vaultId), 'none')
  } catch (error) {
    console.error('projection:', error instanceof Error ? error.name : 'unknown')
    return makeProjection(null, error instanceof NewerProjection ? 'newer' : 'failed')
  }
}
