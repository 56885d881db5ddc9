// What a file is, from its first bytes and nothing else: neither its name nor what a browser says is believed. Pure.

/** So many bytes are enough. */
export const SNIFF_BYTES = 4096

export const ATTACHMENT_TYPES = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/heic': 'heic',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/ogg': 'ogg',
  'audio/wav': 'wav',
  'audio/flac': 'flac',
  'audio/webm': 'webm',
  'audio/aac': 'aac',
  'application/pdf': 'pdf',
} as const
export type AttachmentType = keyof typeof ATTACHMENT_TYPES

const HEIC_BRANDS = ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1']
const AUDIO_BRANDS = ['M4A ', 'M4B ', 'M4P ']

function text(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length))
}

function has(bytes: Uint8Array, at: number, ...expected: number[]): boolean {
  return expected.every((byte, index) => bytes[at + index] === byte)
}

/** The brands of an ISO media file, the major one first; null for another file. */
function brandsOf(bytes: Uint8Array): string[] | null {
  if (bytes.byteLength < 16 || text(bytes, 4, 4) !== 'ftyp') return null
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
  const brands = [text(bytes, 8, 4)]
  for (let at = 16; at + 4 <= Math.min(size, bytes.byteLength); at += 4) brands.push(text(bytes, at, 4))
  return brands
}

function isoType(bytes: Uint8Array): AttachmentType | null {
  const brands = brandsOf(bytes)
  if (brands === null) return null
  const [major = '', ...others] = brands
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return 'image/avif'
  if (HEIC_BRANDS.includes(major)) return 'image/heic'
  if (AUDIO_BRANDS.includes(major) || others.some((brand) => AUDIO_BRANDS.includes(brand))) return 'audio/mp4'
  return null
}

/** A Matroska file that says `webm` and holds no picture track within what was read. */
function webmType(bytes: Uint8Array): AttachmentType | null {
  if (!has(bytes, 0, 0x1a, 0x45, 0xdf, 0xa3)) return null
  const all = text(bytes, 0, Math.min(bytes.byteLength, SNIFF_BYTES))
  return all.includes('webm') && !all.includes('V_VP') && !all.includes('V_AV1') ? 'audio/webm' : null
}

/** MPEG audio without a tag: sync, a version, layer III, and a bit and sampling rate that are not reserved. */
function isMpegFrame(bytes: Uint8Array): boolean {
  const [first = 0, second = 0, third = 0] = bytes
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return false
  const isVersion = (second & 0x18) !== 0x08
  return isVersion && (second & 0x06) === 0x02 && (third & 0xf0) !== 0xf0 && (third & 0x0c) !== 0x0c
}

/** The type of a file that can be attached; null for any other. */
export function sniffType(bytes: Uint8Array): AttachmentType | null {
  if (has(bytes, 0, 0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (has(bytes, 0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  const start = text(bytes, 0, 12)
  if (start.startsWith('GIF87a') || start.startsWith('GIF89a')) return 'image/gif'
  if (start.startsWith('RIFF') && start.endsWith('WEBP')) return 'image/webp'
  if (start.startsWith('RIFF') && start.endsWith('WAVE')) return 'audio/wav'
  if (start.startsWith('fLaC')) return 'audio/flac'
  if (start.startsWith('OggS')) return text(bytes, 0, 256).includes('theora') ? null : 'audio/ogg'
  if (start.startsWith('ID3')) return 'audio/mpeg'
  // Readers look for the mark within the first kilobyte.
  if (text(bytes, 0, 1024).includes('%PDF-')) return 'application/pdf'
  if (isMpegFrame(bytes)) return 'audio/mpeg'
  if (has(bytes, 0, 0xff) && ((bytes[1] ?? 0) & 0xf6) === 0xf0) return 'audio/aac'
  return isoType(bytes) ?? webmType(bytes)
}

export type AttachmentFamily = 'image' | 'audio' | 'pdf' | 'other'

/** How an attachment is shown. */
export function familyOf(mime: string): AttachmentFamily {
  if (mime.startsWith('image/')) return 'image'
  if (mime.startsWith('audio/')) return 'audio'
  return mime === 'application/pdf' ? 'pdf' : 'other'
}
