// Reading a why aloud again: on which days, and what was answered. Pure. Nothing is counted, and a missed day is gone.
import type { LocalDay, RecordId, RecordOf } from '../records.ts'

/** How it sounds, in plain words; none is better than another. */
export const RESONANCE_ANSWERS = ['mine', 'almost', 'not-sure', 'not-any-more'] as const
export type ResonanceAnswer = (typeof RESONANCE_ANSWERS)[number]

/** Days after the choice. */
export const RESONANCE_DAYS = [1, 7, 30, 90] as const

/** Readings of one why by day, the earliest first. Does not change the array given. */
export function courseOf(readings: readonly RecordOf<'resonance'>[], whyId: RecordId): RecordOf<'resonance'>[] {
  return readings
    .filter((reading) => reading.whyId === whyId && reading.deletedAt === null)
    .toSorted((a, b) => a.day.localeCompare(b.day) || a.createdAt.localeCompare(b.createdAt))
}

/** The days on which a why chosen on `chosenOn` is to be read again. */
export function readingDays(chosenOn: LocalDay): LocalDay[] {
  const from = Temporal.PlainDate.from(chosenOn)
  return RESONANCE_DAYS.map((days) => from.add({ days }).toString())
}

/**
 * The day whose reading is due: the latest that has come, unless the why was read on it or after. Earlier days that were
 * missed are not asked for; after the last there is none. null for nothing due.
 */
export function readingDue(
  chosenOn: LocalDay,
  readings: readonly Pick<RecordOf<'resonance'>, 'day'>[],
  today: LocalDay,
): LocalDay | null {
  const due = readingDays(chosenOn).findLast((day) => day <= today)
  return due === undefined || readings.some(({ day }) => day >= due) ? null : due
}

/** The next day on which it comes back; null after the last. */
export function nextReading(chosenOn: LocalDay, today: LocalDay): LocalDay | null {
  return readingDays(chosenOn).find((day) => day > today) ?? null
}
