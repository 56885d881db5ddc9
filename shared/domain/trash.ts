// The 30 days of the trash, and how much room a disk must have. Pure: the clock is an argument.
import type { Instant } from './records.ts'

/** How long what was deleted can be brought back. */
export const TRASH_DAYS = 30
const DAY_MS = 86_400_000

/** Whole days left before it goes for good; 0 when its time is over. A clock that went back gives no more than all of them. */
export function daysLeft(deletedAt: Instant, now: Instant): number {
  const days = Math.ceil(TRASH_DAYS - (Date.parse(now) - Date.parse(deletedAt)) / DAY_MS)
  return Math.min(TRASH_DAYS, Math.max(0, days))
}

/** What has lain in the trash for its whole time, oldest first. */
export function expiredOf<T extends { deletedAt: Instant | null }>(records: readonly T[], now: Instant): T[] {
  return records
    .filter((record) => record.deletedAt !== null && daysLeft(record.deletedAt, now) === 0)
    .sort((a, b) => String(a.deletedAt).localeCompare(String(b.deletedAt)))
}
