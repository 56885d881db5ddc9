// The stretches of time that figures are asked for. Pure.
import type { Span } from '#shared/domain/ledger/figures.ts'
import { readDay } from '#shared/domain/ledger/reading.ts'
import type { LocalDay } from '#shared/domain/records.ts'

export const SPANS = ['all', 'month', 'quarter', 'year', 'own'] as const
export type SpanChoice = (typeof SPANS)[number]

/** The span of a choice: this month, this and the two months before, this year, or two days typed (an empty one is open). */
export function spanOf(choice: SpanChoice, today: LocalDay, from = '', to = ''): Span {
  const first = Temporal.PlainDate.from(today).with({ day: 1 })
  switch (choice) {
    case 'all':
      return { from: null, to: null }
    case 'month':
      return { from: first.toString(), to: first.add({ months: 1 }).subtract({ days: 1 }).toString() }
    case 'quarter':
      return {
        from: first.subtract({ months: 2 }).toString(),
        to: first.add({ months: 1 }).subtract({ days: 1 }).toString(),
      }
    case 'year':
      return { from: `${today.slice(0, 4)}-01-01`, to: `${today.slice(0, 4)}-12-31` }
    case 'own':
      return { from: readDay(from, today), to: readDay(to, today) }
  }
}
