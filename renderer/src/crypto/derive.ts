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

export type DeriveRequest =
  | { task: 'create'; vaultId: string; unlockers: Unlocker[] }
  | { task: 'unlock'; vaultId: string; unlocker: Unlocker; slot: Keyslot }
export type DeriveAnswer =
  | { task: 'create'; made: NewVaultKeys }
  | { task: 'unlock'; unlocking: Unlocking }
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

export async function answer(hash: PasswordHash, now: () => number, request: DeriveRequest): Promise<DeriveAnswer> {
  if (request.task === 'create') {
    return { task: 'create', made: await makeVaultKeys(hash, now, request.vaultId, request.unlockers) }
  }
  const { vaultId, unlocker, slot } = request
  return { task: 'unlock', unlocking: await unlockSlot(hash, vaultId, unlocker, slot) }
}
