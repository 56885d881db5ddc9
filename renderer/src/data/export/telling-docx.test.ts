// Rule LF9 of docs/SPEC.md: a telling as DOCX, read back by another library than the one that wrote it.
import 'temporal-polyfill/global'
import { unzipSync } from 'fflate'
import mammoth from 'mammoth'
import { expect, test } from 'vitest'
import { DEFAULT_LONG, longForm } from '#shared/domain/telling/long-form.ts'
import { truth, vault, WORDS } from '#shared/domain/telling/telling.test-support.ts'
import { contentsOf } from '#shared/domain/telling/telling.ts'
import { WHOLE_STORY, wholeStory } from '#shared/domain/telling/whole-story.ts'
import { AT } from '#shared/domain/why/why.test-support.ts'
import { tellingDocx } from './telling-docx.ts'

const records = vault({ truths: [truth('t1', 'Perché & così\u0007\nè <b>', { chosenAt: AT })] })
const textIn = (data: Uint8Array, name: string) => new TextDecoder().decode(unzipSync(data)[name])
const given = {
  language: 'it' as const,
  name: 'Nabucodonosorre-Massimilianopoldofilippo',
  day: '2026-11-22',
  words: WORDS,
  records,
}

test('[LF9] a long form has its headings, clauses with their evidence, and every word', async () => {
  const telling = longForm({ ...given, switches: { ...DEFAULT_LONG, evidence: true, truth: true } })
  const bytes = await tellingDocx(telling, 'A4')
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })
  expect(value).toContain('To say what I see so that the work can be trusted.')
  expect(value).toContain('Perché &amp; così<br />è &lt;b&gt;')
  expect(value).toContain('<h1>')
  expect(value).toMatch(/<h2>To say what I see<\/h2><p>I make the deck more beautiful\.<\/p>/)
  expect(value).toMatch(/<ol><li>Candour<br \/>saying what is so<\/li><\/ol>/)
  expect(value).toContain(given.name)
  expect(textIn(bytes, 'word/styles.xml')).toContain('w:val="it-IT"')
  expect(textIn(bytes, 'docProps/core.xml')).toContain(`<dc:title>My why, at length · ${given.name}</dc:title>`)
})

test('[LF9] the contents of a story are links, each to a place that is there', async () => {
  const telling = wholeStory({ ...given, switches: WHOLE_STORY })
  const bytes = await tellingDocx(telling, 'Letter')
  const xml = textIn(bytes, 'word/document.xml')
  for (const { id } of contentsOf(telling)) {
    expect(xml).toContain(`w:anchor="${id}"`)
    expect(xml).toContain(`w:name="${id}"`)
  }
})
