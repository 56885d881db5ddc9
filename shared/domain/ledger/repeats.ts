// Asks that come again: which of their days are due. Makes nothing by itself; the person adds or leaves out each one.
import type { LocalDay, RecordOf } from '../records.ts'
import type { AskFields, AskRepeat } from './ask.ts'
import { startDay, startTime, whenAt } from './time.ts'

type Ask = RecordOf<'ask'>

/** More than these are not offered at once. */
const MOST_DUE = 60

/**
 * The days of a rule after its first, up to `until` and `upTo`. A month's day that a month has not is its last; the days
 * are counted from the first one, so the 31st comes back.
 */
export function daysOf(rule: AskRepeat, first: LocalDay, upTo: LocalDay): LocalDay[] {
  const begin = Temporal.PlainDate.from(first)
  const last = rule.until !== null && rule.until < upTo ? rule.until : upTo
  const days: LocalDay[] = []
  for (let n = 1; n <= 5000; n++) {
    const step =
      rule.every === 'month' ? { months: n } : { days: n * (rule.every === 'week' ? 7 : Math.max(1, rule.days)) }
    const day = begin.add(step).toString()
    if (day > last) break
    days.push(day)
  }
  return days
}

export interface DueOccurrence {
  /** The ask that holds the rule. */
  series: Ask
  day: LocalDay
}

/**
 * What has come due by `today` and was neither made nor left out. `all` holds deleted asks too: what the person threw away
 * is not offered again. The earliest first.
 */
export function dueOccurrences(all: readonly Ask[], today: LocalDay): DueOccurrence[] {
  const made = new Set(all.flatMap(({ seriesId, occurrence }) => (seriesId ? [`${seriesId} ${occurrence}`] : [])))
  return all
    .flatMap((series) => {
      const rule = series.repeats
      if (rule === null || series.deletedAt !== null) return []
      return daysOf(rule, startDay(series.when), today)
        .filter((day) => !made.has(`${series.id} ${day}`) && !rule.skipped.includes(day))
        .map((day) => ({ series, day }))
    })
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
    .slice(0, MOST_DUE)
}

/** An occurrence as an ask of its own: everything of its series but the rule and what was decided about that one. */
export function occurrenceOf({ series, day }: DueOccurrence): AskFields {
  const { id: _id, kind: _kind, createdAt: _c, updatedAt: _u, deletedAt: _d, ...fields } = series
  return {
    ...fields,
    when: whenAt(day, startTime(series.when), series.when.zone),
    repeats: null,
    seriesId: series.id,
    occurrence: day,
    decision: null,
    lookBack: null,
  }
}
