// Photos without where they were taken (rules AT12–AT13 of docs/SPEC.md). The files are made by hand, byte by byte.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canStripPosition, stripPosition } from './strip-position.ts'

const ascii = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0) & 255)
const be32 = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]
const join = (...parts: (number[] | Uint8Array)[]) => new Uint8Array(parts.flatMap((part) => [...part]))
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

/** Exif with a camera's name, a GPS directory with latitude degrees as rationals, and an Exif directory after it. */
function exif(isLittle: boolean, withGps = true): Uint8Array {
  const bytes = new Uint8Array(200)
  const view = new DataView(bytes.buffer)
  bytes.set(ascii(isLittle ? 'II' : 'MM'))
  view.setUint16(2, 42, isLittle)
  view.setUint32(4, 8, isLittle)
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    view.setUint16(at, tag, isLittle)
    view.setUint16(at + 2, type, isLittle)
    view.setUint32(at + 4, count, isLittle)
    view.setUint32(at + 8, value, isLittle)
  }
  view.setUint16(8, withGps ? 3 : 2, isLittle)
  entry(10, 0x010f, 2, 6, 150)
  if (withGps) entry(22, 0x8825, 4, 1, 60)
  entry(withGps ? 34 : 22, 0x8769, 4, 1, 110)
  bytes.set(ascii('Canon\0'), 150)
  view.setUint16(60, 2, isLittle)
  entry(62, 0x0001, 2, 2, 0x4e000000)
  entry(74, 0x0002, 5, 3, 160)
  for (const [at, degrees] of [45, 27, 51].entries()) {
    view.setUint32(160 + at * 8, degrees, isLittle)
    view.setUint32(164 + at * 8, 1, isLittle)
  }
  view.setUint16(110, 1, isLittle)
  entry(112, 0x9000, 7, 4, 0x30323330)
  return bytes
}

const XMP_PLACE = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf exif:GPSLatitude="45,27.8N"/></x:xmpmeta>'
const XMP_PLAIN = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf xmp:Rating="5"/></x:xmpmeta>'

function segment(marker: number, data: number[] | Uint8Array): number[] {
  const length = data.length + 2
  return [0xff, marker, length >> 8, length & 255, ...data]
}

function photoshop(datasets: number[]): number[] {
  const resource = [...ascii('8BIM'), 4, 4, 0, 0, ...be32(datasets.length), ...datasets]
  return [...ascii('Photoshop 3.0\0'), ...resource, ...(datasets.length % 2 ? [0] : [])]
}
const iptc = (dataset: number, text: string) => [0x1c, 2, dataset, 0, text.length, ...ascii(text)]

const PICTURE = [0xff, 0xda, 0, 4, 1, 2, ...Array.from({ length: 300 }, (_, at) => (at * 37) % 255), 0xff, 0xd9]

function jpeg(...segments: number[][]): Uint8Array {
  return join([0xff, 0xd8], ...segments, PICTURE)
}

const CRC = (bytes: Uint8Array) => {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}
function chunk(type: string, data: number[] | Uint8Array): number[] {
  const body = join(ascii(type), data)
  return [...be32(data.length), ...body, ...be32(CRC(body))]
}
function png(...chunks: number[][]): Uint8Array {
  return join([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], ...chunks, chunk('IDAT', [1, 2, 3]), chunk('IEND', []))
}
function crcsHold(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  for (let at = 8; at < bytes.byteLength; ) {
    const length = view.getUint32(at)
    if (view.getUint32(at + 8 + length) !== CRC(bytes.subarray(at + 4, at + 8 + length))) return false
    at += 12 + length
  }
  return true
}

function webp(...chunks: [string, Uint8Array | number[]][]): Uint8Array {
  const little = (value: number) => be32(value).reverse()
  const body = chunks.flatMap(([type, data]) => [
    ...ascii(type),
    ...little(data.length),
    ...data,
    ...(data.length % 2 ? [0] : []),
  ])
  return join(ascii('RIFF'), little(body.length + 4), ascii('WEBP'), body)
}

/** The degrees 45, 27, 51 as rationals, in one byte order or the other. */
function saysWhere(bytes: Uint8Array): boolean {
  const text = textOf(bytes)
  const big = textOf(join(be32(45), be32(1), be32(27)))
  const little = textOf(join(be32(45).reverse(), be32(1).reverse(), be32(27).reverse()))
  return text.includes(big) || text.includes(little)
}

describe.each([true, false])('Exif, little-endian %s', (isLittle) => {
  const plain = exif(isLittle, false)
  test.each([
    ['JPEG', 'image/jpeg', jpeg(segment(0xe1, [...ascii('Exif\0\0'), ...exif(isLittle)]))],
    ['PNG', 'image/png', png(chunk('eXIf', exif(isLittle)))],
    ['WebP', 'image/webp', webp(['VP8 ', [1, 2, 3]], ['EXIF', exif(isLittle)])],
    ['WebP with a prefix', 'image/webp', webp(['EXIF', [...ascii('Exif\0\0'), ...exif(isLittle)]])],
    ['HEIC', 'image/heic', join(ascii('....ftypheic'), [0, 0, 0, 6], ascii('Exif\0\0'), exif(isLittle), PICTURE)],
    ['HEIC without a prefix', 'image/heic', join(ascii('....ftypheic'), [0, 0, 0, 0], exif(isLittle), PICTURE)],
    [
      'a second picture after a JPEG',
      'image/jpeg',
      join(jpeg(), jpeg(segment(0xe1, [...ascii('Exif\0\0'), ...exif(isLittle)]))),
    ],
  ])('[AT12] %s loses its position and nothing else', (_, mime, file) => {
    expect(saysWhere(file)).toBe(true)
    const before = file.slice()
    const { bytes, found } = stripPosition(file, mime)
    expect(found).toBe(true)
    expect(Buffer.compare(file, before)).toBe(0)
    expect(bytes.byteLength).toBe(file.byteLength)
    expect(saysWhere(bytes)).toBe(false)
    expect(textOf(bytes)).toContain('Canon')
    // The directory is what it would be without GPS: same entries, the Exif directory still found.
    const start = textOf(bytes).indexOf(isLittle ? 'II*\0' : 'MM\0*')
    expect(Buffer.compare(bytes.subarray(start, start + 60), plain.subarray(0, 60))).toBe(0)
    expect(stripPosition(bytes, mime).found).toBe(false)
    if (mime === 'image/png') expect(crcsHold(bytes)).toBe(true)
  })
})

describe('other places', () => {
  test.each([
    [
      'XMP in a JPEG',
      'image/jpeg',
      jpeg(segment(0xe1, [...ascii('http://ns.adobe.com/xap/1.0/\0'), ...ascii(XMP_PLACE)])),
    ],
    [
      'long XMP in two segments',
      'image/jpeg',
      jpeg(
        segment(0xe1, [...ascii(`http://ns.adobe.com/xmp/extension/\0${'g'.repeat(40)}`), ...ascii('<a exif:GP')]),
        segment(0xe1, [
          ...ascii(`http://ns.adobe.com/xmp/extension/\0${'g'.repeat(40)}`),
          ...ascii('SLatitude="45,27.8N"/>'),
        ]),
      ),
    ],
    ['XMP in a PNG', 'image/png', png(chunk('iTXt', [...ascii('XML:com.adobe.xmp\0\0\0\0\0'), ...ascii(XMP_PLACE)]))],
    ['XMP in a WebP', 'image/webp', webp(['VP8 ', [1]], ['XMP ', ascii(XMP_PLACE)])],
    ['XMP in a HEIC', 'image/heic', join(ascii('....ftypheic'), ascii(XMP_PLACE), PICTURE)],
    ['XMP in a GIF', 'image/gif', join(ascii('GIF89a'), ascii(XMP_PLACE))],
  ])('[AT12] %s goes', (_, mime, file) => {
    expect(textOf(file)).toContain('45,27.8N')
    const { bytes, found } = stripPosition(file, mime)
    expect(found).toBe(true)
    expect(bytes.byteLength).toBe(file.byteLength)
    expect(textOf(bytes)).not.toContain('45,27.8N')
    if (mime === 'image/png') expect(crcsHold(bytes)).toBe(true)
    expect(stripPosition(bytes, mime).found).toBe(false)
  })

  test('[AT12] IPTC place names become spaces, other data sets stay', () => {
    const file = jpeg(
      segment(0xed, photoshop([...iptc(105, 'A headline'), ...iptc(90, 'Torino'), ...iptc(101, 'Italia')])),
    )
    const { bytes, found } = stripPosition(file, 'image/jpeg')
    expect(found).toBe(true)
    expect(textOf(bytes)).toContain('A headline')
    expect(textOf(bytes)).not.toMatch(/Torino|Italia/)
  })

  test('[AT12] coordinates in the film that a moving photo carries go', () => {
    const file = join(jpeg(), ascii('....ftypmp42....moov....\u00a9xyz..+45.0703+007.6869/'))
    const { bytes, found } = stripPosition(file, 'image/jpeg')
    expect(found).toBe(true)
    expect(textOf(bytes)).not.toContain('45.0703')
  })

  test('[AT12] a packed XMP of a PNG, and a profile in letters, go unread', () => {
    for (const data of ['XML:com.adobe.xmp\0\u0001\0\0\0packed', 'Raw profile type exif\0\nexif\n 8\n00']) {
      const { bytes, found } = stripPosition(png(chunk('iTXt', ascii(data))), 'image/png')
      expect(found).toBe(true)
      expect(crcsHold(bytes)).toBe(true)
      expect(textOf(bytes)).not.toMatch(/packed|Raw profile/)
    }
  })
})

test('[AT12] what says nothing of a place stays as it is, byte for byte', () => {
  const files: [string, Uint8Array][] = [
    ['image/jpeg', jpeg(segment(0xe1, [...ascii('Exif\0\0'), ...exif(true, false)]))],
    ['image/jpeg', jpeg(segment(0xe1, [...ascii('http://ns.adobe.com/xap/1.0/\0'), ...ascii(XMP_PLAIN)]))],
    ['image/png', png(chunk('tEXt', ascii('Title\0GPSLatitude in a title')))],
    ['image/webp', webp(['XMP ', ascii(XMP_PLAIN)])],
    ['audio/mpeg', join(ascii('ID3'), exif(true))],
  ]
  for (const [mime, file] of files) {
    const { bytes, found } = stripPosition(file, mime)
    expect(found).toBe(false)
    expect(Buffer.compare(bytes, file)).toBe(0)
  }
  expect(canStripPosition('image/heic')).toBe(true)
  expect(canStripPosition('application/pdf')).toBe(false)
})

test('[AT13] files that lie about their lengths and offsets end, within their bounds', () => {
  const seeds = [
    jpeg(segment(0xe1, [...ascii('Exif\0\0'), ...exif(false)]), segment(0xed, photoshop(iptc(90, 'Torino')))),
    png(chunk('eXIf', exif(true))),
    webp(['EXIF', exif(true)], ['XMP ', ascii(XMP_PLACE)]),
  ]
  const mimes = ['image/jpeg', 'image/png', 'image/webp', 'image/heic']
  const change = fc.tuple(fc.nat(400), fc.nat(255))
  fc.assert(
    fc.property(
      fc.constantFrom(...seeds),
      fc.constantFrom(...mimes),
      fc.array(change, { maxLength: 6 }),
      fc.nat(500),
      (seed, mime, changes, cut) => {
        const file = seed.slice(0, Math.max(0, seed.byteLength - (cut > 300 ? 0 : cut)))
        for (const [at, value] of changes) if (at < file.byteLength) file[at] = value
        const { bytes } = stripPosition(file, mime)
        expect(bytes.byteLength).toBe(file.byteLength)
      },
    ),
    { numRuns: 3000 },
  )
})
