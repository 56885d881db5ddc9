// The keys of an open vault: one non-extractable base key and the AES-256-GCM subkeys derived from it, one a purpose.
import { type Bytes, utf8 } from './bytes.ts'

/** Every purpose has its own subkey, and every backup file its own below `backup`. Adding one changes no existing data. */
export type Purpose = 'records' | 'checkpoint' | 'attachments' | 'cache' | 'backup'

/** What the worker hands to the page. */
export interface VaultKey {
  /** HKDF base key, non-extractable, for deriveKey only. */
  baseKey: CryptoKey
  /** First four bytes, big-endian, of HKDF(secret, 'key-id'): names the secret in envelopes without telling it. */
  keyId: number
}

export interface Keyring {
  vaultId: string
  keyId: number
  records: CryptoKey
  checkpoint: CryptoKey
  /** The key of one backup file, named by the file's id. */
  backup(fileId: string): Promise<CryptoKey>
}

function hkdf(vaultId: string, label: string): HkdfParams {
  return { name: 'HKDF', hash: 'SHA-256', salt: utf8(vaultId), info: utf8(`unborrowed/1/${label}`) }
}

/** Imports a raw vault secret. The caller wipes `secret` afterwards. */
export async function importVaultSecret(secret: Bytes, vaultId: string): Promise<VaultKey> {
  const forBits = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits'])
  const bits = await crypto.subtle.deriveBits(hkdf(vaultId, 'key-id'), forBits, 32)
  const baseKey = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey'])
  return { baseKey, keyId: new DataView(bits).getUint32(0) }
}

export function deriveSubkey(
  key: VaultKey,
  vaultId: string,
  purpose: Purpose | `backup/${string}`,
): Promise<CryptoKey> {
  const algorithm = { name: 'AES-GCM', length: 256 }
  return crypto.subtle.deriveKey(hkdf(vaultId, purpose), key.baseKey, algorithm, false, ['encrypt', 'decrypt'])
}

export async function makeKeyring(key: VaultKey, vaultId: string): Promise<Keyring> {
  const [records, checkpoint] = await Promise.all([
    deriveSubkey(key, vaultId, 'records'),
    deriveSubkey(key, vaultId, 'checkpoint'),
  ])
  const backup = (fileId: string) => deriveSubkey(key, vaultId, `backup/${fileId}`)
  return { vaultId, keyId: key.keyId, records, checkpoint, backup }
}
