// Snapshots in a folder that a vault, perhaps of another computer, left there with its key slots. Only looks.
import { basename, join } from 'node:path'
import type { Snapshot } from '#shared/contract/contract.ts'
import { newestFirst } from '#shared/domain/snapshot-plan.ts'
import type { KeyslotFile } from '#shared/formats/keyslots.ts'
import type { FileSystem } from './file-system.ts'
import { SnapshotStore } from './snapshot-store.ts'

/** Our own folder in the one that a person chose. */
export const FOLDER_NAME = 'Unborrowed snapshots'

export interface FoundSnapshot {
  snapshot: Snapshot
  keyslots: KeyslotFile
  store: SnapshotStore
}

/** The chosen folder, our own in it, or that of one vault in that: whichever was picked. */
async function vaultFolders(fileSystem: FileSystem, chosen: string): Promise<string[]> {
  const folders: string[] = []
  const isVaultId = (name: string) => /^[A-Za-z0-9_-]{22}$/.test(name)
  if (isVaultId(basename(chosen))) folders.push(chosen)
  for (const parent of [chosen, join(chosen, FOLDER_NAME)]) {
    if ((await fileSystem.stat(parent).catch(() => null))?.kind !== 'folder') continue
    for (const name of await fileSystem.list(parent)) {
      const path = join(parent, name)
      if (isVaultId(name) && (await fileSystem.stat(path).catch(() => null))?.kind === 'folder') folders.push(path)
    }
  }
  return folders
}

/** Newest first, of every vault; damaged ones, and those without key slots, are left out. */
export async function findSnapshots(fileSystem: FileSystem, chosen: string): Promise<FoundSnapshot[]> {
  const found: FoundSnapshot[] = []
  for (const folder of await vaultFolders(fileSystem, chosen)) {
    const store = new SnapshotStore(fileSystem, folder, 'second-folder')
    for (const snapshot of await store.list()) {
      const keyslots = snapshot.damaged ? null : await store.keyslotsOf(snapshot.id)
      if (keyslots !== null) found.push({ snapshot, keyslots, store })
    }
  }
  const order = newestFirst(found.map(({ snapshot }) => snapshot))
  return order.flatMap((row) => found.filter(({ snapshot }) => snapshot === row))
}
