// The keys of an open vault: one non-extractable base key and the AES-256-GCM subkeys derived from it, one a purpose.
import { type Bytes, utf8 } from './bytes.ts'

/** Every purpose has its own subkey, and every backup file its own below `backup`. Adding one changes no existing data. */
export type Purpose = 'records' | 'checkpoint' | 'attachments' | 'cache' | 'backup' | 'former' | 'together'

/** One secret as a key of the page. */
export interface SecretKey {
  /** HKDF base key, non-extractable, for deriveKey only. */
  baseKey: CryptoKey
  /** First four bytes, big-endian, of HKDF(secret, 'key-id'): names the secret in envelopes without telling it. */
  keyId: number
}

/** What the worker hands to the page: the present secret, and those that were rotated out and are still kept. */
export interface VaultKey extends SecretKey {
  former?: SecretKey[]
}

/** The subkeys of one secret. */
export interface SecretKeys {
  keyId: number
  records: CryptoKey
  checkpoint: CryptoKey
  /** Another subkey of this secret. */
  subkey(purpose: Purpose): Promise<CryptoKey>
  /** The key of one attachment's sealed file, named by the file's id. */
  attachment(fileId: string): Promise<CryptoKey>
  /** HMAC-SHA-256: what the names of attachments' files are made with. */
  attachmentNames: CryptoKey
}

/** Everything is sealed under the present secret; what names a former one opens under that. */
export interface Keyring extends SecretKeys {
  vaultId: string
  /** By key id, without the present one. */
  former: ReadonlyMap<number, SecretKeys>
  /** The key of one backup file, named by the file's id. */
  backup(fileId: string): Promise<CryptoKey>
  /** The key of one cache file, named by the file's id. */
  cache(fileId: string): Promise<CryptoKey>
}

/** The keys that an envelope names; undefined when this session does not have them. */
export function keysOf(keyring: Keyring, keyId: number): SecretKeys | undefined {
  return keyId === keyring.keyId ? keyring : keyring.former.get(keyId)
}

function hkdf(vaultId: string, label: string): HkdfParams {
  return { name: 'HKDF', hash: 'SHA-256', salt: utf8(vaultId), info: utf8(`unborrowed/1/${label}`) }
}

/** Imports a raw vault secret. The caller wipes `secret` afterwards. */
export async function importVaultSecret(secret: Bytes, vaultId: string): Promise<SecretKey> {
  const forBits = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits'])
  const bits = await crypto.subtle.deriveBits(hkdf(vaultId, 'key-id'), forBits, 32)
  const baseKey = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey'])
  return { baseKey, keyId: new DataView(bits).getUint32(0) }
}

export function deriveSubkey(
  key: SecretKey,
  vaultId: string,
  purpose: Purpose | `attachments/${string}` | `backup/${string}` | `cache/${string}`,
): Promise<CryptoKey> {
  const algorithm = { name: 'AES-GCM', length: 256 }
  return crypto.subtle.deriveKey(hkdf(vaultId, purpose), key.baseKey, algorithm, false, ['encrypt', 'decrypt'])
}

function deriveNameKey(key: SecretKey, vaultId: string): Promise<CryptoKey> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256', length: 256 }
  return crypto.subtle.deriveKey(hkdf(vaultId, 'attachment-names'), key.baseKey, algorithm, false, ['sign'])
}

async function secretKeys(key: SecretKey, vaultId: string): Promise<SecretKeys> {
  const [records, checkpoint, attachmentNames] = await Promise.all([
    deriveSubkey(key, vaultId, 'records'),
    deriveSubkey(key, vaultId, 'checkpoint'),
    deriveNameKey(key, vaultId),
  ])
  const attachment = (fileId: string) => deriveSubkey(key, vaultId, `attachments/${fileId}`)
  const subkey = (purpose: Purpose) => deriveSubkey(key, vaultId, purpose)
  return { keyId: key.keyId, records, checkpoint, subkey, attachment, attachmentNames }
}

export async function makeKeyring(key: VaultKey, vaultId: string): Promise<Keyring> {
  const present = await secretKeys(key, vaultId)
  const others = await Promise.all((key.former ?? []).map((former) => secretKeys(former, vaultId)))
  const former = new Map(others.map((keys) => [keys.keyId, keys]))
  const backup = (fileId: string) => deriveSubkey(key, vaultId, `backup/${fileId}`)
  const cache = (fileId: string) => deriveSubkey(key, vaultId, `cache/${fileId}`)
  return { ...present, vaultId, former, backup, cache }
}
