// Which asks a list shows, and in which order. Pure.
import { type AskAnswer, type AskDirection, personKey } from '#shared/domain/ledger/ask.ts'
import { startDay } from '#shared/domain/ledger/time.ts'
import type { RecordOf } from '#shared/domain/records.ts'

type Ask = RecordOf<'ask'>

export interface AskFilter {
  answer: AskAnswer | null
  direction: AskDirection | null
  /** A `personKey`. */
  person: string | null
  /** `YYYY-MM`. */
  month: string | null
  paid: boolean | null
  words: string
}
export const NO_FILTER: AskFilter = { answer: null, direction: null, person: null, month: null, paid: null, words: '' }

export function isFiltered(filter: AskFilter): boolean {
  return Object.values(filter).some((value) => value !== null && value !== '')
}

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The latest day first; of one day, what was written down last. */
export function newestAsks(asks: readonly Ask[]): Ask[] {
  return asks
    .map((ask) => ({ ask, day: startDay(ask.when) }))
    .toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : a.ask.createdAt < b.ask.createdAt ? 1 : -1))
    .map(({ ask }) => ask)
}

export function filtered(asks: readonly Ask[], filter: AskFilter): Ask[] {
  const words = folded(filter.words).split(/\s+/).filter(Boolean)
  return asks.filter((ask) => {
    if (filter.answer !== null && ask.answer !== filter.answer) return false
    if (filter.direction !== null && ask.direction !== filter.direction) return false
    if (filter.person !== null && personKey(ask) !== filter.person) return false
    if (filter.paid !== null && ask.paid !== filter.paid) return false
    if (filter.month !== null && startDay(ask.when).slice(0, 7) !== filter.month) return false
    const text = folded(`${ask.what} ${ask.who} ${ask.note}`)
    return words.every((word) => text.includes(word))
  })
}
