// Rules PP8–PP9 of docs/SPEC.md.
import 'temporal-polyfill/global'
import { expect, test } from 'vitest'
import { dueExperiment, hoursOf, inOrder, isQuiet, quietUntil } from './experiment.ts'
import type { RecordOf } from './records.ts'

const at = '2026-03-01T08:00:00Z'
function experiment(
  id: string,
  day: string | null,
  more: Partial<RecordOf<'experiment'>> = {},
): RecordOf<'experiment'> {
  const words = { what: id, obstacle: '', plan: '', whyId: null, sessionId: null }
  return { id, kind: 'experiment', createdAt: at, updatedAt: at, deletedAt: null, ...words, day, ...more }
}

test('[PP8] at most one thing is due: the open one whose day came first', () => {
  const all = [
    experiment('later', '2026-03-20'),
    experiment('second', '2026-03-05'),
    experiment('first', '2026-03-02'),
    experiment('ended', '2026-03-01', { outcome: 'left', endedOn: '2026-03-02' }),
    experiment('undated', null),
  ]
  expect(dueExperiment(all, '2026-03-10')?.id).toBe('first')
  expect(dueExperiment(all, '2026-03-02')?.id).toBe('first')
  expect(dueExperiment(all, '2026-03-01')).toBeNull()
  expect(inOrder(all).open.map(({ id }) => id)).toEqual(['first', 'second', 'later', 'undated'])
  expect(inOrder(all).ended.map(({ id }) => id)).toEqual(['ended'])
})

test('[PP9] "not now" keeps Today quiet for a week and no longer', () => {
  const until = quietUntil('2026-02-25')
  expect(until).toBe('2026-03-04')
  expect(isQuiet(until, '2026-03-03')).toBe(true)
  expect(isQuiet(until, '2026-03-04')).toBe(false)
  expect(isQuiet(undefined, '2026-03-03')).toBe(false)
})

test('[PP8] hours that were not said count for nothing', () => {
  expect(
    hoursOf([experiment('a', null, { hours: 1.5 }), experiment('b', null), experiment('c', null, { hours: 2 })]),
  ).toBe(3.5)
})
