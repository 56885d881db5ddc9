// Rule [V60]: which snapshots are kept, whatever the clock says.
import { describe, expect, it } from 'vitest'
import { type DatedSnapshot, newestFirst, snapshotsToKeep } from './snapshot-plan.ts'

/** One a day, oldest first, ending on the given day. */
function daily(count: number, last = '2026-11-22T10:00:00.000Z'): DatedSnapshot[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `s${at + 1}`,
    seq: at + 1,
    takenAt: new Date(Date.parse(last) - (count - 1 - at) * 86_400_000).toISOString(),
  }))
}

describe('the plan of snapshots', () => {
  it('[V60] keeps all while there are ten or fewer', () => {
    expect(snapshotsToKeep(daily(10)).size).toBe(10)
    expect(snapshotsToKeep([]).size).toBe(0)
  })

  it('[V60] keeps 10 last, 4 weekly and 12 monthly of two years of days', () => {
    const all = daily(730)
    const kept = all.filter(({ id }) => snapshotsToKeep(all).has(id)).map(({ takenAt }) => takenAt.slice(0, 10))
    // 2026-11-22 is a Sunday: weeks end on it, on 11-15, 11-08 and 11-01.
    expect(kept.slice(-12)).toEqual([
      '2026-11-01',
      '2026-11-08',
      ...Array.from({ length: 10 }, (_, at) => `2026-11-${13 + at}`),
    ])
    const monthly = ['2025-12-31', '2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31', '2026-06-30']
    expect(kept.slice(0, -12)).toEqual([...monthly, '2026-07-31', '2026-08-31', '2026-09-30', '2026-10-31'])
  })

  it('[V60] keeps the newest of each of seven days when there are many a day', () => {
    const all = daily(9).flatMap((one) =>
      Array.from({ length: 20 }, (_, at) => ({ ...one, id: `${one.id}/${at}`, seq: one.seq * 100 + at })),
    )
    const kept = snapshotsToKeep(all)
    expect([...kept].filter((id) => id.startsWith('s9/')).length).toBe(10)
    for (const day of ['s3', 's4', 's5', 's6', 's7', 's8']) expect(kept).toContain(`${day}/19`)
    // The week before ended on s2; neither an older moment of a day nor an older day of that week stays.
    expect(kept).toContain('s2/19')
    expect(kept).not.toContain('s8/18')
    expect(kept).not.toContain('s1/19')
  })

  it('[V60] orders by seq: a clock in the future or the past pushes out none of the ten newest', () => {
    const all = daily(40)
    const wrong = all.map((one, at) => (at % 3 === 0 ? { ...one, takenAt: '1999-01-01T00:00:00.000Z' } : one))
    const future = wrong.map((one, at) => (at < 20 ? { ...one, takenAt: `20${50 + at}-05-05T00:00:00.000Z` } : one))
    for (const snapshots of [wrong, future, [...future].reverse()]) {
      const kept = snapshotsToKeep(snapshots)
      for (let seq = 31; seq <= 40; seq += 1) expect(kept).toContain(`s${seq}`)
      expect(kept.size).toBeLessThanOrEqual(10 + 7 + 4 + 12)
    }
  })

  it('[V60] takes the later one of two at the same place for the newer', () => {
    const at = '2026-11-22T10:00:00.000Z'
    const sorted = newestFirst([
      { id: 'a', seq: 5, takenAt: at },
      { id: 'b', seq: 5, takenAt: at },
      { id: 'c', seq: 9, takenAt: at },
    ])
    expect(sorted.map(({ id }) => id)).toEqual(['c', 'b', 'a'])
  })
})
