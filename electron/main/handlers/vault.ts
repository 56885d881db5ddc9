// The vault's channels. Everything they do is in electron/vault, which knows no Electron.
import type { Vault } from '../../vault/vault.ts'
import type { Handlers } from '../handlers.ts'

type VaultChannel =
  | 'vault:status'
  | 'vault:create'
  | 'vault:new-log'
  | 'vault:set-aside'
  | 'vault:append'
  | 'vault:read'
  | 'vault:chain-at'
  | 'vault:write-keyslots'
  | 'vault:space'
  | 'vault:compact'
  | 'vault:drop-records'

/** `now` names the folder of a vault that is set aside. */
export function vaultHandlers(vault: Vault, now: () => Date = () => new Date()): Handlers<VaultChannel> {
  return {
    'vault:status': () => vault.status(),
    'vault:create': (input) => vault.create(input),
    'vault:new-log': (input) => vault.newLog(input),
    'vault:set-aside': () => vault.setAside(now()),
    'vault:append': (commit) => vault.append(commit),
    'vault:read': (input) => vault.read(input),
    'vault:chain-at': ({ seq }) => vault.chainAt(seq),
    'vault:write-keyslots': (input) => vault.writeKeyslots(input),
    'vault:space': () => vault.space(),
    'vault:compact': () => vault.compact(),
    'vault:drop-records': ({ recordIds }) => vault.dropRecords(recordIds),
  }
}
