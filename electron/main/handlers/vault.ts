// The vault's channels. Everything they do is in electron/vault, which knows no Electron.
import type { Blobs } from '../../vault/blobs.ts'
import type { LostParts } from '../../vault/lost-parts.ts'
import type { Vault } from '../../vault/vault.ts'
import type { Handlers } from '../handlers.ts'
import type { Upkeep } from '../upkeep.ts'

type VaultChannel =
  | 'vault:status'
  | 'vault:create'
  | 'vault:new-log'
  | 'vault:set-aside'
  | 'vault:append'
  | 'vault:read'
  | 'vault:chain-at'
  | 'vault:find-lost'
  | 'vault:write-keyslots'
  | 'vault:space'
  | 'vault:compact'
  | 'vault:drop-records'

/** `now` names the folder of a vault that is set aside. */
export function vaultHandlers(
  vault: Vault,
  upkeep: Pick<Upkeep, 'opened' | 'appended'>,
  blobs: Pick<Blobs, 'abortAll'>,
  lost: Pick<LostParts, 'find'>,
  now: () => Date = () => new Date(),
): Handlers<VaultChannel> {
  return {
    'vault:status': async () => {
      const status = await vault.status()
      if (status.state === 'present') await upkeep.opened()
      return status
    },
    'vault:create': (input) => vault.create(input),
    'vault:new-log': (input) => vault.newLog(input),
    'vault:set-aside': async () => {
      // An open file would keep the folder where it is on some systems.
      await blobs.abortAll()
      return vault.setAside(now())
    },
    'vault:append': async (commit) => {
      const position = await vault.append(commit)
      upkeep.appended()
      return position
    },
    'vault:read': (input) => vault.read(input),
    'vault:chain-at': ({ seq }) => vault.chainAt(seq),
    'vault:find-lost': (input) => lost.find(input),
    'vault:write-keyslots': (input) => vault.writeKeyslots(input),
    'vault:space': () => vault.space(),
    'vault:compact': (input) => vault.compact(input),
    'vault:drop-records': ({ recordIds }) => vault.dropRecords(recordIds),
  }
}
