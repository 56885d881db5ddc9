// What the derivation worker does, as plain functions: makes a vault's keyslots, or opens one. Also the messages it speaks.
import type { Keyslot } from '#shared/formats/keyslots.ts'
import { calibrate, type PasswordHash } from './argon.ts'
import { randomBytes } from './bytes.ts'
import { importVaultSecret, type VaultKey } from './keyring.ts'
import { SECRET_BYTES, type Unlocker, unwrapSecret, wrapSecret } from './keyslot-wrap.ts'

export interface NewVaultKeys {
  key: VaultKey
  slots: Keyslot[]
}
export type Unlocking = { ok: true; key: VaultKey } | { ok: false; reason: 'wrong' | 'damaged' }

/** A slot made for another key of the person's, or why the present key opened none. */
export type Rewrapping = { ok: true; slot: Keyslot } | { ok: false; reason: 'wrong' | 'damaged' }

export type DeriveRequest =
  | { task: 'rewrap'; vaultId: string; current: Unlocker; slots: Keyslot[]; next: Unlocker }
  | { task: 'create'; vaultId: string; unlockers: Unlocker[] }
  | { task: 'unlock'; vaultId: string; unlocker: Unlocker; slot: Keyslot }
export type DeriveAnswer =
  | { task: 'create'; made: NewVaultKeys }
  | { task: 'unlock'; unlocking: Unlocking }
  | { task: 'rewrap'; rewrapping: Rewrapping }
  | { task: 'failed'; message: string }

/** Makes a random vault secret and wraps it once for each unlocker. */
export async function makeVaultKeys(
  hash: PasswordHash,
  now: () => number,
  vaultId: string,
  unlockers: Unlocker[],
): Promise<NewVaultKeys> {
  const argon = await calibrate(hash, now)
  const secret = randomBytes(SECRET_BYTES)
  const slots: Keyslot[] = []
  for (const unlocker of unlockers) slots.push(await wrapSecret(hash, vaultId, unlocker, secret, argon))
  const key = await importVaultSecret(secret, vaultId)
  secret.fill(0)
  return { key, slots }
}

export async function unlockSlot(
  hash: PasswordHash,
  vaultId: string,
  unlocker: Unlocker,
  slot: Keyslot,
): Promise<Unlocking> {
  const unwrapped = await unwrapSecret(hash, vaultId, unlocker, slot)
  if (!unwrapped.ok) return unwrapped
  const key = await importVaultSecret(unwrapped.secret, vaultId)
  unwrapped.secret.fill(0)
  return { ok: true, key }
}

/**
 * Unwraps the secret with the present key and wraps it for the next one. The new slot is opened before it is answered.
 * Rejects when it does not open: then nothing may be replaced by it.
 */
export async function rewrapSlot(
  hash: PasswordHash,
  vaultId: string,
  current: Unlocker,
  slots: readonly Keyslot[],
  next: Unlocker,
): Promise<Rewrapping> {
  let reason: 'wrong' | 'damaged' = 'damaged'
  for (const old of slots.filter((candidate) => candidate.kind === current.kind)) {
    const unwrapped = await unwrapSecret(hash, vaultId, current, old)
    if (!unwrapped.ok) {
      if (unwrapped.reason === 'wrong') reason = 'wrong'
      continue
    }
    const slot = await wrapSecret(hash, vaultId, next, unwrapped.secret, old.argon)
    const again = await unwrapSecret(hash, vaultId, next, slot)
    const isSame = again.ok && again.secret.every((byte, index) => byte === unwrapped.secret[index])
    unwrapped.secret.fill(0)
    if (again.ok) again.secret.fill(0)
    if (!isSame) throw new Error('the new slot does not open')
    return { ok: true, slot }
  }
  return { ok: false, reason }
}

export async function answer(hash: PasswordHash, now: () => number, request: DeriveRequest): Promise<DeriveAnswer> {
  if (request.task === 'create') {
    return { task: 'create', made: await makeVaultKeys(hash, now, request.vaultId, request.unlockers) }
  }
  if (request.task === 'rewrap') {
    const { vaultId, current, slots, next } = request
    return { task: 'rewrap', rewrapping: await rewrapSlot(hash, vaultId, current, slots, next) }
  }
  const { vaultId, unlocker, slot } = request
  return { task: 'unlock', unlocking: await unlockSlot(hash, vaultId, unlocker, slot) }
}
