// Rule EX23 of docs/SPEC.md: pictures in a Word document, read back by another library than the one that wrote it.
import 'temporal-polyfill/global'
import { unzipSync } from 'fflate'
import mammoth from 'mammoth'
import { expect, test } from 'vitest'
import { PNG } from '#data/import/import.test-support.ts'
import type { RecordOf } from '#shared/domain/records.ts'
import { docxFile, type WordPicture } from './docx-file.ts'
import { WORDS } from './export.test-support.ts'

const head: RecordOf<'entry'> = {
  kind: 'entry',
  id: 'AAAAAAAAAAAAAAAAAAAAAA',
  deletedAt: null,
  createdAt: '2026-11-22T10:00:00Z',
  updatedAt: '2026-11-22T10:00:00Z',
  day: '2026-11-22',
  zone: 'Europe/Rome',
  title: 'Snow',
  firstWords: 'Snow',
  words: 1,
}
const attachment = (id: string, alt: string) => ({ type: 'attachment', attrs: { id, alt } })
const doc = {
  type: 'doc',
  content: [attachment('wide', 'a <b>wide</b> one\u0007'), attachment('small', ''), attachment('sound', 'the bell')],
}
const picture = (width: number, height: number): WordPicture => ({
  type: 'png',
  data: PNG as Uint8Array<ArrayBuffer>,
  width,
  height,
})

test('[EX23] pictures stand in the document with their words, no wider than the page; what is no picture is named', async () => {
  const pictures = new Map([
    ['wide', picture(1600, 400)],
    ['small', picture(30, 20)],
  ])
  const volume = { title: 'Journal 2026', entries: [{ head, text: { schema: 1, doc }, people: [] }], records: [] }
  const bytes = await docxFile(volume, WORDS, pictures)
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })
  expect(value.match(/<img /g)).toHaveLength(2)
  expect(value).toContain(`src="data:image/png;base64,${Buffer.from(PNG).toString('base64')}"`)
  expect(value).toContain('alt="a &lt;b&gt;wide&lt;/b&gt; one"')
  expect(value).toContain('File: the bell')
  const document = new TextDecoder().decode(unzipSync(bytes)['word/document.xml'])
  // English metric units: 9,525 a pixel.
  const sides = [...document.matchAll(/<wp:extent cx="(\d+)" cy="(\d+)"\/>/g)].map(([, x, y]) => [
    Number(x) / 9525,
    Number(y) / 9525,
  ])
  expect(sides).toEqual([
    [600, 150],
    [30, 20],
  ])
})
