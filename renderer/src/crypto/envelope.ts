// Seals and opens one part: AES-256-GCM over padded plaintext, bound to the part's name. Layout in shared/formats/envelope.ts.
import type { SealedPart } from '#shared/formats/commit.ts'
import {
  ENVELOPE_VERSION,
  envelopeAad,
  joinEnvelope,
  NONCE_BYTES,
  pad,
  splitEnvelope,
  unpad,
} from '#shared/formats/envelope.ts'
import { type Bytes, fewRandomBytes, utf8 } from './bytes.ts'
import { type Keyring, keysOf, type SecretKeys } from './keyring.ts'

/** A part's name: what its sealed bytes are bound to, together with the vault. */
export type PartName = Pick<SealedPart, 'recordId' | 'revision' | 'part' | 'operation'>

/** `newer`: an envelope version or a key that this app or session does not have. `not-authentic`: altered, or not ours. */
export type Opening = { ok: true; plaintext: Bytes } | { ok: false; reason: 'not-authentic' | 'newer' }

function keyFor(keys: SecretKeys, name: PartName): CryptoKey {
  return name.part === 'checkpoint' ? keys.checkpoint : keys.records
}

function cipher(keyring: Keyring, name: PartName, nonce: Bytes): AesGcmParams {
  return { name: 'AES-GCM', iv: nonce, additionalData: utf8(envelopeAad({ vaultId: keyring.vaultId, ...name })) }
}

export async function seal(keyring: Keyring, name: PartName, plaintext: Bytes): Promise<Bytes> {
  const nonce = fewRandomBytes(NONCE_BYTES)
  const sealed = await crypto.subtle.encrypt(cipher(keyring, name, nonce), keyFor(keyring, name), pad(plaintext))
  return joinEnvelope({
    version: ENVELOPE_VERSION,
    keyId: keyring.keyId,
    nonce,
    ciphertext: new Uint8Array(sealed),
  })
}

/** Never rejects: what does not open is an answer. */
export async function openSealed(keyring: Keyring, name: PartName, sealed: Uint8Array): Promise<Opening> {
  const envelope = splitEnvelope(sealed)
  if (!envelope) return { ok: false, reason: 'not-authentic' }
  if (envelope.version > ENVELOPE_VERSION) return { ok: false, reason: 'newer' }
  const keys = keysOf(keyring, envelope.keyId)
  if (envelope.version !== ENVELOPE_VERSION || keys === undefined) return { ok: false, reason: 'not-authentic' }
  try {
    const key = keyFor(keys, name)
    const opened = await crypto.subtle.decrypt(cipher(keyring, name, envelope.nonce), key, envelope.ciphertext)
    const plaintext = unpad(new Uint8Array(opened))
    return plaintext ? { ok: true, plaintext } : { ok: false, reason: 'not-authentic' }
  } catch {
    return { ok: false, reason: 'not-authentic' }
  }
}

/** Which secret sealed the part, by its key id; null when the bytes are no envelope. Nothing is authenticated. */
export function sealedUnder(sealed: Uint8Array): number | null {
  return splitEnvelope(sealed.subarray(0, 64))?.keyId ?? null
}
