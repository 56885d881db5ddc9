// How the journal is looked at, kept while the vault is open: coming back from an entry finds it as it was left.
import { createStore } from 'zustand/vanilla'
import type { LocalDay } from '#shared/domain/records.ts'
import { NO_FILTER, type RecordFilter } from '#shared/domain/search/filter.ts'
import type { Month } from './calendar-view.ts'

export type JournalView = 'list' | 'month' | 'year'

export interface JournalViewState {
  view: JournalView
  filter: RecordFilter
  /** Null: that of today. */
  month: Month | null
  /** The day whose entries stand below the calendar. */
  day: LocalDay | null
}

const START: JournalViewState = { view: 'list', filter: NO_FILTER, month: null, day: null }
export const journalView = createStore<JournalViewState>(() => START)

/** How far the list was scrolled, in pixels. Nobody is told of its changes. */
export const keptScroll = { top: 0 }

/** As after unlocking; for tests. */
export function resetJournalView(): void {
  journalView.setState(START, true)
  keptScroll.top = 0
}
