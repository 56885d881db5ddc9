// What went out comes back in, text by text: Markdown and Day One through the import's own parsers, any words, any title.
import 'temporal-polyfill/global'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { finishText } from '#data/import/entry-text.ts'
import { importTools } from '#data/import/tools.ts'
import type { ImportItem } from '#shared/domain/imported.ts'
import type { EntryHead, RecordOf } from '#shared/domain/records.ts'
import { plainText, type TextDocument, type TextNode } from '#shared/domain/text.ts'
import { dayOneEntry } from '#shared/formats/exports/day-one.ts'
import { entryMarkdown } from '#shared/formats/exports/markdown-file.ts'
import type { ReadableEntry } from '#shared/formats/exports/readable.ts'
import { dayOne } from '#shared/formats/imports/dayone.ts'
import { cleanTags, cleanTitle, type ImportFiles } from '#shared/formats/imports/import-files.ts'
import { markdown } from '#shared/formats/imports/markdown.ts'
import { documentFromMarkdown } from '#shared/formats/markdown-document.ts'
import { WORDS } from './export.test-support.ts'

const ID = 'aaaaaaaaaaaaaaaaaaaaaa'
const FILE = 'bbbbbbbbbbbbbbbbbbbbbb'

const paragraph = (text: string): TextNode => ({
  type: 'paragraph',
  content: text === '' ? [] : [{ type: 'text', text }],
})

function entryOf(head: Partial<EntryHead>, content: TextNode[]): ReadableEntry {
  const full: RecordOf<'entry'> = {
    kind: 'entry',
    id: ID,
    createdAt: '2026-03-01T08:00:00Z',
    updatedAt: '2026-03-01T08:00:00Z',
    deletedAt: null,
    day: '2026-03-01',
    zone: 'Europe/Rome',
    title: null,
    firstWords: '',
    words: 0,
    ...head,
  }
  return { head: full, text: { schema: 2, doc: { type: 'doc', content } }, people: [] }
}

function filesOf(texts: Record<string, string>): ImportFiles {
  const files = Object.entries(texts).map(([name, text]) => ({ name, bytes: text.length, modified: null }))
  return { files, text: async (name) => ({ text: texts[name] ?? '', guessed: false }) }
}

async function first(items: AsyncGenerator<ImportItem>): Promise<ImportItem> {
  for await (const item of items) return item
  throw new Error('nothing came back')
}
// Neither at home where the entry was written nor on its day.
const tools = importTools('Pacific/Auckland', '2031-01-01')

const throughMarkdown = (entry: ReadableEntry) =>
  first(
    markdown.items(
      filesOf({
        'Journal/2026/2026-03-01 x.md': entryMarkdown(entry, WORDS, (id) =>
          id === FILE ? '../../attachments/dot.png' : null,
        ),
        'attachments/dot.png': '',
      }),
      tools,
    ),
  )
const throughDayOne = (entry: ReadableEntry) => {
  const file = { id: FILE, md5: '0123456789abcdef0123456789abcdef', mime: 'image/png', extension: 'png' }
  const made = dayOneEntry(entry, (id) => (id === FILE ? file : null))
  const journal = JSON.stringify({ metadata: { version: '1.0' }, entries: [made] })
  return first(dayOne.items(filesOf({ 'Journal.json': journal, [`photos/${file.md5}.png`]: '' }), tools))
}
const BOTH = { Markdown: throughMarkdown, 'Day One': throughDayOne }

function textOf(item: ImportItem): TextDocument {
  if (item.kind !== 'entry') throw new Error(`did not come back: ${JSON.stringify(item)}`)
  return finishText(documentFromMarkdown(item.entry.content.text), item.entry, { place: '', people: '' })
}
const wordsOf = (text: TextDocument) => plainText(text).replace(/\s+/g, ' ').trim()

/** What a person can type: no control characters, no private signs. */
const typed = fc.string({ unit: 'grapheme', maxLength: 60 }).map((text) =>
  text
    .replace(/[\p{C}\u2028\u2029]/gu, '')
    .replace(/\s+/g, ' ')
    .trim(),
)
const odd = fc.constantFrom(
  '#tag',
  '[[note]]',
  '# no heading',
  '---',
  '- a',
  '1. b',
  'title: x',
  "it's",
  '"',
  '![x](y.png)',
  '*',
  'C#',
  '~~~',
  '`',
  '<b>',
  '&amp;',
  '2020',
  'null',
  '=====',
)
const words = fc.array(fc.oneof(typed, odd), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' ').trim())

for (const [name, through] of Object.entries(BOTH)) {
  test(`[EX10] through ${name} text, day, moment, zone, title, tags and star come back as they were`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(words, { minLength: 1, maxLength: 4 }),
        fc.option(words, { nil: null }),
        fc.array(words, { maxLength: 3 }),
        fc.boolean(),
        fc.constantFrom('Europe/Rome', 'America/New_York', 'UTC', 'Asia/Kathmandu'),
        fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        fc.boolean(),
        async (lines, title, tags, starred, zone, date, isOtherDay) => {
          fc.pre(lines.join('').trim() !== '')
          const createdAt = new Date(Math.floor(date.getTime() / 1000) * 1000).toISOString().replace('.000Z', 'Z')
          const local = Temporal.Instant.from(createdAt).toZonedDateTimeISO(zone).toPlainDate()
          const day = (isOtherDay ? local.add({ days: 40 }) : local).toString()
          const kept = { title: cleanTitle(title), tags: cleanTags(tags), starred, zone, day }
          const entry = entryOf({ ...kept, createdAt }, lines.map(paragraph))
          const item = await through(entry)
          if (item.kind !== 'entry') throw new Error(`did not come back: ${JSON.stringify(item)}`)
          const { title: t, tags: g, starred: s, zone: z, day: d, instant } = item.entry
          expect({ title: t, tags: g, starred: s, zone: z, day: d }).toEqual(kept)
          if (!isOtherDay) expect(instant).toBe(createdAt)
          expect(wordsOf(textOf(item))).toBe(wordsOf(entry.text))
        },
      ),
      { numRuns: 150 },
    )
  })

  test(`[EX10] through ${name} headings, lists, tasks, quotes, code, links and pictures come back as they were`, async () => {
    const text = (words: string, ...marks: string[]): TextNode => ({
      type: 'text',
      text: words,
      ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
    })
    const item = (words: string): TextNode => ({ type: 'listItem', content: [paragraph(words)] })
    const content: TextNode[] = [
      { type: 'heading', attrs: { level: 1 }, content: [text('A first line')] },
      { type: 'paragraph', content: [text('plain '), text('bold', 'bold'), text(' and '), text('leaning', 'italic')] },
      { type: 'bulletList', content: [item('one'), item('two')] },
      { type: 'attachment', attrs: { id: FILE, alt: 'a [dot]* on paper' } },
      { type: 'blockquote', content: [paragraph('said')] },
      { type: 'codeBlock', attrs: { language: null }, content: [text('![x](../dot.png) #tag\n  two')] },
      { type: 'horizontalRule' },
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'a page', marks: [{ type: 'link', attrs: { href: 'https://example.org/a_(b)' } }] },
        ],
      },
    ]
    const back = await through(entryOf({}, content))
    const found = textOf(back)
    expect(back).toMatchObject({ entry: { title: null, attachments: [{ name: expect.stringMatching(/png$/) }] } })
    const names = (nodes: TextNode[]) =>
      nodes.map(({ type, attrs }) => `${type} ${attrs?.level ?? ''}${attrs?.alt ?? ''}`)
    expect(names(found.doc.content ?? [])).toEqual(names(content))
    expect(plainText(found)).toBe(plainText({ schema: 2, doc: { type: 'doc', content } }))
  })
}
