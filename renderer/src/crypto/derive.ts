// What the derivation worker does, as plain functions: makes a vault's keyslots, or opens one. Also the messages it speaks.
import type { FormerSecret, Keyslot, KeyslotFile } from '#shared/formats/keyslots.ts'
import { calibrate, type PasswordHash } from './argon.ts'
import { type Bytes, randomBytes } from './bytes.ts'
import { openFormer, sealFormer } from './former-secrets.ts'
import { importVaultSecret, type SecretKey, type VaultKey } from './keyring.ts'
import { SECRET_BYTES, type Unlocker, unwrapSecret, wrapSecret } from './keyslot-wrap.ts'

export interface NewVaultKeys {
  key: VaultKey
  slots: Keyslot[]
}
export type Unlocking = { ok: true; key: VaultKey } | { ok: false; reason: 'wrong' | 'damaged' }

/** A slot made for another key of the person's, or why the present key opened none. */
export type Rewrapping = { ok: true; slot: Keyslot } | { ok: false; reason: 'wrong' | 'damaged' }

/** A new secret: its slots, the former secrets under it, and its key. Nothing is written yet. */
export type Rotating =
  | { ok: true; slots: Keyslot[]; former: FormerSecret[]; key: VaultKey }
  | { ok: false; reason: 'wrong' | 'damaged' }

export type DeriveRequest =
  | {
      task: 'rotate'
      vaultId: string
      current: Unlocker
      file: Pick<KeyslotFile, 'slots' | 'former'>
      next: Unlocker[]
    }
  | { task: 'rewrap'; vaultId: string; current: Unlocker; slots: Keyslot[]; next: Unlocker }
  | { task: 'create'; vaultId: string; unlockers: Unlocker[] }
  | { task: 'unlock'; vaultId: string; unlocker: Unlocker; slot: Keyslot; former: readonly FormerSecret[] }
export type DeriveAnswer =
  | { task: 'create'; made: NewVaultKeys }
  | { task: 'unlock'; unlocking: Unlocking }
  | { task: 'rewrap'; rewrapping: Rewrapping }
  | { task: 'rotate'; rotating: Rotating }
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
  former: readonly FormerSecret[] = [],
): Promise<Unlocking> {
  const unwrapped = await unwrapSecret(hash, vaultId, unlocker, slot)
  if (!unwrapped.ok) return unwrapped
  const key = await keyWithFormer(unwrapped.secret, vaultId, former)
  unwrapped.secret.fill(0)
  return { ok: true, key }
}

/** A former secret that does not open is left out: what it sealed then counts as damaged, and nothing else does. */
async function keyWithFormer(secret: Bytes, vaultId: string, former: readonly FormerSecret[]): Promise<VaultKey> {
  const others: SecretKey[] = []
  for (const one of former) {
    const raw = await openFormer(secret, vaultId, one)
    if (raw === null) continue
    others.push(await importVaultSecret(raw, vaultId))
    raw.fill(0)
  }
  return { ...(await importVaultSecret(secret, vaultId)), former: others }
}

const isSame = (one: Bytes, other: Bytes) =>
  one.byteLength === other.byteLength && one.every((byte, index) => byte === other[index])

async function wrapVerified(hash: PasswordHash, vaultId: string, unlocker: Unlocker, secret: Bytes, old: Keyslot) {
  const slot = await wrapSecret(hash, vaultId, unlocker, secret, old.argon)
  const again = await unwrapSecret(hash, vaultId, unlocker, slot)
  const opens = again.ok && isSame(again.secret, secret)
  if (again.ok) again.secret.fill(0)
  if (!opens) throw new Error('the new slot does not open')
  return slot
}

/**
 * Makes a new vault secret with slots for `next`, and seals under it the present one and all former ones. Everything made is
 * opened before it is answered; rejects when something does not open.
 */
export async function rotateSecret(
  hash: PasswordHash,
  vaultId: string,
  current: Unlocker,
  { slots, former }: Pick<KeyslotFile, 'slots' | 'former'>,
  next: Unlocker[],
): Promise<Rotating> {
  let reason: 'wrong' | 'damaged' = 'damaged'
  for (const old of slots.filter((candidate) => candidate.kind === current.kind)) {
    const unwrapped = await unwrapSecret(hash, vaultId, current, old)
    if (!unwrapped.ok) {
      if (unwrapped.reason === 'wrong') reason = 'wrong'
      continue
    }
    const secret = randomBytes(SECRET_BYTES)
    const kept: Bytes[] = [unwrapped.secret]
    for (const one of former ?? []) {
      const raw = await openFormer(unwrapped.secret, vaultId, one)
      if (raw !== null) kept.push(raw)
    }
    try {
      const made: Keyslot[] = []
      for (const unlocker of next) made.push(await wrapVerified(hash, vaultId, unlocker, secret, old))
      const sealed: FormerSecret[] = []
      for (const raw of kept) {
        const one = await sealFormer(secret, vaultId, raw)
        const again = await openFormer(secret, vaultId, one)
        if (again === null || !isSame(again, raw)) throw new Error('a former secret does not open')
        again.fill(0)
        sealed.push(one)
      }
      return { ok: true, slots: made, former: sealed, key: await keyWithFormer(secret, vaultId, sealed) }
    } finally {
      for (const raw of [secret, ...kept]) raw.fill(0)
    }
  }
  return { ok: false, reason }
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
    let slot: Keyslot
    try {
      slot = await wrapVerified(hash, vaultId, next, unwrapped.secret, old)
    } finally {
      unwrapped.secret.fill(0)
    }
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
  if (request.task === 'rotate') {
    const { vaultId, current, file, next } = request
    return { task: 'rotate', rotating: await rotateSecret(hash, vaultId, current, file, next) }
  }
  const { vaultId, unlocker, slot, former } = request
  return { task: 'unlock', unlocking: await unlockSlot(hash, vaultId, unlocker, slot, former) }
}
