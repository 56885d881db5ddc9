// Files to attach, made by hand: a PNG, a WAV and a PDF, each holding a word that no sealed file may show.
import { deflateSync } from 'node:zlib'

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** A GPS directory at 45° N, as a photo's Exif has it. */
function gpsExif(): Buffer {
  const exif = Buffer.alloc(80)
  exif.write('MM\0*', 0, 'latin1')
  exif.writeUInt32BE(8, 4)
  exif.writeUInt16BE(1, 8)
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    exif.writeUInt16BE(tag, at)
    exif.writeUInt16BE(type, at + 2)
    exif.writeUInt32BE(count, at + 4)
    exif.writeUInt32BE(value, at + 8)
  }
  entry(10, 0x8825, 4, 1, 26)
  exif.writeUInt16BE(1, 26)
  entry(28, 2, 5, 3, 48)
  for (const [at, degrees] of [45, 27, 51].entries()) {
    exif.writeUInt32BE(degrees, 48 + at * 8)
    exif.writeUInt32BE(1, 52 + at * 8)
  }
  return exif
}

/** An evening over hills, as a real PNG that says where it was taken. */
export function pngOf(width: number, height: number, word: string): Buffer {
  const rows = Buffer.alloc(height * (1 + width * 3))
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * (1 + width * 3) + 1 + x * 3
      const hill = height * 0.62 + Math.sin(x / (width / 9)) * height * 0.06 + Math.sin(x / (width / 3)) * height * 0.09
      const light = y / height
      const sky = [70 + light * 150, 90 + light * 90, 130 - light * 20]
      const ground = [38 + light * 20, 52 + light * 12, 50]
      const colour = y > hill ? ground : sky
      for (let part = 0; part < 3; part += 1) rows[at + part] = colour[part] ?? 0
    }
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('tEXt', Buffer.from(`Comment\0${word}`)),
    chunk('eXIf', gpsExif()),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A quiet tone, mono, 8 bit, 8,000 samples a second, `bytes` long in all. */
export function wavOf(bytes: number, word: string): Buffer {
  const info = Buffer.from(`INFOICMT\u0000\u0000\u0000\u0000${word.padEnd(word.length + (word.length % 2))}`, 'latin1')
  info.writeUInt32LE(info.length - 12, 8)
  const wav = Buffer.alloc(bytes)
  const dataAt = 36 + 8 + info.length
  wav.write('RIFF', 0, 'latin1')
  wav.writeUInt32LE(bytes - 8, 4)
  wav.write('WAVEfmt ', 8, 'latin1')
  wav.writeUInt32LE(16, 16)
  wav.writeUInt16LE(1, 20)
  wav.writeUInt16LE(1, 22)
  wav.writeUInt32LE(8000, 24)
  wav.writeUInt32LE(8000, 28)
  wav.writeUInt16LE(1, 32)
  wav.writeUInt16LE(8, 34)
  wav.write('LIST', 36, 'latin1')
  wav.writeUInt32LE(info.length, 40)
  info.copy(wav, 44)
  wav.write('data', dataAt, 'latin1')
  wav.writeUInt32LE(bytes - dataAt - 8, dataAt + 4)
  for (let at = dataAt + 8; at < bytes; at += 1) wav[at] = 128 + ((at * 7 + (at >> 12)) & 7)
  return wav
}

/** A PDF in Helvetica, which is not in the file: one line of words on each page. */
export function pdfOf(pages: readonly string[], word: string): Buffer {
  const objects: string[] = []
  const add = (body: string) => objects.push(body)
  const kids = pages.map((_, at) => `${4 + at * 2} 0 R`).join(' ')
  add('<< /Type /Catalog /Pages 2 0 R >>')
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`)
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>')
  for (const [at, line] of pages.entries()) {
    const content = `BT /F1 28 Tf 60 700 Td (${line}) Tj ET`
    const box = '/MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>'
    add(`<< /Type /Page /Parent 2 0 R ${box} /Contents ${5 + at * 2} 0 R >>`)
    add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`)
  }
  let text = `%PDF-1.4\n% ${word}\n`
  const offsets = objects.map((body, at) => {
    const offset = text.length
    text += `${at + 1} 0 obj\n${body}\nendobj\n`
    return offset
  })
  const start = text.length
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}
