// The zip that exports write, read by a library: many members, deflated and stored, names of any letters.
import 'temporal-polyfill/global'
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js'
import { expect, test } from 'vitest'
import { crc32 } from './crc32.ts'
import { type Packer, packText } from './packing.ts'
import { ZipFile } from './zip-file.ts'

test('[EX4] more members than a plain zip can count are a Zip64 that readers open; what would unpack like a bomb is stored', async () => {
  const pieces: Uint8Array[] = []
  const zip = new ZipFile(async (bytes) => {
    pieces.push(bytes.slice())
  }, Temporal.PlainDateTime.from('2026-11-22T10:00'))
  await zip.text('così – 日記.md', 'Perché no. '.repeat(20))
  await zip.text('zeros.md', '0'.repeat(300_000))
  for (let index = 0; index < 65_600; index += 1) await zip.text(`${index}`, '')
  await zip.end()
  const whole = new Uint8Array(await new Blob(pieces as Uint8Array<ArrayBuffer>[]).arrayBuffer())
  const entries = await new ZipReader(new Uint8ArrayReader(whole), { useWebWorkers: false }).getEntries()
  expect(entries).toHaveLength(65_602)
  const [first, zeros] = entries
  expect(first?.filename).toBe('così – 日記.md')
  if (!first || first.directory) throw new Error('not a file')
  const bytes = await first.getData(new Uint8ArrayWriter(), { checkSignature: true, useWebWorkers: false })
  expect(new TextDecoder().decode(bytes)).toBe('Perché no. '.repeat(20))
  expect(zeros?.compressedSize).toBe(300_000)
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926)
})

/** Packs in this thread, but answers only when told, the later first. */
function latePacker(): Packer & { answerAll(): Promise<void> } {
  const waiting: (() => void)[] = []
  return {
    pack: (texts) =>
      new Promise((resolve) => {
        waiting.push(() => resolve(texts.map(packText)))
      }),
    close: () => undefined,
    async answerAll() {
      for (let turns = 0; turns < 200; turns += 1) {
        waiting.pop()?.()
        await new Promise((resolve) => setTimeout(resolve))
      }
    },
  }
}

test('[TF8] texts packed elsewhere stand in the order in which they were given, and before what is stored after them', async () => {
  const pieces: Uint8Array[] = []
  const packer = latePacker()
  const zip = new ZipFile(
    async (bytes) => {
      pieces.push(bytes.slice())
    },
    Temporal.PlainDateTime.from('2026-11-22T10:00'),
    packer,
  )
  const texts = Array.from({ length: 40 }, (_, at) => `${at} ${'words of a long evening '.repeat(1000)}`)
  const writing = (async () => {
    for (const [at, text] of texts.entries()) await zip.text(`${at}.md`, text)
    await zip.bytes('picture.png', Uint8Array.of(1, 2, 3))
    await zip.text('last.md', 'last')
    await zip.end()
  })()
  await packer.answerAll()
  await writing
  const whole = new Uint8Array(await new Blob(pieces as Uint8Array<ArrayBuffer>[]).arrayBuffer())
  const entries = await new ZipReader(new Uint8ArrayReader(whole), { useWebWorkers: false }).getEntries()
  expect(entries.map(({ filename }) => filename)).toEqual([
    ...texts.map((_, at) => `${at}.md`),
    'picture.png',
    'last.md',
  ])
  for (const [at, entry] of entries.slice(0, 40).entries()) {
    if (entry.directory) throw new Error('not a file')
    const bytes = await entry.getData(new Uint8ArrayWriter(), { checkSignature: true, useWebWorkers: false })
    expect(new TextDecoder().decode(bytes)).toBe(texts[at])
  }
})

test('[TF8] what cannot be packed rejects the zip', async () => {
  const packer: Packer = { pack: () => Promise.reject(new Error('broken')), close: () => undefined }
  const zip = new ZipFile(async () => undefined, Temporal.PlainDateTime.from('2026-11-22T10:00'), packer)
  await zip.text('a.md', 'a')
  await expect(zip.end()).rejects.toThrow('broken')
})
