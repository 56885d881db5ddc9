// CSV files of asks: text out through the system's dialog, text in and read row by row. Shows nothing and stores nothing.
import Papa from 'papaparse'
import { platform } from '#platform/platform.ts'
import type { SaveOutcome } from '#shared/contract/contract.ts'
import type { AskFields } from '#shared/domain/ledger/ask.ts'
import {
  COLUMNS,
  type Column,
  columnOf,
  type ReadingContext,
  readRow,
  rowOf,
  sameKey,
} from '#shared/domain/ledger/table.ts'
import type { Language, RecordId, RecordOf } from '#shared/domain/records.ts'

const MOST_BYTES = 8 * 1024 * 1024
const MOST_ROWS = 20_000

/** The text of a table: a semicolon between cells in Italian, where the comma is the decimal mark; with a byte-order mark, by which spreadsheets know UTF-8. */
export function csvText(rows: readonly (readonly string[])[], language: Language): string {
  const text = Papa.unparse(rows as string[][], { delimiter: language === 'it' ? ';' : ',', newline: '\r\n' })
  return `\ufeff${text}\r\n`
}

export function csvOf(asks: readonly RecordOf<'ask'>[], language: Language): string {
  return csvText([[...COLUMNS], ...asks.map((ask) => rowOf(ask, language))], language)
}

/** Through the system's dialog. @throws what the platform throws. */
export function saveCsv(text: string, suggestedName: string): Promise<SaveOutcome> {
  return platform().saveFile({
    suggestedName,
    filters: [{ name: 'CSV', extensions: ['csv'] }],
    data: new TextEncoder().encode(text),
  })
}

export interface CsvReading {
  /** New asks; `id` where the table brought one of ours. */
  asks: { id: RecordId | null; fields: AskFields }[]
  /** How many rows are in the ledger, or in the file, already. */
  known: number
  /** By line of the file, the heading being line 1. */
  faults: { line: number; columns: Column[] }[]
  /** Headings that name no column of ours: their cells are left. */
  unknown: string[]
}

/** null for a text without a heading of ours. `held` are the asks there are, deleted ones too. */
export function readCsv(text: string, held: readonly RecordOf<'ask'>[], context: ReadingContext): CsvReading | null {
  const parsed = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { skipEmptyLines: 'greedy' })
  const [headings = [], ...rows] = parsed.data
  const columns = headings.map(columnOf)
  if (!columns.includes('day') && !columns.includes('days')) return null
  const ids = new Set(held.map(({ id }) => id))
  const keys = new Set(held.map(sameKey))
  const reading: CsvReading = {
    asks: [],
    known: 0,
    faults: [],
    unknown: headings.filter((heading, at) => columns[at] === null && heading.trim() !== ''),
  }
  for (const [at, row] of rows.slice(0, MOST_ROWS).entries()) {
    const cells = Object.fromEntries(columns.flatMap((column, place) => (column ? [[column, row[place] ?? '']] : [])))
    const read = readRow(cells, context)
    if ('faults' in read) {
      reading.faults.push({ line: at + 2, columns: read.faults })
      continue
    }
    const key = sameKey(read.fields)
    const isKnown = (read.id !== null && ids.has(read.id)) || (read.id === null && keys.has(key))
    if (isKnown) {
      reading.known += 1
      continue
    }
    if (read.id !== null) ids.add(read.id)
    keys.add(key)
    reading.asks.push(read)
  }
  return reading
}

/** Asks for a file and gives its text; null when the dialog was closed, `too-big` or `not-text` where it is not read. */
export async function chooseCsv(): Promise<{ name: string; text: string } | 'too-big' | 'not-text' | null> {
  const file = await platform().openFile({ filters: [{ name: 'CSV', extensions: ['csv', 'txt', 'tsv'] }] })
  if (file === null) return null
  const { handle, name, bytes } = file
  try {
    if (bytes > MOST_BYTES) return 'too-big'
    const data = bytes === 0 ? new Uint8Array() : await platform().readStream({ handle, offset: 0, length: bytes })
    try {
      return { name, text: new TextDecoder('utf-8', { fatal: true }).decode(data) }
    } catch {
      // What older spreadsheets on Windows write.
      const text = new TextDecoder('windows-1252').decode(data)
      return text.includes('\u0000') ? 'not-text' : { name, text }
    }
  } finally {
    await platform()
      .closeStream({ handle })
      .catch(() => undefined)
  }
}
