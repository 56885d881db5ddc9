// [FN11]: what people type, over real diaries. Always on the committed excerpts (bench/corpus); with UNBORROWED_CORPORA on
// the whole corpora, eight books in one journal.
import 'temporal-polyfill/global'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { idsFor, makeIndex, row } from './search-index.test-support.ts'
import type { SearchIndex } from './search-index.ts'

interface Wanted {
  language: 'en' | 'it'
  query: string
  corpus: string
  holds: string
}
interface Text {
  date?: string
  title?: string
  text: string
}
const queries = JSON.parse(readFileSync('bench/relevance.json', 'utf8')) as Wanted[]
const CORPORA = [
  'pepys',
  'amiel',
  'thoreau',
  'meditations',
  'italian-zibaldone',
  'italian-pensieri',
  'italian-cuore',
  'italian-gianburrasca',
]

function read(file: string): Text[] {
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  return lines.map((line) => JSON.parse(line) as Text)
}

/** One journal of all files; answers the ids of the entries that hold a stretch. */
async function journalOf(
  files: readonly string[],
): Promise<{ index: SearchIndex; holding: (text: string) => string[] }> {
  const index = await makeIndex()
  const texts = new Map<string, string>()
  for (const file of files) {
    const rows = read(file).map(({ date, title, text }, at) => {
      const id = `${file}#${at}`
      texts.set(id, text)
      return row(id, text, { title: title ?? '', day: date ?? '1900-01-01' })
    })
    index.change(rows, [])
  }
  return { index, holding: (stretch) => [...texts].filter(([, text]) => text.includes(stretch)).map(([id]) => id) }
}

/** What fails, in words: none is what is wanted. */
function missed(index: SearchIndex, holding: (text: string) => string[], wanted: readonly Wanted[]): string[] {
  return wanted.flatMap(({ query, holds }) => {
    const [id, ...others] = holding(holds)
    if (id === undefined || others.length > 0) return [`${query}: not one entry holds “${holds}”`]
    const place = idsFor(index, query).indexOf(id)
    return place >= 0 && place < 3 ? [] : [`${query}: at ${place + 1}`]
  })
}

test('[FN11] in the committed excerpts, the entry that is meant is among the first three', async () => {
  const { index, holding } = await journalOf(['bench/corpus/pepys.jsonl', 'bench/corpus/cuore.jsonl'])
  const here = queries.filter(({ holds }) => holding(holds).length > 0)
  expect(here.filter(({ language }) => language === 'en').length).toBeGreaterThanOrEqual(10)
  expect(here.filter(({ language }) => language === 'it').length).toBeGreaterThanOrEqual(5)
  expect(missed(index, holding, here)).toEqual([])
  index.close()
})

const folder = process.env.UNBORROWED_CORPORA
if (folder === undefined) console.info('relevance on the whole corpora is left out: UNBORROWED_CORPORA is not set')

test.skipIf(folder === undefined)(
  '[FN11] of 40 queries over the whole corpora, half of them Italian, each finds its entry among the first three',
  async () => {
    const files = CORPORA.map((name) => join(folder ?? '', `${name}.jsonl`))
    expect(files.filter((file) => !existsSync(file))).toEqual([])
    const { index, holding } = await journalOf(files)
    expect(queries.filter(({ language }) => language === 'en')).toHaveLength(20)
    expect(queries.filter(({ language }) => language === 'it')).toHaveLength(20)
    expect(missed(index, holding, queries)).toEqual([])
    index.close()
  },
  120_000,
)
