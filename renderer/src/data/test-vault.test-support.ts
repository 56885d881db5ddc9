// For tests: an open vault over a fake bridge, with a fast key derivation. Import `fake-indexeddb/auto` before it.
import { type PasswordHash, rawArgon2id } from '#crypto/argon.ts'
import { makeVaultKeys, rewrapSlot, rotateSecret, unlockSlot } from '#crypto/derive.ts'
import { setBridge } from '#platform/platform.ts'
import type { EntryHead, Head } from '#shared/domain/records.ts'
import type { TextDocument } from '#shared/domain/text.ts'
import { setDeriver } from './current-key.ts'
import { type FakeBridge, fakeBridge } from './fake-bridge.test-support.ts'
import { clearHeads } from './heads.ts'
import { setOpenVault } from './open-vault.ts'
import { createVault, newRecoveryCode } from './vault.ts'

/** Argon2id with 64 KiB whatever the slot says: the slot's own parameters stay those of the format. */
export const fastHash: PasswordHash = (password, salt) =>
  rawArgon2id(password, salt, { memoryKiB: 64, iterations: 1, parallelism: 1 })

export const TEST_PASSPHRASE = 'a quiet street in Turin'

/** A bridge set for the page, and derivation in this thread. No vault yet. */
export function installFakeBridge(fake: FakeBridge = fakeBridge()): FakeBridge {
  setBridge(fake.bridge)
  setDeriver({
    // A clock that makes calibration stop at its first try.
    create: (vaultId, unlockers) => {
      let clock = 0
      const now = () => {
        clock += 10_000
        return clock
      }
      return makeVaultKeys(fastHash, now, vaultId, unlockers)
    },
    unlock: (vaultId, unlocker, slot, former) => unlockSlot(fastHash, vaultId, unlocker, slot, former),
    rewrap: (vaultId, current, slots, next) => rewrapSlot(fastHash, vaultId, current, slots, next),
    rotate: (vaultId, current, file, next) => rotateSecret(fastHash, vaultId, current, file, next),
  })
  return fake
}

/** A new, open, empty vault. */
export async function openTestVault(): Promise<FakeBridge & { recoveryCode: string }> {
  const fake = installFakeBridge()
  const recoveryCode = newRecoveryCode()
  await createVault({ passphrase: TEST_PASSPHRASE, recoveryCode })
  return { ...fake, recoveryCode }
}

/** What locking does to the page: everything in memory is gone. */
export function forgetPage(): void {
  setOpenVault(null)
  clearHeads()
}

const AT = '2026-03-01T08:00:00Z'

export function entryHead(changes: Partial<EntryHead> = {}): EntryHead {
  return {
    kind: 'entry',
    createdAt: AT,
    updatedAt: AT,
    deletedAt: null,
    day: '2026-03-01',
    zone: 'Europe/Rome',
    title: null,
    firstWords: '',
    words: 0,
    ...changes,
  }
}

export function sparkHead(quote: string, recordId: string): Head {
  const source = { kind: 'entry', recordId } as const
  return { kind: 'spark', createdAt: AT, updatedAt: AT, deletedAt: null, quote, source }
}

export function textOf(words: string): TextDocument {
  return { schema: 1, doc: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }] } }
}
