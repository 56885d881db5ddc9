// The zip that exports write, read by a library: many members, deflated and stored, names of any letters.
import 'temporal-polyfill/global'
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js'
import { expect, test } from 'vitest'
import { crc32, ZipFile } from './zip-file.ts'

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
