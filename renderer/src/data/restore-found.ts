// A vault from a snapshot in a folder of the person's own, on a computer that has none: opened with the passphrase or the
// recovery code of the snapshot's date before anything is made, and moved aside again when it does not open.
import { randomId } from '#crypto/bytes.ts'
import { platform } from '#platform/platform.ts'
import type { Snapshot } from '#shared/contract/contract.ts'
import { KindError } from '#shared/contract/errors.ts'
import { STOP_BYTES } from '#shared/domain/space.ts'
import type { KeyslotFile } from '#shared/formats/keyslots.ts'
import { openSlots, type TypedKey, unlockerOf } from './current-key.ts'
import type { OpenReport } from './open-report.ts'
import { setOpenVault } from './open-vault.ts'
import { openWithKey } from './vault.ts'
import type { OnProgress } from './way-back.ts'

export interface FoundSnapshot {
  snapshot: Snapshot
  keyslots: KeyslotFile
}

/** Asks for a folder and lists the snapshots in it, newest first; null when the person closed the dialog. */
export function findSnapshots(): Promise<{ name: string; snapshots: FoundSnapshot[] } | null> {
  return platform().openSnapshotFolder()
}

/**
 * Makes a vault of the snapshot and opens it in this page. Rejects with UnlockError for a wrong key and KindError `disk-full`
 * for too little room (nothing was made), and with a KindError when it fails on the way, or the signal's reason: what was made
 * is moved aside.
 */
export async function restoreFound(
  { snapshot, keyslots }: FoundSnapshot,
  typed: TypedKey,
  onProgress?: OnProgress,
  signal?: AbortSignal,
): Promise<OpenReport> {
  const { vaultId, slots, former } = keyslots
  const key = await openSlots(vaultId, slots, unlockerOf(typed), former)
  const { freeBytes } = await platform().vaultSpace()
  if (freeBytes < snapshot.bytes * 2 + STOP_BYTES) throw new KindError('disk-full', 'no room for the vault')
  signal?.throwIfAborted()
  const stop = () => void platform().stopRestore()
  signal?.addEventListener('abort', stop)
  await platform().createVault({ keyslots, logId: randomId() })
  try {
    signal?.throwIfAborted()
    await platform().restoreFoundSnapshot({ id: snapshot.id })
    signal?.throwIfAborted()
    const status = await platform().vaultStatus()
    if (status.state !== 'present') throw new KindError('unexpected', 'the new vault is not there')
    const { position, report } = status
    return await openWithKey(vaultId, key, { position, report, isChosen: true }, onProgress)
  } catch (error) {
    // Half a vault must not look like a whole one at the next start.
    setOpenVault(null)
    await platform()
      .setVaultAside()
      .catch(() => undefined)
    throw error
  } finally {
    signal?.removeEventListener('abort', stop)
  }
}
