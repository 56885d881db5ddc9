// Secrets that were rotated out, sealed under the present one. Runs in the worker; raw secrets never leave it.
import { canonicalJson } from '#shared/formats/canonical-json.ts'
import type { FormerSecret } from '#shared/formats/keyslots.ts'
import { type Bytes, fromBase64, randomBytes, toBase64, utf8 } from './bytes.ts'
import { deriveSubkey, importVaultSecret } from './keyring.ts'

const WRAP_VERSION = 1
const NONCE_BYTES = 12

function aad(vaultId: string, keyId: number): Bytes {
  return utf8(canonicalJson({ vaultId, keyId }))
}

async function wrappingKey(secret: Bytes, vaultId: string): Promise<CryptoKey> {
  return deriveSubkey(await importVaultSecret(secret, vaultId), vaultId, 'former')
}

/** Seals `former` under `secret`. Wipes neither. */
export async function sealFormer(secret: Bytes, vaultId: string, former: Bytes): Promise<FormerSecret> {
  const { keyId } = await importVaultSecret(former, vaultId)
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = { name: 'AES-GCM', iv: nonce, additionalData: aad(vaultId, keyId) }
  const sealed = new Uint8Array(await crypto.subtle.encrypt(cipher, await wrappingKey(secret, vaultId), former))
  const wrapped = new Uint8Array(1 + NONCE_BYTES + sealed.byteLength)
  wrapped[0] = WRAP_VERSION
  wrapped.set(nonce, 1)
  wrapped.set(sealed, 1 + NONCE_BYTES)
  return { keyId, wrapped: toBase64(wrapped) }
}

/** The raw former secret; null when it does not open. The caller wipes it. */
export async function openFormer(secret: Bytes, vaultId: string, former: FormerSecret): Promise<Bytes | null> {
  try {
    const wrapped = fromBase64(former.wrapped)
    if (wrapped[0] !== WRAP_VERSION) return null
    const iv = wrapped.slice(1, 1 + NONCE_BYTES)
    const cipher = { name: 'AES-GCM', iv, additionalData: aad(vaultId, former.keyId) }
    const key = await wrappingKey(secret, vaultId)
    return new Uint8Array(await crypto.subtle.decrypt(cipher, key, wrapped.slice(1 + NONCE_BYTES)))
  } catch {
    return null
  }
}
