// The channels of snapshots.
import { KindError } from '#shared/contract/errors.ts'
import type { Handlers } from '../handlers.ts'

type SnapshotChannel =
  | 'snapshots:list'
  | 'snapshots:make'
  | 'snapshots:read'
  | 'snapshots:restore'
  | 'snapshots:drop-records'
  | 'snapshots:choose-folder'
  | 'snapshots:forget-folder'

export function snapshotHandlers(): Handlers<SnapshotChannel> {
  const refused = () => Promise.reject(new KindError('unexpected', 'Snapshots are not made by this version'))
  return {
    'snapshots:list': async () => [],
    'snapshots:make': refused,
    'snapshots:read': refused,
    'snapshots:restore': refused,
    'snapshots:drop-records': refused,
    'snapshots:choose-folder': refused,
    'snapshots:forget-folder': refused,
  }
}
