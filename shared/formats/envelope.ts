// The envelope of every sealed part, byte by byte: version(1) | keyId(4, big-endian) | nonce(12) | ciphertext and tag(16).
// Layout, padding and bound data only; the cipher itself lives in the renderer's crypto room.
import type { SealedPart } from './commit.ts'

export const ENVELOPE_VERSION = 1
export const NONCE_BYTES = 12
export const TAG_BYTES = 16
const HEADER_BYTES = 1 + 4 + NONCE_BYTES
const LENGTH_BYTES = 4

/** What a sealed part is bound to: the same bytes under another name do not open. */
export type SealedAbout = { vaultId: string } & Pick<SealedPart, 'recordId' | 'revision' | 'part' | 'operation'>

/** The additional authenticated data: canonical JSON of the five fields, to be encoded as UTF-8. */
export function envelopeAad(about: SealedAbout): string {
  const { vaultId, recordId, revision, part, operation } = about
  // In the order of the keys: `canonicalJson` of these fields, which is made for every part that is sealed or opened.
  return `{"operation":"${operation}","part":"${part}","recordId":${JSON.stringify(recordId)},"revision":${JSON.stringify(revision)},"vaultId":${JSON.stringify(vaultId)}}`
}

export interface Envelope {
  version: number
  /** Which vault secret sealed it: derived from the secret, so that a rotated vault can tell old from new. */
  keyId: number
  nonce: Uint8Array<ArrayBuffer>
  ciphertext: Uint8Array<ArrayBuffer>
}

export function joinEnvelope(envelope: Envelope): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(HEADER_BYTES + envelope.ciphertext.byteLength)
  const view = new DataView(bytes.buffer)
  view.setUint8(0, envelope.version)
  view.setUint32(1, envelope.keyId)
  bytes.set(envelope.nonce, 5)
  bytes.set(envelope.ciphertext, HEADER_BYTES)
  return bytes
}

/** null when the bytes are too short to be an envelope. The version is not judged here. */
export function splitEnvelope(bytes: Uint8Array): Envelope | null {
  if (bytes.byteLength < HEADER_BYTES + TAG_BYTES) return null
  const copy = new Uint8Array(bytes)
  const view = new DataView(copy.buffer)
  return {
    version: view.getUint8(0),
    keyId: view.getUint32(1),
    nonce: copy.slice(5, HEADER_BYTES),
    ciphertext: copy.slice(HEADER_BYTES),
  }
}

/**
 * Padmé (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs", 2019):
 * the length to pad to, at most 12 % more.
 */
export function padmeLength(length: number): number {
  if (length < 2) return length
  const exponent = Math.floor(Math.log2(length))
  const kept = Math.floor(Math.log2(exponent)) + 1
  const step = 2 ** Math.max(0, exponent - kept)
  return Math.ceil(length / step) * step
}

/** length(4, big-endian) | content | zeros, as long as Padmé says. */
export function pad(content: Uint8Array): Uint8Array<ArrayBuffer> {
  const padded = new Uint8Array(padmeLength(LENGTH_BYTES + content.byteLength))
  new DataView(padded.buffer).setUint32(0, content.byteLength)
  padded.set(content, LENGTH_BYTES)
  return padded
}

/** The content of padded bytes; null when the length prefix does not fit them. */
export function unpad(padded: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
  if (padded.byteLength < LENGTH_BYTES) return null
  const length = new DataView(padded.buffer, padded.byteOffset, padded.byteLength).getUint32(0)
  if (length > padded.byteLength - LENGTH_BYTES) return null
  return padded.slice(LENGTH_BYTES, LENGTH_BYTES + length)
}
