// Changing the passphrase and the recovery code. The present key is asked again, and the vault secret is unwrapped in the
// worker just for that; records are not touched. Both keyslot generations hold the new slots before a change is done.
import { randomBytes } from '#crypto/bytes.ts'
import { passphraseBytes, type Unlocker } from '#crypto/keyslot-wrap.ts'
import { platform } from '#platform/platform.ts'
import type { DevicePlace } from '#shared/contract/contract.ts'
import { KindError } from '#shared/contract/errors.ts'
import { encodeRecoveryCode, RECOVERY_BYTES } from '#shared/domain/recovery-code.ts'
import type { Keyslot, KeyslotFile } from '#shared/formats/keyslots.ts'
import { type CurrentKey, deriver, firstThatOpens, UnlockError, unlockersOf } from './current-key.ts'
import { inLine, openVault } from './open-vault.ts'

export type { CurrentKey } from './current-key.ts'

/** Length of the key that this computer keeps. */
export const DEVICE_BYTES = 32
export type KeyStage = 'opening' | 'writing'
type OnStage = (stage: KeyStage) => void

/** The key file as it is now. Rejects with UnlockError `damaged`. */
export async function presentKeyslots(): Promise<KeyslotFile> {
  const status = await platform().vaultStatus()
  if (status.state === 'none') throw new KindError('no-vault', 'there is no vault here')
  if (status.state === 'keyslots-damaged') throw new UnlockError('damaged')
  return status.keyslots
}

/** A slot, and the secret that it wraps. */
interface MadeSlot {
  slot: Keyslot
  keyId: number
}

/** A slot for the next key, made and opened in the worker. Rejects with an UnlockError for a wrong present key. */
async function makeSlot(key: CurrentKey, next: Unlocker): Promise<MadeSlot> {
  const { keyId } = openVault().keyring
  const { vaultId, slots } = await presentKeyslots()
  if (vaultId !== openVault().keyring.vaultId) throw new KindError('no-vault', 'another vault is open')
  const { slot } = await firstThatOpens(await unlockersOf(vaultId, key), (unlocker) =>
    deriver().rewrap(vaultId, unlocker, slots, next),
  )
  return { slot, keyId }
}

/** Puts the slot in the place of those of its kind, and of the other way in without a kit, in both generations. */
function writeSlot({ slot, keyId }: MadeSlot): Promise<void> {
  return inLine(async () => {
    // A rotation came between: this slot would open a secret that nothing is sealed under any more.
    if (openVault().keyring.keyId !== keyId) throw new KindError('unexpected', 'the vault has other keys by now')
    const present = await presentKeyslots()
    const isReplaced = (other: Keyslot) => (slot.kind === 'recovery') === (other.kind === 'recovery')
    const slots = [...present.slots.filter((other) => !isReplaced(other)), slot].sort((a, b) =>
      a.kind < b.kind ? -1 : 1,
    )
    await platform().writeKeyslots({ keyslots: { ...present, generation: present.generation + 1, slots } })
  })
}

/**
 * From now on `next` opens the vault. Rejects with UnlockError (nothing is changed) when the present key is wrong, KindError
 * `bad-input` for an empty passphrase, and as the platform does. Snapshots carry no slots and open with the new one;
 * backup files and copies elsewhere still open with the passphrase of their date.
 */
export async function changePassphrase(
  { current, next }: { current: CurrentKey; next: string },
  onStage: OnStage = () => undefined,
): Promise<void> {
  if (next === '') throw new KindError('bad-input', 'an empty passphrase')
  onStage('opening')
  const slot = await makeSlot(current, { kind: 'passphrase', bytes: passphraseBytes(next) })
  onStage('writing')
  await writeSlot(slot)
  // No slot takes it any more. Left behind it opens nothing.
  const { vaultId } = openVault().keyring
  await platform()
    .forgetDeviceKeys({ vaultId })
    .catch(() => undefined)
}

/** How the vault opens without the recovery code. */
export async function wayIn(): Promise<'passphrase' | 'device'> {
  return isDeviceOnly(await presentKeyslots()) ? 'device' : 'passphrase'
}

/** Whether the passphrase was declined. */
export function isDeviceOnly({ slots }: KeyslotFile): boolean {
  return !slots.some(({ kind }) => kind === 'passphrase') && slots.some(({ kind }) => kind === 'device')
}

/**
 * From now on this computer opens the vault by itself, and the passphrase never again; the recovery code still does. The
 * key is kept and read back before the slot is written. Rejects as `changePassphrase` does. Answers where it is kept.
 */
export async function declinePassphrase(
  { current }: { current: CurrentKey },
  onStage: OnStage = () => undefined,
): Promise<DevicePlace> {
  onStage('opening')
  const bytes = randomBytes(DEVICE_BYTES)
  const made = await makeSlot(current, { kind: 'device', bytes })
  onStage('writing')
  const { vaultId } = openVault().keyring
  const { place } = await platform().keepDeviceKey({ vaultId, secret: bytes, only: false })
  await writeSlot(made)
  return place
}

/** A code that is not yet in force: the old one opens the vault until `commit` has resolved, and never again after it. */
export interface PreparedRecoveryCode {
  code: string
  commit(): Promise<void>
}

/** Makes a new recovery code, to be printed and partly retyped before `commit`. Rejects with UnlockError for a wrong present key. */
export async function prepareRecoveryCode(
  { current }: { current: CurrentKey },
  onStage: OnStage = () => undefined,
): Promise<PreparedRecoveryCode> {
  onStage('opening')
  const bytes = randomBytes(RECOVERY_BYTES)
  const slot = await makeSlot(current, { kind: 'recovery', bytes })
  return {
    code: encodeRecoveryCode(bytes),
    commit() {
      onStage('writing')
      return writeSlot(slot)
    },
  }
}
