// Hostile words through every way out: they stay words. HTML and print pages are looked at as a browser builds them, DOCX as
// its parts, Markdown as our own reader takes it.
import '#data/import/page-window.test-support.ts'
import 'fake-indexeddb/auto'
import 'temporal-polyfill/global'
import { unzipSync } from 'fflate'
import mammoth from 'mammoth'
import { expect, test } from 'vitest'
import { PAYLOADS } from '#data/import/payloads.test-support.ts'
import { newId, saveRecords } from '#data/repository.ts'
import { entryHead, openTestVault } from '#data/test-vault.test-support.ts'
import type { ExportFormat } from '#shared/domain/export.ts'
import { isSafeLink, type TextDocument, type TextNode } from '#shared/domain/text.ts'
import { documentFromMarkdown } from '#shared/formats/markdown-document.ts'
import { WORDS } from './export.test-support.ts'
import { runExport } from './export-run.ts'
import { countPages } from './write-book.ts'

// Its types are not among the dependencies.
const { JSDOM } = (await import('jsdom' as string)) as {
  JSDOM: new (html: string) => { window: { document: Document } }
}

const hostile = (payload: string): TextDocument => ({
  schema: 2,
  doc: {
    type: 'doc',
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: payload }] },
      {
        type: 'heading',
        attrs: { level: payload },
        content: [{ type: 'text', text: payload, marks: [{ type: 'bold' }] }],
      },
      {
        type: 'paragraph',
        content: [
          {
            type: 'text',
            text: payload,
            marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)', onclick: payload } }],
          },
          { type: 'text', text: 'a', marks: [{ type: 'link', attrs: { href: payload } }] },
          { type: 'text', text: 'b', marks: [{ type: payload }, { type: 'constructor' }] },
          { type: 'mention', attrs: { id: payload, label: payload } },
        ],
      },
      { type: 'codeBlock', attrs: { language: payload }, content: [{ type: 'text', text: payload }] },
      {
        type: 'orderedList',
        attrs: { start: payload },
        content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }],
      },
      { type: 'attachment', attrs: { id: payload, alt: payload } },
      { type: 'script', content: [{ type: 'text', text: payload }] },
    ],
  },
})

async function hostileVault() {
  const vault = await openTestVault()
  await saveRecords(
    PAYLOADS.flatMap((payload) => [
      {
        id: newId(),
        head: entryHead({ title: payload, tags: [payload], firstWords: payload }),
        body: { text: hostile(payload) },
      },
      {
        id: newId(),
        head: {
          kind: 'truth',
          createdAt: '2026-03-01T08:00:00Z',
          updatedAt: '2026-03-01T08:00:00Z',
          deletedAt: null,
          text: payload,
          ratings: {},
          chosenAt: null,
          sessionId: null,
          sparkIds: [],
        },
      },
    ]),
  )
  const leave = async (format: ExportFormat) => {
    const saved = await runExport(
      {
        format,
        scope: { what: 'everything' },
        keepsPosition: false,
        words: WORDS,
        suggestedName: 'Journal',
        filterNames: { zip: 'x', html: 'x', pdf: 'x', docx: 'x' },
        print: { css: 'p {}', paper: 'A4' },
        now: Temporal.ZonedDateTime.from('2026-11-22T10:00[Europe/Rome]'),
      },
      () => undefined,
      new AbortController().signal,
    )
    expect(saved).toMatchObject({ entries: PAYLOADS.length, leftOut: 0 })
    return vault.disk.savedFiles.at(-1)?.data ?? new Uint8Array()
  }
  return { vault, leave }
}

const TAGS = new Set(
  'html head meta title style body header footer nav ol ul li time a h1 h2 h3 h4 h5 p br article strong em s code pre blockquote hr span div figure figcaption img audio'.split(
    ' ',
  ),
)

function expectInert(document: Document): void {
  for (const element of document.querySelectorAll('*')) {
    expect(TAGS).toContain(element.tagName.toLowerCase())
    for (const { name, value } of element.attributes) {
      expect(name).not.toMatch(/^on|^style$|formaction|srcdoc/i)
      if (name === 'href') expect(/^#|^[\w.-]+\.html(?:#|$)/.test(value) || isSafeLink(value)).toBe(true)
      if (name === 'src') expect(value).toMatch(/^(?:data:image\/|attachments\/)/)
      if (name === 'http-equiv') expect(value).toBe('Content-Security-Policy')
    }
  }
  expect(document.body.textContent).toContain('<script>alert(1)</script>')
}

test('[EX20] in HTML and on print pages hostile words are words: no other element, no handler, no address of theirs', async () => {
  const { vault, leave } = await hostileVault()
  expectInert(new JSDOM(new TextDecoder().decode(await leave('html'))).window.document)
  const site = unzipSync(await leave('site'))
  for (const name of ['2026.html', 'truth.html']) {
    expectInert(new JSDOM(new TextDecoder().decode(site[name])).window.document)
  }
  await leave('pdf')
  expect(vault.disk.printed.length).toBeGreaterThan(0)
  for (const { body } of vault.disk.printed) expectInert(new JSDOM(`<title>x</title>${body}`).window.document)
})

test('[EX20] in Markdown and Day One they read as the same words, and no link but to the web or mail', async () => {
  const { leave } = await hostileVault()
  const links = (node: TextNode): unknown[] => [
    ...(node.marks ?? []).filter(({ type }) => type === 'link').map(({ attrs }) => attrs?.href),
    ...(node.content ?? []).flatMap(links),
  ]
  const pages = Object.entries(unzipSync(await leave('markdown'))).filter(([name]) => name.startsWith('Journal/'))
  const days = JSON.parse(new TextDecoder().decode(unzipSync(await leave('dayone'))['Journal.json'])) as {
    entries: { text: string }[]
  }
  const texts = [
    ...pages.map(([, bytes]) => new TextDecoder().decode(bytes).replace(/^---\n[\s\S]*?\n---\n/, '')),
    ...days.entries.map(({ text }) => text),
  ]
  expect(texts).toHaveLength(2 * PAYLOADS.length)
  for (const text of texts) {
    const { doc } = documentFromMarkdown(text)
    expect(links(doc).every(isSafeLink)).toBe(true)
    expect(JSON.stringify(doc)).not.toContain('"type":"attachment"')
  }
})

test('[EX21] in DOCX they are the text of well-formed parts, and its links are safe ones', async () => {
  const { leave } = await hostileVault()
  const files = unzipSync(await leave('docx'))
  const docx = Object.keys(files).filter((name) => name.endsWith('.docx'))
  expect(docx).toEqual(['Journal-2026.docx', 'Beside.docx'])
  for (const name of docx) {
    const data = files[name] ?? new Uint8Array()
    const parts = unzipSync(data)
    const xml = new TextDecoder().decode(parts['word/document.xml'])
    expect(xml).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(xml).not.toMatch(/<script|<img|<svg|<iframe/)
    const related = new TextDecoder().decode(parts['word/_rels/document.xml.rels'])
    for (const [, target = ''] of related.matchAll(/Target="([^"]*)" TargetMode="External"/g))
      expect(isSafeLink(target)).toBe(true)
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(data) })
    for (const payload of PAYLOADS.filter((each) => !/[\t\n]/.test(each))) expect(value).toContain(payload)
  }
})

test('[EX22] a book is split by year, and in two where printing shows more than 500 pages', async () => {
  const vault = await openTestVault()
  const text = (words: string): TextDocument => ({
    schema: 2,
    doc: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }] },
  })
  await saveRecords(
    ['2024-01-01', '2024-02-01', '2025-01-01'].map((day) => ({
      id: newId(),
      head: entryHead({ day }),
      body: { text: text(`On ${day}`) },
    })),
  )
  vault.disk.pagesPrinted = ({ body }) => (body.match(/<article/g)?.length === 2 ? 501 : 3)
  const wish = {
    format: 'pdf' as const,
    scope: { what: 'everything' as const },
    keepsPosition: false,
    words: WORDS,
    suggestedName: 'Journal',
    filterNames: { zip: 'x', html: 'x', pdf: 'x', docx: 'x' },
    print: { css: 'p {}', paper: 'A4' as const },
    now: Temporal.ZonedDateTime.from('2026-11-22T10:00[Europe/Rome]'),
  }
  const saved = await runExport(wish, () => undefined, new AbortController().signal)
  expect(saved).toMatchObject({ entries: 3, name: 'Journal.zip' })
  const files = unzipSync(vault.disk.savedFiles.at(-1)?.data ?? new Uint8Array())
  expect(Object.keys(files)).toEqual(['Journal-2024.pdf', 'Journal-2024-2.pdf', 'Journal-2025.pdf'])
  expect(vault.disk.printed[0]?.body).toMatch(/<nav[\s\S]*href="#r-[\w-]{22}"[\s\S]*<article id="r-[\w-]{22}"/)
  expect(countPages(new TextEncoder().encode('/Type /Pages /Type /Page\n/Type/Page>>'))).toBe(2)
})
