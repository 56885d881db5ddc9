// Makes a vault in a user-data folder without the app, with the lightest Argon2id that the format allows, so that
// a long run is not spent on deriving keys. The app finds it as it would find any vault whose IndexedDB is gone.
import { join } from 'node:path'
import { argonHash } from '#crypto/argon.ts'
import { randomBytes, randomId } from '#crypto/bytes.ts'
import { makeVaultKeys } from '#crypto/derive.ts'
import { type Keyring, makeKeyring } from '#crypto/keyring.ts'
import { passphraseBytes } from '#crypto/keyslot-wrap.ts'
import { sealBody, sealHead } from '#data/part-content.ts'
import { RECOVERY_BYTES } from '#shared/domain/recovery-code.ts'
import { countWords, firstWords, textFromPlain } from '#shared/domain/text.ts'
import type { SealedPart } from '#shared/formats/commit.ts'
import { Vault } from '../../electron/vault/vault.ts'

const PER_COMMIT = 100

function fillerParts(keyring: Keyring, number: number): Promise<SealedPart>[] {
  const id = randomId()
  const text = textFromPlain(`Words that were there before, number ${number}. `.repeat(12))
  const at = '2025-03-01T08:00:00Z'
  const head = {
    kind: 'entry' as const,
    createdAt: at,
    updatedAt: at,
    deletedAt: null,
    day: '2025-03-01',
    zone: 'Europe/Rome',
    title: `Filler ${number}`,
    firstWords: firstWords(text),
    words: countWords(text),
  }
  return [sealHead(keyring, id, 1, head, 1), sealBody(keyring, id, 1, { text })]
}

/** `filler`: so many entries are in it; none unless told. */
export async function makeFreshVault(userData: string, passphrase: string, filler = 0): Promise<void> {
  let clock = 0
  // A clock that leaps: calibration takes its first try, the floor, for slow enough.
  const leaping = () => {
    clock += 10_000
    return clock
  }
  const vaultId = randomId()
  const { key, slots } = await makeVaultKeys(argonHash, leaping, vaultId, [
    { kind: 'passphrase', bytes: passphraseBytes(passphrase) },
    { kind: 'recovery', bytes: randomBytes(RECOVERY_BYTES) },
  ])
  const vault = new Vault(join(userData, 'vault'))
  await vault.create({ keyslots: { format: 1, vaultId, generation: 1, slots }, logId: randomId() })
  const keyring = await makeKeyring(key, vaultId)
  for (let from = 0; from < filler; from += PER_COMMIT) {
    const count = Math.min(PER_COMMIT, filler - from)
    const parts = Array.from({ length: count }, (_, at) => fillerParts(keyring, from + at)).flat()
    await vault.append({ parts: await Promise.all(parts) })
  }
  await vault.close()
}
