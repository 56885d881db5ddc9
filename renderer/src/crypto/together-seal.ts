// Seals a shared-purpose session under a key of its own, and that key under the vault. Both are envelopes as every sealed
// part is (shared/formats/envelope.ts), bound to the vault and to which of the two they are.
import { canonicalJson } from '#shared/formats/canonical-json.ts'
import { ENVELOPE_VERSION, joinEnvelope, NONCE_BYTES, pad, splitEnvelope, unpad } from '#shared/formats/envelope.ts'
import { type Bytes, randomBytes, utf8 } from './bytes.ts'
import { type Keyring, keysOf } from './keyring.ts'

/** A session's key: of this session alone, non-extractable. */
export interface SessionKey {
  key: CryptoKey
  vaultId: string
}

function cipher(vaultId: string, file: 'key' | 'session', nonce: Bytes): AesGcmParams {
  return { name: 'AES-GCM', iv: nonce, additionalData: utf8(canonicalJson({ vaultId, together: file })) }
}

async function importKey(raw: Bytes, vaultId: string): Promise<SessionKey> {
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
  return { key, vaultId }
}

/** A new key, and how it is kept: sealed under the vault's present secret. The raw bytes are wiped. */
export async function newSessionKey(keyring: Keyring): Promise<{ key: SessionKey; wrapped: Bytes }> {
  const raw = randomBytes(32)
  try {
    const wrapped = await wrap(keyring, raw)
    return { key: await importKey(raw, keyring.vaultId), wrapped }
  } finally {
    raw.fill(0)
  }
}

async function wrap(keyring: Keyring, raw: Bytes): Promise<Bytes> {
  const nonce = randomBytes(NONCE_BYTES)
  const under = await keyring.subkey('together')
  const sealed = await crypto.subtle.encrypt(cipher(keyring.vaultId, 'key', nonce), under, raw)
  return joinEnvelope({
    version: ENVELOPE_VERSION,
    keyId: keyring.keyId,
    nonce,
    ciphertext: new Uint8Array(sealed),
  })
}

/**
 * Opens a kept key; null when it is not this vault's or was altered. `rewrapped` is it under the present secret, where a
 * former one sealed it; null otherwise.
 */
export async function openSessionKey(
  keyring: Keyring,
  wrapped: Uint8Array,
): Promise<{ key: SessionKey; rewrapped: Bytes | null } | null> {
  const envelope = splitEnvelope(wrapped)
  const keys = envelope?.version === ENVELOPE_VERSION ? keysOf(keyring, envelope.keyId) : undefined
  if (!envelope || !keys) return null
  let raw: Bytes
  try {
    const under = await keys.subkey('together')
    const opened = await crypto.subtle.decrypt(
      cipher(keyring.vaultId, 'key', envelope.nonce),
      under,
      envelope.ciphertext,
    )
    raw = new Uint8Array(opened)
  } catch {
    return null
  }
  try {
    const rewrapped = keys.keyId === keyring.keyId ? null : await wrap(keyring, raw)
    return { key: await importKey(raw, keyring.vaultId), rewrapped }
  } finally {
    raw.fill(0)
  }
}

export async function sealSession({ key, vaultId }: SessionKey, plaintext: Bytes): Promise<Bytes> {
  const nonce = randomBytes(NONCE_BYTES)
  const sealed = await crypto.subtle.encrypt(cipher(vaultId, 'session', nonce), key, pad(plaintext))
  return joinEnvelope({ version: ENVELOPE_VERSION, keyId: 0, nonce, ciphertext: new Uint8Array(sealed) })
}

/** Null when it does not open. */
export async function openSession({ key, vaultId }: SessionKey, sealed: Uint8Array): Promise<Bytes | null> {
  const envelope = splitEnvelope(sealed)
  if (envelope?.version !== ENVELOPE_VERSION || envelope.keyId !== 0) return null
  try {
    const opened = await crypto.subtle.decrypt(cipher(vaultId, 'session', envelope.nonce), key, envelope.ciphertext)
    return unpad(new Uint8Array(opened))
  } catch {
    return null
  }
}
