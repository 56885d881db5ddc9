// Fuzz: whatever the bytes, a reader answers or refuses; nothing crashes, no prototype is touched. A CI-sized share each
// run; UNBORROWED_FUZZ_RUNS asks for more.
import './page-window.test-support.ts'
import 'temporal-polyfill/global'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ArchiveError } from '#shared/domain/archive.ts'
import type { TextNode } from '#shared/domain/text.ts'
import { isSafeLink, plainText } from '#shared/domain/text.ts'
import { DAY_ONE, JOURNEY } from '#shared/formats/imports/import-fixtures.test-support.ts'
import { bodySchemas } from '#shared/formats/records.ts'
import { textFromHtml } from './html-text.ts'
import { tarOf, zipOf } from './import.test-support.ts'
import { ImportReader, type Ready } from './import-reader.ts'
import { openFileArchive } from './open-archive.ts'
import { PAYLOADS } from './payloads.test-support.ts'

const RUNS = Number(process.env.UNBORROWED_FUZZ_RUNS ?? 150)
const wish = { homeZone: 'Europe/Rome', today: '2026-11-22', labels: { place: 'Place:', people: 'With:' } }
const keysBefore = Object.getOwnPropertyNames(Object.prototype).sort().join()

/** Everything that would come, or null for what is refused as a whole. */
async function readAll(name: string, bytes: Uint8Array): Promise<Ready[] | null> {
  try {
    const source = {
      bytes: bytes.byteLength,
      read: async (offset: number, length: number) => bytes.slice(offset, offset + length),
    }
    const reader = await ImportReader.open(await openFileArchive(name, source, 10 ** 12), wish)
    if ((await reader.scan()) === null) return null
    const all: Ready[] = []
    for (let batch = await reader.next(new Set()); batch.length > 0; batch = await reader.next(new Set()))
      all.push(...batch)
    return all
  } catch (error) {
    if (error instanceof ArchiveError) return null
    throw error
  }
}

function expectSound(all: Ready[] | null): void {
  for (const each of all ?? []) {
    if (each.kind !== 'entry') continue
    expect(each.day).toMatch(/^\d{4}-\d\d-\d\d$/)
    const text = each.text ?? textFromHtml(each.html ?? '')
    expect(bodySchemas.entry.safeParse({ text }).success).toBe(true)
  }
  expect(Object.getOwnPropertyNames(Object.prototype).sort().join()).toBe(keysBefore)
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
}

/** Bytes of a sound archive with some flipped, cut or repeated. */
const mutated = (bytes: Uint8Array) =>
  fc
    .record({
      flips: fc.array(fc.tuple(fc.nat(bytes.byteLength - 1), fc.nat(255)), { maxLength: 8 }),
      cut: fc.option(fc.nat(bytes.byteLength), { freq: 4 }),
      twice: fc.boolean(),
    })
    .map(({ flips, cut, twice }) => {
      let copy = bytes.slice()
      for (const [at, value] of flips) copy[at] = value
      if (cut !== null) copy = copy.slice(0, cut)
      return twice ? Uint8Array.from([...copy, ...copy]) : copy
    })

const NOTES = { '2020-01-05.md': '---\ntags: [a]\n---\n# T\n\n- x\n\n![](a.png)', 'a.png': 'x' }
const JEX = tarOf([
  {
    name: `${'a'.repeat(32)}.md`,
    bytes: new TextEncoder().encode(
      `T\n\nbody\n\nid: ${'a'.repeat(32)}\nuser_created_time: 2020-01-01T00:00:00.000Z\ntype_: 1`,
    ),
  },
])

describe('[IM6] archives', () => {
  test.each<[string, Uint8Array]>([
    ['Day One', zipOf(DAY_ONE)],
    ['Journey', zipOf(JOURNEY)],
    ['Markdown', zipOf(NOTES)],
    ['JEX', JEX],
  ])('mutated %s', async (name, bytes) => {
    await fc.assert(
      fc.asyncProperty(mutated(bytes), async (data) => expectSound(await readAll(name, data))),
      { numRuns: RUNS },
    )
  })
  test('bytes of any kind', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 3000 }),
        fc.constantFrom('a.zip', 'a.json', 'a.txt', 'a.md', 'a.jex'),
        async (data, name) => expectSound(await readAll(name, data)),
      ),
      { numRuns: RUNS },
    )
  })
})

/** JSON that looks like a journal, with odd values and keys that would touch prototypes. */
const odd = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(null, '', -1, 1.7976931348623157e308, '__proto__', {}, [], '2020-01-01T00:00:00Z', {
    __proto__: { polluted: 1 },
  }),
)
const KEYS =
  'uuid creationDate text richText tags photos starred timeZone id date_journal title body date time entries html heading location weather mood'.split(
    ' ',
  )
const record = fc.dictionary(fc.constantFrom(...KEYS, 'constructor', 'toString'), odd, { maxKeys: 12 })
const dressed = (text: string) => text.replace(/^\{/, '{"__proto__":{"polluted":true},')

describe('[IM6] JSON of every source', () => {
  test.each<[string, (entries: unknown[]) => string]>([
    [
      'Day One',
      (entries) =>
        JSON.stringify({
          metadata: { version: '1.0' },
          entries: [{ creationDate: '2020-01-01T00:00:00Z' }, ...entries],
        }),
    ],
    [
      'jrnl',
      (entries) => JSON.stringify({ tags: {}, entries: [{ title: 't', body: 'b', date: '2020-01-01' }, ...entries] }),
    ],
    ['Journey', (entries) => JSON.stringify(Object.assign({ date_journal: 1, text: 'x' }, entries[0]))],
    [
      'Mini Diary',
      (entries) =>
        JSON.stringify({
          metadata: {},
          entries: Object.fromEntries(
            entries.map((entry, index) => [`2020-01-${String(index + 1).padStart(2, '0')}`, entry]),
          ),
        }),
    ],
    ['Diarium', (entries) => JSON.stringify([{ date: '2020-01-01', html: '<p>x</p>' }, ...entries])],
    [
      'our own',
      (entries) =>
        JSON.stringify({
          format: 'unborrowed-journal',
          version: 1,
          exportedAt: '2026-01-01T00:00:00Z',
          attachments: [],
          records: entries,
        }),
    ],
  ])('%s', async (_, write) => {
    const property = fc.asyncProperty(fc.array(record, { maxLength: 5 }), async (entries) => {
      expectSound(await readAll('a.json', new TextEncoder().encode(dressed(write(entries)))))
    })
    await fc.assert(property, { numRuns: RUNS })
  })
  test('texts of any kind in Markdown, RedNotebook, jrnl and plain files', async () => {
    const text = fc.array(
      fc.oneof(
        fc.string(),
        fc.constantFrom(
          '---\n',
          '\n',
          '[2020-01-01 10:00] ',
          '1: {text: ',
          "'",
          '!!python/unicode ',
          '&a [*a]',
          '\tDate:\t',
          '```',
          '[[',
          ']]',
          '![](',
          ')',
          '\uE000\uE002',
          '9\uE001',
          '//',
          '**',
        ),
      ),
      { maxLength: 30 },
    )
    const property = fc.asyncProperty(
      text,
      fc.constantFrom('2020-01-01.md', '2020-01.txt', 'a.txt'),
      async (parts, name) => {
        expectSound(await readAll('a.zip', zipOf({ [name]: parts.join('') })))
      },
    )
    await fc.assert(property, { numRuns: RUNS })
  })
})

const KNOWN = new Set(
  'doc paragraph heading bulletList orderedList listItem taskList taskItem blockquote codeBlock horizontalRule hardBreak attachment text'.split(
    ' ',
  ),
)

function expectInert(node: TextNode): void {
  expect(KNOWN).toContain(node.type)
  for (const { type, attrs } of node.marks ?? []) {
    expect(['bold', 'italic', 'strike', 'code', 'link']).toContain(type)
    if (type === 'link') expect(isSafeLink(attrs?.href)).toBe(true)
  }
  for (const value of Object.values(node.attrs ?? {})) expect(typeof value).not.toBe('object')
  for (const child of node.content ?? []) expectInert(child)
}

describe('[IM7] injection payloads', () => {
  const journals: [string, (payload: string) => Uint8Array, string][] = [
    ['Markdown', (payload) => zipOf({ '2020-01-01.md': `Before\n\n${payload}\n\nafter` }), 'after'],
    [
      'Day One',
      (payload) =>
        zipOf({
          'a.json': JSON.stringify({
            metadata: { version: '1.0' },
            entries: [{ creationDate: '2020-01-01T00:00:00Z', text: `Before\n\n${payload}\n\nafter`, tags: [payload] }],
          }),
        }),
      'after',
    ],
    [
      'Journey',
      (payload) =>
        zipOf({
          'a.json': JSON.stringify({
            id: '1',
            date_journal: 1,
            type: 'html',
            text: `<p>Before</p><div>${payload}</div>`,
          }),
        }),
      'Before',
    ],
    ['plain text', (payload) => zipOf({ '2020-01-01.txt': `Before\n${payload}` }), 'Before'],
    [
      'jrnl',
      (payload) =>
        zipOf({
          'a.json': JSON.stringify({ entries: [{ title: payload, body: `Before ${payload}`, date: '2020-01-01' }] }),
        }),
      'Before',
    ],
  ]
  test.each(journals)('%s', async (_, make, words) => {
    for (const payload of PAYLOADS) {
      const [entry] = (await readAll('a.zip', make(payload))) ?? []
      if (entry?.kind !== 'entry') throw new Error(`nothing came of ${payload}`)
      const text = entry.text ?? textFromHtml(entry.html ?? '')
      expectInert(text.doc)
      expect(plainText(text)).toContain(words)
    }
  })
})
