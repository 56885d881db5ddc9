// A book's files: which entries stand in which, by year and by length. Pure.
import { inOrder, isReadBeside } from './export.ts'
import type { RecordKind, RecordOf } from './records.ts'

type Listed = RecordOf<RecordKind>

/** One file of a book: the entries of a year, or of a part of it, or what stands beside the journal. */
export interface Volume {
  /** null: what is no entry. */
  year: string | null
  /** Which part of its year, from 1; 0 where the year is in one file. */
  part: number
  records: Listed[]
  /** Pages, by the length of the texts. */
  estimatedPages: number
}

/** Letters of a page, its blank parts counted in. */
const PAGE = 1500
/** No more pages than this in one file, by the estimate; measured after printing, they may be up to `MOST_PAGES`. */
const PLANNED_PAGES = 400
export const MOST_PAGES = 500
const LETTERS_A_WORD = 6
const HEADING = 250
const RECORD = 800

function lettersOf(record: Listed): number {
  return record.kind === 'entry' ? HEADING + record.words * LETTERS_A_WORD : RECORD
}

/** The files of a book: by year, each no longer than a person can hold. */
export function volumesOf(records: readonly Listed[]): Volume[] {
  const entries = inOrder(records.filter((record) => record.kind === 'entry'))
  const years = new Map<string | null, Listed[]>()
  for (const entry of entries) {
    const year = entry.day.slice(0, 4)
    const there = years.get(year)
    if (there) there.push(entry)
    else years.set(year, [entry])
  }
  const beside = records.filter(({ kind }) => isReadBeside(kind))
  if (beside.length > 0) years.set(null, beside)
  return [...years].flatMap(([year, all]) => {
    const parts: Listed[][] = [[]]
    let letters = 0
    for (const record of all) {
      const more = lettersOf(record)
      if (letters > 0 && letters + more > PLANNED_PAGES * PAGE) {
        parts.push([])
        letters = 0
      }
      parts.at(-1)?.push(record)
      letters += more
    }
    return parts.map((part, index) => volume(year, parts.length > 1 ? index + 1 : 0, part))
  })
}

function volume(year: string | null, part: number, records: Listed[]): Volume {
  const letters = records.reduce((sum, record) => sum + lettersOf(record), 0)
  return { year, part, records, estimatedPages: Math.ceil(letters / PAGE) }
}

/** The two halves of a file that came out too long; itself when it holds one record. */
export function halves(whole: Volume): Volume[] {
  if (whole.records.length < 2) return [whole]
  const middle = Math.ceil(whole.records.length / 2)
  return [whole.records.slice(0, middle), whole.records.slice(middle)].map((records) => volume(whole.year, 0, records))
}
