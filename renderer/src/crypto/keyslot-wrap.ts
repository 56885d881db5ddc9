// Wraps and unwraps the vault secret under a passphrase or recovery code. Runs in the worker; the raw secret never leaves it.
import { canonicalJson } from '#shared/formats/canonical-json.ts'
import { type ArgonParameters, argonSchema, type Keyslot } from '#shared/formats/keyslots.ts'
import type { PasswordHash } from './argon.ts'
import { type Bytes, fromBase64, randomBytes, sha256Hex, toBase64, utf8 } from './bytes.ts'

const WRAP_VERSION = 1
const NONCE_BYTES = 12
const TAG_BYTES = 16
export const SECRET_BYTES = 32
const SALT_BYTES = 16

/** The key a person holds, as bytes: an NFC passphrase in UTF-8, or the 20 bytes of a recovery code. */
export interface Unlocker {
  kind: Keyslot['kind']
  bytes: Bytes
}

/** The same passphrase typed on two systems may differ in composed and decomposed letters: NFC makes them one. */
export function passphraseBytes(passphrase: string): Bytes {
  return utf8(passphrase.normalize('NFC'))
}

/** `wrong`: the slot is sound and this is not its key. `damaged`: the slot itself is broken. */
export type Unwrapping = { ok: true; secret: Bytes } | { ok: false; reason: 'wrong' | 'damaged' }

function slotAad(vaultId: string, slot: Pick<Keyslot, 'kind' | 'salt' | 'argon'>): Bytes {
  return utf8(canonicalJson({ vaultId, kind: slot.kind, salt: slot.salt, argon: slot.argon }))
}

/** SHA-256 (hex) of the canonical JSON of the slot without its checksum. */
export async function slotChecksum(slot: Omit<Keyslot, 'checksum'>): Promise<string> {
  const { kind, salt, argon, wrapped } = slot
  return sha256Hex(utf8(canonicalJson({ kind, salt, argon, wrapped })))
}

async function keyEncryptionKey(
  hash: PasswordHash,
  unlocker: Unlocker,
  salt: Bytes,
  argon: ArgonParameters,
  use: KeyUsage,
): Promise<CryptoKey> {
  const raw = await hash(unlocker.bytes, salt, argon)
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, [use])
  raw.fill(0)
  return key
}

export async function wrapSecret(
  hash: PasswordHash,
  vaultId: string,
  unlocker: Unlocker,
  secret: Bytes,
  argon: ArgonParameters,
): Promise<Keyslot> {
  const saltBytes = randomBytes(SALT_BYTES)
  const bound = { kind: unlocker.kind, salt: toBase64(saltBytes), argon }
  const key = await keyEncryptionKey(hash, unlocker, saltBytes, argon, 'encrypt')
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = { name: 'AES-GCM', iv: nonce, additionalData: slotAad(vaultId, bound) }
  const sealed = new Uint8Array(await crypto.subtle.encrypt(cipher, key, secret))
  const wrapped = new Uint8Array(1 + NONCE_BYTES + sealed.byteLength)
  wrapped[0] = WRAP_VERSION
  wrapped.set(nonce, 1)
  wrapped.set(sealed, 1 + NONCE_BYTES)
  const slot = { ...bound, wrapped: toBase64(wrapped) }
  return { ...slot, checksum: await slotChecksum(slot) }
}

/** Never rejects for what a file holds: damage is an answer. Parameters out of range are damage, found before allocating. */
export async function unwrapSecret(
  hash: PasswordHash,
  vaultId: string,
  unlocker: Unlocker,
  slot: Keyslot,
): Promise<Unwrapping> {
  const damaged = { ok: false, reason: 'damaged' } as const
  if ((await slotChecksum(slot)) !== slot.checksum) return damaged
  const argon = argonSchema.safeParse(slot.argon)
  if (!argon.success) return damaged
  let salt: Bytes
  let wrapped: Bytes
  try {
    salt = fromBase64(slot.salt)
    wrapped = fromBase64(slot.wrapped)
  } catch {
    return damaged
  }
  const expected = 1 + NONCE_BYTES + SECRET_BYTES + TAG_BYTES
  if (wrapped.byteLength !== expected || wrapped[0] !== WRAP_VERSION || salt.byteLength < 8) return damaged
  // Argon2 by hash-wasm takes no empty password; no slot was ever made with one.
  if (unlocker.bytes.byteLength === 0) return { ok: false, reason: 'wrong' }
  const key = await keyEncryptionKey(hash, unlocker, salt, argon.data, 'decrypt')
  const cipher = {
    name: 'AES-GCM',
    iv: wrapped.slice(1, 1 + NONCE_BYTES),
    additionalData: slotAad(vaultId, slot),
  }
  try {
    const secret = await crypto.subtle.decrypt(cipher, key, wrapped.slice(1 + NONCE_BYTES))
    return { ok: true, secret: new Uint8Array(secret) }
  } catch {
    return { ok: false, reason: 'wrong' }
  }
}
