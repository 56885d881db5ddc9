// Takes out of a photo where it was taken, without touching its picture: the bytes that say so are overwritten in place, so
// that the file keeps its length and every offset in it holds. Pure. What is looked at: Exif (the GPS directory), XMP
// packets that name a place, IPTC place names, and coordinates in what some cameras append (moving photos).

/** Types of which the position can be taken out. */
export function canStripPosition(mime: string): boolean {
  return ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/heic', 'image/avif'].includes(mime)
}

const PLACE = /GPS|Latitude|Longitude|Location|photoshop:(?:City|State|Country)|CountryCode|geo:/i
const SPACE = 0x20
/** IPTC record 2: content location code and name, city, sub-location, province, country code and name. */
const IPTC_PLACES = new Set([26, 27, 90, 92, 95, 100, 101])
const GPS_POINTER = 0x8825
const EXIF_POINTER = 0x8769
const TYPE_BYTES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8]

function latin(bytes: Uint8Array, from = 0, to = bytes.byteLength): string {
  const pieces: string[] = []
  for (let at = from; at < to; at += 32_768)
    pieces.push(String.fromCharCode(...bytes.subarray(at, Math.min(to, at + 32_768))))
  return pieces.join('')
}

function startsWith(bytes: Uint8Array, at: number, text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (bytes[at + index] !== text.charCodeAt(index)) return false
  return true
}

interface Tiff {
  view: DataView
  isLittle: boolean
}

function tiffIn(bytes: Uint8Array): Tiff | null {
  if (bytes.byteLength < 14) return null
  const isLittle = startsWith(bytes, 0, 'II*\0')
  if (!isLittle && !startsWith(bytes, 0, 'MM\0*')) return null
  return { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), isLittle }
}

/** Offset and number of entries of a directory that lies within the bytes; null for another. */
function directoryAt({ view, isLittle }: Tiff, offset: number): { start: number; count: number } | null {
  if (offset < 8 || offset + 2 > view.byteLength) return null
  const count = view.getUint16(offset, isLittle)
  return offset + 2 + count * 12 + 4 <= view.byteLength ? { start: offset + 2, count } : null
}

/** Zeros a directory with everything that its entries point at. */
function wipeDirectory(tiff: Tiff, offset: number): void {
  const { view, isLittle } = tiff
  const directory = directoryAt(tiff, offset)
  if (directory === null) return
  for (let entry = 0; entry < directory.count; entry += 1) {
    const at = directory.start + entry * 12
    const size = (TYPE_BYTES[view.getUint16(at + 2, isLittle)] ?? 0) * view.getUint32(at + 4, isLittle)
    const target = view.getUint32(at + 8, isLittle)
    if (size > 4 && target + size <= view.byteLength)
      for (let to = target; to < target + size; to += 1) view.setUint8(to, 0)
  }
  for (let to = offset; to < directory.start + directory.count * 12; to += 1) view.setUint8(to, 0)
}

/** Takes the pointer to the GPS directory out of one directory, and what it points at. Answers whether it had one. */
function wipeGpsOf(tiff: Tiff, offset: number): boolean {
  const { view, isLittle } = tiff
  const directory = directoryAt(tiff, offset)
  if (directory === null) return false
  const { start, count } = directory
  for (let entry = 0; entry < count; entry += 1) {
    const at = start + entry * 12
    if (view.getUint16(at, isLittle) !== GPS_POINTER) continue
    wipeDirectory(tiff, view.getUint32(at + 8, isLittle))
    // The entries after it, and the offset of the next directory, move up by one.
    const end = start + count * 12 + 4
    for (let to = at; to < end - 12; to += 1) view.setUint8(to, view.getUint8(to + 12))
    for (let to = end - 12; to < end; to += 1) view.setUint8(to, 0)
    view.setUint16(offset, count - 1, isLittle)
    return true
  }
  return false
}

/** Exif, from its TIFF header on. */
function wipeTiff(bytes: Uint8Array): boolean {
  const tiff = tiffIn(bytes)
  if (tiff === null) return false
  const { view, isLittle } = tiff
  let found = false
  const seen = new Set<number>()
  const queue = [view.getUint32(4, isLittle)]
  for (let offset = queue.shift(); offset !== undefined; offset = queue.shift()) {
    if (seen.has(offset) || seen.size > 8) continue
    seen.add(offset)
    found = wipeGpsOf(tiff, offset) || found
    const directory = directoryAt(tiff, offset)
    if (directory === null) continue
    for (let entry = 0; entry < directory.count; entry += 1) {
      const at = directory.start + entry * 12
      if (view.getUint16(at, isLittle) === EXIF_POINTER) queue.push(view.getUint32(at + 8, isLittle))
    }
    queue.push(view.getUint32(directory.start + directory.count * 12, isLittle))
  }
  return found
}

/** An XMP packet that names a place becomes spaces, all of it. */
function wipeXmp(bytes: Uint8Array): boolean {
  if (!PLACE.test(latin(bytes))) return false
  bytes.fill(SPACE)
  return true
}

/** IPTC data sets of Photoshop's resources. */
function wipeIptc(bytes: Uint8Array): boolean {
  let found = false
  for (let at = 0; at + 5 <= bytes.byteLength; ) {
    const length = ((bytes[at + 3] ?? 0) << 8) | (bytes[at + 4] ?? 0)
    if (bytes[at] !== 0x1c || length >= 0x8000) break
    if (bytes[at + 1] === 2 && IPTC_PLACES.has(bytes[at + 2] ?? 0) && length > 0) {
      bytes.subarray(at + 5, at + 5 + length).fill(SPACE)
      found = true
    }
    at += 5 + length
  }
  return found
}

function wipePhotoshop(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let found = false
  for (let at = 0; at + 12 <= bytes.byteLength && startsWith(bytes, at, '8BIM'); ) {
    const id = view.getUint16(at + 4)
    const name = 1 + (bytes[at + 6] ?? 0)
    const start = at + 6 + name + (name % 2)
    if (start + 4 > bytes.byteLength) break
    const size = view.getUint32(start)
    const data = bytes.subarray(start + 4, start + 4 + size)
    if (id === 0x0404) found = wipeIptc(data) || found
    if (id === 0x0422) found = wipeTiff(data) || found
    if (id === 0x0424) found = wipeXmp(data) || found
    at = start + 4 + size + (size % 2)
  }
  return found
}

const XMP = 'http://ns.adobe.com/xap/1.0/\0'
const XMP_MORE = 'http://ns.adobe.com/xmp/extension/\0'
/** GUID, whole length, offset: before each piece of a long XMP packet. */
const XMP_MORE_HEAD = 40

/** The marker segments of a JPEG; answers where the picture's data begins. */
function wipeJpeg(bytes: Uint8Array): { found: boolean; end: number } {
  let found = false
  const more: Uint8Array[] = []
  let at = 2
  while (at + 4 <= bytes.byteLength && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    // Fill bytes, and markers without a length.
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xda) break
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd9)) {
      at += 2
      continue
    }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
    const data = bytes.subarray(at + 4, at + 2 + length)
    if (marker === 0xe1 && startsWith(data, 0, 'Exif\0')) found = wipeTiff(data.subarray(6)) || found
    if (marker === 0xe1 && startsWith(data, 0, XMP)) found = wipeXmp(data.subarray(XMP.length)) || found
    if (marker === 0xe1 && startsWith(data, 0, XMP_MORE)) more.push(data.subarray(XMP_MORE.length + XMP_MORE_HEAD))
    if (marker === 0xed && startsWith(data, 0, 'Photoshop 3.0\0')) found = wipePhotoshop(data.subarray(14)) || found
    at += 2 + Math.max(2, length)
  }
  // A word may stand across the border of two pieces.
  if (PLACE.test(more.map((piece) => latin(piece)).join(''))) {
    for (const piece of more) piece.fill(SPACE)
    found = true
  }
  return { found, end: at }
}

/** `+45.4642+009.1900+122.000/` and the like: what moving photos and HEIC files say in boxes of their own. */
const COORDINATES = /[+-]\d{2}\.\d{2,8}[+-]\d{3}\.\d{2,8}/g

/** Looks for Exif, XMP packets and coordinates anywhere from an offset on. */
function wipeAnywhere(bytes: Uint8Array, from: number): boolean {
  let found = false
  const text = latin(bytes, from)
  for (const pattern of ['II*\0', 'MM\0*']) {
    for (let at = text.indexOf(pattern); at !== -1; at = text.indexOf(pattern, at + 1)) {
      const before = text.slice(Math.max(0, at - 6), at)
      if (before === 'Exif\0\0' || before.endsWith('\0\0\0\0')) found = wipeTiff(bytes.subarray(from + at)) || found
    }
  }
  for (let at = text.indexOf('<x:xmpmeta'); at !== -1; at = text.indexOf('<x:xmpmeta', at + 1)) {
    const end = text.indexOf('</x:xmpmeta>', at)
    if (end !== -1) found = wipeXmp(bytes.subarray(from + at, from + end + 12)) || found
  }
  for (const { index, 0: match } of text.matchAll(COORDINATES)) {
    bytes.subarray(from + index, from + index + match.length).fill(SPACE)
    found = true
  }
  return found
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}

/** Texts of a PNG that hold XMP, or a profile in letters; a packed one cannot be read here and goes as it is. */
function isPlaceText(type: string, data: Uint8Array): boolean {
  const text = latin(data)
  const end = text.indexOf('\0')
  const key = text.slice(0, end)
  if (/^Raw profile type (?:exif|APP1|xmp|iptc|8bim)$/i.test(key)) return true
  if (key !== 'XML:com.adobe.xmp') return false
  const isPacked = type === 'zTXt' || (type === 'iTXt' && data[end + 1] === 1)
  return isPacked || PLACE.test(text)
}

function wipePng(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let found = false
  for (let at = 8; at + 12 <= bytes.byteLength; ) {
    const length = view.getUint32(at)
    const end = at + 8 + length
    if (end + 4 > bytes.byteLength) break
    const type = latin(bytes, at + 4, at + 8)
    const data = bytes.subarray(at + 8, end)
    let isChanged = false
    if (type === 'eXIf') isChanged = wipeTiff(data)
    if (['tEXt', 'zTXt', 'iTXt'].includes(type) && isPlaceText(type, data)) {
      // A text of a key and nothing else, in the old length.
      data.fill(SPACE)
      bytes.set([0x74, 0x45, 0x58, 0x74], at + 4)
      bytes.set([0x43, 0x6f, 0x6d, 0x6d, 0x65, 0x6e, 0x74, 0].slice(0, length), at + 8)
      isChanged = true
    }
    if (isChanged) view.setUint32(end, crc32(bytes.subarray(at + 4, end)))
    found = isChanged || found
    at = end + 4
  }
  return found
}

function wipeWebp(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let found = false
  for (let at = 12; at + 8 <= bytes.byteLength; ) {
    const size = view.getUint32(at + 4, true)
    const data = bytes.subarray(at + 8, Math.min(bytes.byteLength, at + 8 + size))
    if (startsWith(bytes, at, 'EXIF')) {
      found = wipeTiff(startsWith(data, 0, 'Exif\0\0') ? data.subarray(6) : data) || found
    }
    if (startsWith(bytes, at, 'XMP ')) found = wipeXmp(data) || found
    at += 8 + size + (size % 2)
  }
  return found
}

/** A copy without position, as long as the original, and whether there was one. Other types come back as they are. */
export function stripPosition(original: Uint8Array, mime: string): { bytes: Uint8Array<ArrayBuffer>; found: boolean } {
  const bytes = new Uint8Array(original)
  switch (mime) {
    case 'image/jpeg': {
      const { found, end } = wipeJpeg(bytes)
      const isAfter = wipeAnywhere(bytes, end)
      return { bytes, found: found || isAfter }
    }
    case 'image/png':
      return { bytes, found: wipePng(bytes) }
    case 'image/webp':
      return { bytes, found: wipeWebp(bytes) }
    case 'image/gif':
    case 'image/heic':
    case 'image/avif':
      return { bytes, found: wipeAnywhere(bytes, 0) }
    default:
      return { bytes, found: false }
  }
}
