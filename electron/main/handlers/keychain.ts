// The channels of keys that this computer keeps for a vault without a passphrase. What they do is device-keys.ts's.
import type { DeviceKeys } from '../device-keys.ts'
import type { Handlers } from '../handlers.ts'

type KeychainChannel = 'device-key:place' | 'device-key:keep' | 'device-key:read' | 'device-key:forget'

export function keychainHandlers(keys: DeviceKeys): Handlers<KeychainChannel> {
  return {
    'device-key:place': async () => ({ place: await keys.place() }),
    'device-key:keep': async ({ vaultId, secret, only }) => ({ place: await keys.keep(vaultId, secret, only) }),
    'device-key:read': async ({ vaultId }) => ({ secrets: await keys.read(vaultId) }),
    'device-key:forget': async ({ vaultId }) => {
      await keys.forget(vaultId)
      return undefined
    },
  }
}
