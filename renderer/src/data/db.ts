// The IndexedDB of one vault (by Dexie): sealed rows and where they stand. A projection of the log; never the only copy.
import Dexie, { type Table } from 'dexie'
import type { RecordId } from '#shared/domain/records.ts'
import type { Position, SealedPart } from '#shared/formats/commit.ts'
import { VERSION_1 } from './versions/version-1.ts'

/** A sealed part as the projection holds it; `seq` is that of the frame it came from. */
export interface PartRow extends SealedPart {
  seq: number
}

export type MetaRow =
  /** Written in the same transaction as rows. */
  | ({ key: 'position' } & Position)
  /** Which damage of the log has been salvaged for. */
  | { key: 'handled-damage'; signature: string }
  /** For which losses snapshots were already looked into. */
  | { key: 'searched'; signature: string }
  /** The log that the person chose by restoring a snapshot. */
  | { key: 'chosen-log'; logId: string }
  /** When the whole log was last decrypted, and how much of it did not open. */
  | { key: 'last-check'; at: string; damaged: number }

export type Database = Dexie & {
  parts: Table<PartRow, [RecordId, SealedPart['part']]>
  meta: Table<MetaRow, MetaRow['key']>
}

const CURRENT = VERSION_1.number

/** The database was written by a newer app. It is closed again as it was. */
export class NewerProjection extends Error {}

export function databaseName(vaultId: string): string {
  return `unborrowed.${vaultId}`
}

/** The version of a database that is there; 0 when there is none. Opening by Dexie alone would accept a newer one. */
async function versionThere(name: string): Promise<number> {
  const there = await indexedDB.databases()
  return there.find((database) => database.name === name)?.version ?? 0
}

/**
 * Opens the projection of a vault. Rejects with NewerProjection for a newer schema, with Dexie's error otherwise;
 * deletes nothing in either case.
 */
export async function openDatabase(vaultId: string): Promise<Database> {
  const name = databaseName(vaultId)
  // Dexie multiplies its version numbers by ten.
  if ((await versionThere(name)) >= (CURRENT + 1) * 10) throw new NewerProjection()
  const database = new Dexie(name, { chromeTransactionDurability: 'strict' }) as Database
  database.version(VERSION_1.number).stores(VERSION_1.stores)
  await database.open()
  return database
}
