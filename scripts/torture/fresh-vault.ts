// Makes an empty vault in a user-data folder without the app, with the lightest Argon2id that the format allows, so that
// a long run is not spent on deriving keys. The app finds it as it would find any vault whose IndexedDB is gone.
import { join } from 'node:path'
import { argonHash } from '#crypto/argon.ts'
import { randomBytes, randomId } from '#crypto/bytes.ts'
import { makeVaultKeys } from '#crypto/derive.ts'
import { passphraseBytes } from '#crypto/keyslot-wrap.ts'
import { RECOVERY_BYTES } from '#shared/domain/recovery-code.ts'
import { Vault } from '../../electron/vault/vault.ts'

export async function makeFreshVault(userData: string, passphrase: string): Promise<void> {
  let clock = 0
  // A clock that leaps: calibration takes its first try, the floor, for slow enough.
  const leaping = () => {
    clock += 10_000
    return clock
  }
  const vaultId = randomId()
  const { slots } = await makeVaultKeys(argonHash, leaping, vaultId, [
    { kind: 'passphrase', bytes: passphraseBytes(passphrase) },
    { kind: 'recovery', bytes: randomBytes(RECOVERY_BYTES) },
  ])
  const vault = new Vault(join(userData, 'vault'))
  await vault.create({ keyslots: { format: 1, vaultId, generation: 1, slots }, logId: randomId() })
  await vault.close()
}
