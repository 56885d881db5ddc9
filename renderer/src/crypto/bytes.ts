// Small conversions between bytes and text that sealing needs. No key material is made here.

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true })

export type Bytes = Uint8Array<ArrayBuffer>

export function utf8(text: string): Bytes {
  return encoder.encode(text)
}

/** Throws a TypeError for bytes that are not UTF-8. */
export function fromUtf8(bytes: Uint8Array): string {
  return decoder.decode(bytes)
}

export function randomBytes(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length))
}

let pool = new Uint8Array(0)

/** As `randomBytes`, for nonces and ids: drawn from the system 4 kB at a time, each byte given once. */
export function fewRandomBytes(length: number): Bytes {
  if (pool.byteLength < length) pool = randomBytes(Math.max(4096, length))
  const bytes = pool.slice(0, length)
  pool.fill(0, 0, length)
  pool = pool.subarray(length)
  return bytes
}

export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

/** Throws for text that is not base64. */
export function fromBase64(text: string): Bytes {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}

export function toBase64Url(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** 16 random bytes, base64url without padding: a record id, vault id or log id. */
export function randomId(): string {
  return toBase64Url(fewRandomBytes(16))
}

/** Lowercase. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Of lowercase hex. */
export function fromHex(text: string): Bytes {
  return Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))
}

/** SHA-256, lowercase hex. */
export async function sha256Hex(bytes: Bytes): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
}
