// The vault that is open in this page: its keys, its projection and what is known of each record. Gone with a reload.
import type { Keyring } from '#crypto/keyring.ts'
import { KindError } from '#shared/contract/errors.ts'
import type { RecordId } from '#shared/domain/records.ts'
import type { Position } from '#shared/formats/commit.ts'
import type { Earlier } from './lost-parts.ts'
import type { Projection } from './projection.ts'

export interface RecordState {
  /** The highest revision any part of this record was written with, or was tried to be. */
  revision: number
  /** The revision its body was last written with; null without a body. */
  bodyRevision: number | null
  /** False once removed for good. */
  alive: boolean
}

export interface OpenVault {
  keyring: Keyring
  projection: Projection
  position: Position
  records: Map<RecordId, RecordState>
  /** The log's own checkpoint record: its last revision, and where the log stood after it was written. */
  checkpoint: { revision: number; seq: number }
  /** The heads cache told the heads at unlock, or was written since; else it is to be written. */
  isHeadsCacheGood?: boolean
  /** A commit was not acknowledged since the vault was opened. */
  hasFailed?: boolean
  /** A newer version wrote this vault: it is only read. `frames`: saves that cannot be read. */
  newer?: { frames: number }
  /** Records of which a later state is known to be lost. */
  earlier?: readonly Earlier[]
  /** Something of the log is lost, so that records may be missing: nothing is removed for being named by none. */
  isIncomplete?: boolean
}

let current: OpenVault | null = null
let lastInLine: Promise<unknown> = Promise.resolve()

/** Throws KindError `no-vault` while locked. */
export function openVault(): OpenVault {
  if (!current) throw new KindError('no-vault', 'no vault is open')
  return current
}

export function setOpenVault(vault: OpenVault | null): void {
  current = vault
}

/** Runs writers of the log one after the other, in the order of the calls. A failed one does not stop the next. */
export function inLine<T>(task: () => Promise<T>): Promise<T> {
  const result = lastInLine.then(task)
  lastInLine = result.catch(() => undefined)
  return result
}

/** The highest revision known of a record; 0 for one that was never written. */
export function revisionOf(id: RecordId): number {
  return openVault().records.get(id)?.revision ?? 0
}
