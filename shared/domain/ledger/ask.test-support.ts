// An ask for tests, with everything that a test does not say.
import type { RecordOf } from '../records.ts'
import { whenAt } from './time.ts'

let ids = 0

/** Two hours asked and given unpaid, on 22 November 2026 in Rome, by nobody in particular. */
export function ask(more: Partial<RecordOf<'ask'>> = {}): RecordOf<'ask'> {
  ids += 1
  return {
    id: `ask${String(ids).padStart(18, '0')}A`,
    kind: 'ask',
    createdAt: '2026-11-22T08:00:00Z',
    updatedAt: '2026-11-22T08:00:00Z',
    deletedAt: null,
    direction: 'of-me',
    personId: null,
    who: 'Ada',
    what: 'an hour or two',
    sort: 'meeting',
    when: whenAt('2026-11-22', null, 'Europe/Rome'),
    hoursAsked: 2,
    hoursGiven: 2,
    paid: false,
    currency: 'EUR',
    hourlyValue: 40,
    serves: { me: null, them: null },
    freedom: null,
    answer: 'yes',
    reversal: null,
    whyId: null,
    repeats: null,
    seriesId: null,
    occurrence: null,
    decision: null,
    lookBack: null,
    note: '',
    ...more,
  }
}
