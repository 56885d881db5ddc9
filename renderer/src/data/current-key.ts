// The key a person types, passphrase or recovery code, and the slots it opens. Keeps neither.
import type { Deriver } from '#crypto/deriver.ts'
import { workerDeriver } from '#crypto/deriver.ts'
import type { VaultKey } from '#crypto/keyring.ts'
import { passphraseBytes, type Unlocker } from '#crypto/keyslot-wrap.ts'
import { decodeRecoveryCode } from '#shared/domain/recovery-code.ts'
import type { FormerSecret, Keyslot } from '#shared/formats/keyslots.ts'

export type UnlockErrorKind = 'wrong-passphrase' | 'wrong-recovery-code' | 'damaged'

export class UnlockError extends Error {
  readonly kind: UnlockErrorKind
  /** With `wrong-recovery-code`: the code's own checksum does not hold, so a slip of the hand, and nothing was tried. */
  readonly mistyped: boolean
  constructor(kind: UnlockErrorKind, mistyped = false) {
    super(kind)
    this.name = 'UnlockError'
    this.kind = kind
    this.mistyped = mistyped
  }
}

/** What a person can type to open a vault or a backup of it. */
export type CurrentKey = { passphrase: string } | { recoveryCode: string }

let current: Deriver = workerDeriver

/** Derives in a worker, unless a test gave another. */
export function deriver(): Deriver {
  return current
}

/** For tests: derives without a worker. */
export function setDeriver(other: Deriver): void {
  current = other
}

/** Throws UnlockError `wrong-recovery-code` (mistyped) for a code whose checksum does not hold. */
export function unlockerOf(key: CurrentKey): Unlocker {
  if ('passphrase' in key) return { kind: 'passphrase', bytes: passphraseBytes(key.passphrase) }
  const read = decodeRecoveryCode(key.recoveryCode)
  if (!read.ok) throw new UnlockError('wrong-recovery-code', true)
  return { kind: 'recovery', bytes: new Uint8Array(read.bytes) }
}

/** The error for a key that opened no slot. */
export function refusalOf(unlocker: Unlocker, reason: 'wrong' | 'damaged'): UnlockError {
  if (reason === 'damaged') return new UnlockError('damaged')
  return new UnlockError(unlocker.kind === 'passphrase' ? 'wrong-passphrase' : 'wrong-recovery-code')
}

/** Opens the first slot that takes the key. Rejects with an UnlockError. */
export async function openSlots(
  vaultId: string,
  slots: readonly Keyslot[],
  unlocker: Unlocker,
  former: readonly FormerSecret[] = [],
): Promise<VaultKey> {
  let reason: 'wrong' | 'damaged' = 'damaged'
  for (const slot of slots.filter((candidate) => candidate.kind === unlocker.kind)) {
    const unlocking = await current.unlock(vaultId, unlocker, slot, former)
    if (unlocking.ok) return unlocking.key
    if (unlocking.reason === 'wrong') reason = 'wrong'
  }
  throw refusalOf(unlocker, reason)
}
