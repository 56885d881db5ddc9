// What is searched for, kept while the vault is open: coming back from a result finds the search as it was. Never in the
// route and never on the disk.
import { createStore } from 'zustand/vanilla'
import { NO_FILTER, type RecordFilter } from '#shared/domain/search/filter.ts'

/** How many results are on the page before one asks for more. */
export const PAGE = 50

export interface SearchState {
  text: string
  filter: RecordFilter
  limit: number
}

export const searchState = createStore<SearchState>(() => ({ text: '', filter: NO_FILTER, limit: PAGE }))
