// What a new ask starts from, and how asks are written. Pure but for reading the profile.
import { headsOf } from '#data/heads.ts'
import type { RecordWrite } from '#data/record-write.ts'
import { newId, saveRecords } from '#data/repository.ts'
import { today } from '#parts/dates.ts'
import type { AskFields } from '#shared/domain/ledger/ask.ts'
import { whenAt } from '#shared/domain/ledger/time.ts'
import type { Instant, RecordId, RecordOf } from '#shared/domain/records.ts'

/** What a person's money is counted in until they say otherwise. */
export const FIRST_CURRENCY = 'EUR'

/** Today, of the person, unpaid, said yes, at the hourly value they stated last. */
export function blankAsk(): AskFields {
  const [profile] = headsOf('profile')
  return {
    direction: 'of-me',
    personId: null,
    who: '',
    what: '',
    sort: 'other',
    when: whenAt(today(), null, Temporal.Now.timeZoneId()),
    hoursAsked: 0,
    hoursGiven: 0,
    paid: false,
    currency: profile?.currency ?? FIRST_CURRENCY,
    hourlyValue: profile?.hourlyValue ?? null,
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
  }
}

/** A new record of these fields. `id` where it had one in a table that comes back. */
export function askWrite(fields: AskFields, now: Instant, id: RecordId = newId()): RecordWrite {
  return { id, head: { kind: 'ask', createdAt: now, updatedAt: now, deletedAt: null, ...fields } }
}

/** The record with some fields changed. */
export function changedAsk(ask: RecordOf<'ask'>, part: Partial<AskFields>, now: Instant): RecordWrite {
  const { id, ...head } = ask
  return { id, head: { ...head, ...part, updatedAt: now } }
}

/** Resolves when the log has it. @throws what `saveRecords` throws. */
export async function changeAsk(ask: RecordOf<'ask'>, part: Partial<AskFields>): Promise<void> {
  await saveRecords([changedAsk(ask, part, Temporal.Now.instant().toString())])
}
