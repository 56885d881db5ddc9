// The key a person types, passphrase or recovery code, or what this computer keeps, and the slots it opens. Holds none of them.
import type { Deriver } from '#crypto/deriver.ts'
import { workerDeriver } from '#crypto/deriver.ts'
import type { VaultKey } from '#crypto/keyring.ts'
import { passphraseBytes, type Unlocker } from '#crypto/keyslot-wrap.ts'
import { platform } from '#platform/platform.ts'
import { decodeRecoveryCode } from '#shared/domain/recovery-code.ts'
import type { FormerSecret, Keyslot } from '#shared/formats/keyslots.ts'

/** `no-device-key`: the key that this computer kept is not there, or opens nothing. */
export type UnlockErrorKind = 'wrong-passphrase' | 'wrong-recovery-code' | 'no-device-key' | 'damaged'

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
export type TypedKey = { passphrase: string } | { recoveryCode: string }
/** `device`: the key that this computer keeps, where a passphrase was declined. */
export type CurrentKey = TypedKey | { device: true }

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
export function unlockerOf(key: TypedKey): Unlocker {
  if ('passphrase' in key) return { kind: 'passphrase', bytes: passphraseBytes(key.passphrase) }
  const read = decodeRecoveryCode(key.recoveryCode)
  if (!read.ok) throw new UnlockError('wrong-recovery-code', true)
  return { kind: 'recovery', bytes: new Uint8Array(read.bytes) }
}

/** What may open the vault's slots, in order. Rejects with UnlockError `no-device-key` when this computer keeps none. */
export async function unlockersOf(vaultId: string, key: CurrentKey): Promise<Unlocker[]> {
  if (!('device' in key)) return [unlockerOf(key)]
  const { secrets } = await platform().readDeviceKeys({ vaultId })
  if (secrets.length === 0) throw new UnlockError('no-device-key')
  return secrets.map((secret) => ({ kind: 'device', bytes: new Uint8Array(secret) }))
}

const WRONG: Record<Unlocker['kind'], UnlockErrorKind> = {
  passphrase: 'wrong-passphrase',
  recovery: 'wrong-recovery-code',
  device: 'no-device-key',
}

/** The error for a key that opened no slot. */
export function refusalOf(kind: Unlocker['kind'], reason: 'wrong' | 'damaged'): UnlockError {
  return new UnlockError(reason === 'damaged' ? 'damaged' : WRONG[kind])
}

/** The first answer that is ok, trying one key after the other; else the error for all of them. */
export async function firstThatOpens<T extends { ok: true }>(
  unlockers: readonly Unlocker[],
  attempt: (unlocker: Unlocker) => Promise<T | { ok: false; reason: 'wrong' | 'damaged' }>,
): Promise<T> {
  let refusal = new UnlockError('damaged')
  for (const unlocker of unlockers) {
    const answer = await attempt(unlocker)
    if (answer.ok) return answer
    refusal = refusalOf(unlocker.kind, answer.reason)
  }
  throw refusal
}

/** Opens the first slot that takes the key. Rejects with an UnlockError. */
export async function openSlots(
  vaultId: string,
  slots: readonly Keyslot[],
  unlocker: Unlocker,
  former: readonly FormerSecret[] = [],
): Promise<VaultKey> {
  const candidates = slots.filter((candidate) => candidate.kind === unlocker.kind)
  // A vault without a passphrase has no such slot: that is no damage.
  let reason: 'wrong' | 'damaged' = candidates.length === 0 ? 'wrong' : 'damaged'
  for (const slot of candidates) {
    const unlocking = await current.unlock(vaultId, unlocker, slot, former)
    if (unlocking.ok) return unlocking.key
    if (unlocking.reason === 'wrong') reason = 'wrong'
  }
  throw refusalOf(unlocker.kind, reason)
}
