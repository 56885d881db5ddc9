// The channels of snapshots. What they do is in electron/vault; here are the dialog and the setting for the second folder.
import { basename } from 'node:path'
import type { Snapshots } from '../../vault/snapshots.ts'
import type { Handlers } from '../handlers.ts'
import type { SettingsFile } from '../settings.ts'

type SnapshotChannel =
  | 'snapshots:list'
  | 'snapshots:make'
  | 'snapshots:read'
  | 'snapshots:restore'
  | 'snapshots:stop-restore'
  | 'snapshots:open-folder'
  | 'snapshots:restore-found'
  | 'snapshots:drop-records'
  | 'snapshots:choose-folder'
  | 'snapshots:forget-folder'

/** `chooseFolder` answers a path, or null when the dialog was closed. */
export function snapshotHandlers(
  snapshots: Snapshots,
  settings: SettingsFile,
  chooseFolder: () => Promise<string | null>,
): Handlers<SnapshotChannel> {
  return {
    'snapshots:list': () => snapshots.list(),
    'snapshots:make': ({ reason }) => snapshots.make(reason),
    'snapshots:read': (input) => snapshots.read(input),
    'snapshots:restore': ({ id }) => snapshots.restore(id),
    'snapshots:stop-restore': async () => {
      snapshots.stopRestore()
      return undefined
    },
    'snapshots:open-folder': async () => {
      const folder = await chooseFolder()
      return folder === null ? null : { name: basename(folder), snapshots: await snapshots.find(folder) }
    },
    'snapshots:restore-found': ({ id }) => snapshots.restoreFound(id),
    'snapshots:drop-records': ({ recordIds, blobs }) => snapshots.dropRecords(recordIds, blobs),
    'snapshots:choose-folder': async () => {
      const folder = await chooseFolder()
      if (folder === null) return { chosen: null }
      await snapshots.prepareFolder(folder)
      await settings.write({ ...settings.current(), secondFolder: folder })
      return { chosen: basename(folder) }
    },
    'snapshots:forget-folder': async () => {
      await settings.write({ ...settings.current(), secondFolder: null })
      return undefined
    },
  }
}
