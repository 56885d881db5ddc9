// What a file is, by its bytes (rule AT6 of docs/SPEC.md).
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { familyOf, sniffType } from './sniff-type.ts'

const ascii = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0))
const iso = (major: string, ...others: string[]) => {
  const size = 16 + others.length * 4
  return [0, 0, 0, size, ...ascii('ftyp'), ...ascii(major), 0, 0, 0, 0, ...others.flatMap(ascii), 0, 0, 0, 0]
}

test.each([
  ['image/jpeg', [0xff, 0xd8, 0xff, 0xe1]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/gif', ascii('GIF89a')],
  ['image/webp', [...ascii('RIFF'), 9, 9, 9, 9, ...ascii('WEBPVP8 ')]],
  ['image/avif', iso('avif', 'mif1')],
  ['image/avif', iso('mif1', 'avif')],
  ['image/heic', iso('heic', 'mif1')],
  ['image/heic', iso('mif1', 'heic')],
  ['audio/mp4', iso('M4A ', 'isom')],
  ['audio/mpeg', [...ascii('ID3'), 4, 0, 0]],
  ['audio/mpeg', [0xff, 0xfb, 0x90, 0x64]],
  ['audio/aac', [0xff, 0xf1, 0x50, 0x80]],
  ['audio/ogg', [...ascii('OggS'), 0, 2, ...ascii('OpusHead')]],
  ['audio/wav', [...ascii('RIFF'), 9, 9, 9, 9, ...ascii('WAVEfmt ')]],
  ['audio/flac', ascii('fLaC')],
  ['audio/webm', [0x1a, 0x45, 0xdf, 0xa3, ...ascii('..webm..A_OPUS')]],
  ['application/pdf', ascii('%PDF-1.7')],
  ['application/pdf', [...ascii('junk before\n'), ...ascii('%PDF-1.4')]],
])('[AT6] %s is known by its bytes', (type, bytes) => {
  expect(sniffType(new Uint8Array(bytes))).toBe(type)
})

test.each([
  ['HTML', ascii('<!doctype html><script>')],
  ['SVG', ascii('<svg xmlns="http://www.w3.org/2000/svg">')],
  ['a program', ascii('MZ\u0090')],
  ['an archive', ascii('PK\u0003\u0004')],
  ['a film', iso('isom', 'avc1')],
  ['a film with a picture track', [0x1a, 0x45, 0xdf, 0xa3, ...ascii('..webm..V_VP9')]],
  ['a film in Ogg', [...ascii('OggS'), 0, 2, ...ascii('\u0080theora')]],
  ['MPEG video', [0x00, 0x00, 0x01, 0xba]],
  ['nothing', []],
])('[AT6] %s is refused', (_, bytes) => {
  expect(sniffType(new Uint8Array(bytes))).toBeNull()
})

test('[AT6] any bytes are answered without an error', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      const type = sniffType(bytes)
      expect(type === null || familyOf(type) !== 'other').toBe(true)
    }),
  )
})
