// Which snapshots stay: the last ten, then one a day, a week and a month. Pure; knows neither files nor clocks.

export interface DatedSnapshot {
  id: string
  /** Where the log stood. Orders snapshots: a clock may be wrong, this cannot be. */
  seq: number
  /** ISO instant. Says only which day, week and month a snapshot stands for. */
  takenAt: string
}

const LAST = 10
const DAYS = 7
const WEEKS = 4
const MONTHS = 12
const DAY_MS = 24 * 60 * 60 * 1000

/** Weeks begin on Monday; 1970-01-05 was one. */
function weekOf(instant: string): string {
  return String(Math.floor((Date.parse(instant) / DAY_MS - 4) / 7))
}

/** Newest first: by seq, of equal ones the later in the given order. */
export function newestFirst<S extends Pick<DatedSnapshot, 'seq'>>(snapshots: readonly S[]): S[] {
  return snapshots
    .map((snapshot, at) => ({ snapshot, at }))
    .sort((a, b) => b.snapshot.seq - a.snapshot.seq || b.at - a.at)
    .map(({ snapshot }) => snapshot)
}

/** The newest of each of the newest `count` periods. */
function newestOfEach(
  sorted: readonly DatedSnapshot[],
  count: number,
  periodOf: (instant: string) => string,
): string[] {
  const newest = new Map<string, string>()
  for (const { id, takenAt } of sorted) {
    const period = periodOf(takenAt)
    if (!newest.has(period) && newest.size < count) newest.set(period, id)
  }
  return [...newest.values()]
}

/**
 * Ids to keep: the 10 newest, and the newest of each of the 7 newest days, 4 newest weeks and 12 newest months (UTC) that
 * have any. The order is that of seq; days of a wrong clock count as days, but never push out the 10 newest.
 */
export function snapshotsToKeep(snapshots: readonly DatedSnapshot[]): Set<string> {
  const sorted = newestFirst(snapshots)
  return new Set([
    ...sorted.slice(0, LAST).map(({ id }) => id),
    ...newestOfEach(sorted, DAYS, (instant) => instant.slice(0, 10)),
    ...newestOfEach(sorted, WEEKS, weekOf),
    ...newestOfEach(sorted, MONTHS, (instant) => instant.slice(0, 7)),
  ])
}
