// For tests and benchmarks: the real index, in Node, and rows for it.
import sqlite3InitModule from '@sqlite.org/sqlite-wasm'
import type { RecordKind } from '#shared/domain/records.ts'
import { NO_FILTER } from '#shared/domain/search/filter.ts'
import type { IndexRow } from '#shared/domain/search/index-row.ts'
import { parseQuery, type Vocabulary } from '#shared/domain/search/query.ts'
import { SearchIndex, type SearchResult } from './search-index.ts'

export async function makeIndex(): Promise<SearchIndex> {
  return new SearchIndex(await sqlite3InitModule())
}

export function row(id: string, text: string, changes: Partial<IndexRow> = {}): IndexRow {
  const kind: RecordKind = 'entry'
  return {
    id,
    revision: 1,
    kind,
    day: '2026-01-01',
    title: '',
    tags: [],
    text,
    mood: null,
    energy: null,
    starred: false,
    language: null,
    people: [],
    hasAttachment: false,
    source: null,
    ...changes,
  }
}

const VOCABULARY: Vocabulary = { moods: [], energies: [], today: '2026-11-22' }

/** What a person who types this gets. */
export function ask(index: SearchIndex, typed: string, limit = 50): SearchResult {
  const query = parseQuery(typed, VOCABULARY)
  return index.search({ terms: query.terms, filter: { ...NO_FILTER, ...query.filter }, limit })
}

export function idsFor(index: SearchIndex, typed: string): string[] {
  return ask(index, typed).hits.map(({ id }) => id)
}
