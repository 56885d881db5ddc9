// Rules PP10–PP12 of docs/SPEC.md.
import 'temporal-polyfill/global'
import { expect, test } from 'vitest'
import { CHECK_ITEMS, checkDueOn, joinsChecks, lineOf, lookInSession, lookOf } from './check.ts'
import type { Exercise, RateStep } from './exercise.ts'
import type { RecordOf, SessionBody } from './records.ts'

const both = (text: string) => ({ en: text, it: text })
const step: RateStep = {
  id: 'look',
  kind: 'rate',
  title: both('How?'),
  items: [
    { id: 'a', text: both('a'), check: 'meaning' },
    { id: 'b', text: both('b'), check: 'rest' },
    { id: 'c', text: both('c') },
  ],
  scales: [{ id: 'far', label: both('far'), words: { en: [], it: [] } }],
}
const words = { title: both('t'), why: both('w'), basis: both('b'), closing: both('c'), source: '' }
const exercise: Exercise = {
  format: 1,
  id: 'any-name',
  stage: 'live',
  order: 1,
  minutes: 5,
  intensity: 'light',
  steps: [step],
  ...words,
}
const body = (ratings: Record<string, Record<string, number | null>>): SessionBody => ({
  answers: { look: { kind: 'rate', ratings } },
  skipped: [],
  produced: {},
  caret: null,
})
const check = (id: string, day: string, items: RecordOf<'check'>['items']): RecordOf<'check'> => ({
  id,
  kind: 'check',
  createdAt: '2026-03-01T08:00:00Z',
  updatedAt: '2026-03-01T08:00:00Z',
  deletedAt: null,
  day,
  items,
  note: '',
})

test('[PP10] a line has a point for each look that answered its item, oldest first, and nothing is added up', () => {
  const looks = [
    check('b', '2026-04-01', { meaning: 3, rest: null }),
    check('a', '2026-03-01', { meaning: 1, rest: 0 }),
    check('c', '2026-05-01', {}),
  ].map(lookOf)
  expect(lineOf(looks, 'meaning')).toEqual([
    { day: '2026-03-01', value: 1, fromSession: false },
    { day: '2026-04-01', value: 3, fromSession: false },
  ])
  expect(lineOf(looks, 'rest')).toEqual([{ day: '2026-03-01', value: 0, fromSession: false }])
  const session = { id: 's', day: '2026-03-15', items: { rest: 2 as const }, note: '', sessionId: 's' }
  expect(lineOf([...looks, session], 'rest').map(({ fromSession }) => fromSession)).toEqual([false, true])
  expect(CHECK_ITEMS).toHaveLength(5)
})

test('[PP11] ratings of an exercise join the line where its data says so, whatever the exercise is called', () => {
  expect(joinsChecks(exercise)).toBe(true)
  expect(joinsChecks({ ...exercise, steps: [{ ...step, items: [{ id: 'c', text: both('c') }] }] })).toBe(false)
  const rated = body({ a: { far: 4 }, b: { far: null }, c: { far: 2 } })
  expect(lookInSession(exercise, rated)).toEqual({ meaning: 4 })
  expect(lookInSession(exercise, body({ a: { far: 7 } }))).toBeNull()
  expect(lookInSession(exercise, body({}))).toBeNull()
})

test('[PP12] a look is due thirty days after the last, or after the first words; never before there are any', () => {
  expect(checkDueOn('2026-03-01', '2026-01-01')).toBe('2026-03-31')
  expect(checkDueOn(null, '2026-03-01')).toBe('2026-03-31')
  expect(checkDueOn(null, null)).toBeNull()
})
