// For tests and benchmarks in Node: writes a whole vault of entries to a folder on the disk, as the app would have.
import 'temporal-polyfill/global'
import { webcrypto } from 'node:crypto'
import { join } from 'node:path'
import { argonHash } from '#crypto/argon.ts'
import { randomBytes, randomId } from '#crypto/bytes.ts'
import { makeVaultKeys } from '#crypto/derive.ts'
import { makeKeyring } from '#crypto/keyring.ts'
import { passphraseBytes } from '#crypto/keyslot-wrap.ts'
import { RECOVERY_BYTES } from '#shared/domain/recovery-code.ts'
import { countWords, firstWords, textFromPlain } from '#shared/domain/text.ts'
import { Vault } from '../../../electron/vault/vault.ts'
import { sealBody, sealHead } from './part-content.ts'

export interface SeedEntry {
  day: string
  title: string | null
  text: string
  tags?: string[]
}

const PER_COMMIT = 250

/** `userData` is the app's data folder: it must hold no vault. */
export async function seedVault(userData: string, passphrase: string, entries: readonly SeedEntry[]): Promise<void> {
  globalThis.crypto ??= webcrypto as Crypto
  const vault = new Vault(join(userData, 'vault'))
  const vaultId = randomId()
  let clock = 0
  const now = () => {
    clock += 10_000
    return clock
  }
  const { key, slots } = await makeVaultKeys(argonHash, now, vaultId, [
    { kind: 'passphrase', bytes: passphraseBytes(passphrase) },
    { kind: 'recovery', bytes: randomBytes(RECOVERY_BYTES) },
  ])
  await vault.status()
  await vault.create({ keyslots: { format: 1, vaultId, generation: 1, slots }, logId: randomId() })
  const keyring = await makeKeyring(key, vaultId)
  for (let at = 0; at < entries.length; at += PER_COMMIT) {
    const parts = entries.slice(at, at + PER_COMMIT).flatMap((entry, index) => {
      const id = randomId()
      const text = textFromPlain(entry.text)
      const second = String((at + index) % 60).padStart(2, '0')
      const instant = `${entry.day}T08:${String(Math.floor((at + index) / 60) % 60).padStart(2, '0')}:${second}Z`
      const head = {
        kind: 'entry' as const,
        createdAt: instant,
        updatedAt: instant,
        deletedAt: null,
        day: entry.day,
        zone: 'Europe/Rome',
        title: entry.title,
        firstWords: firstWords(text),
        words: countWords(text),
        ...(entry.tags ? { tags: entry.tags } : {}),
      }
      return [sealHead(keyring, id, 1, head, 1), sealBody(keyring, id, 1, { text })]
    })
    await vault.append({ parts: await Promise.all(parts) })
  }
  await vault.close()
}
