// [FN3]: filters on entries in memory, joined from fields and from what was typed, and people by their names.
import { expect, test } from 'vitest'
import type { RecordOf } from '../records.ts'
import { bothFilters, isNarrowing, NO_FILTER, passes, peopleNamed } from './filter.ts'

const base = { createdAt: '2026-01-01T00:00:00Z', updatedAt: '2026-01-01T00:00:00Z', deletedAt: null }
const entry: RecordOf<'entry'> = {
  ...base,
  id: 'e',
  kind: 'entry',
  day: '2026-01-05',
  zone: 'UTC',
  title: null,
  firstWords: '',
  words: 1,
  tags: ['#Famiglia', 'perché'],
  mood: 1,
  personIds: ['p'],
}
const none = new Set<string>()
const does = (change: object, quoted = none) => passes(entry, { ...NO_FILTER, ...change }, quoted)

test('[FN3] each field narrows by itself, and fields not said narrow nothing out', () => {
  expect(does({})).toBe(true)
  expect([does({ tags: ['famiglia', 'perche'] }), does({ tags: ['mare'] })]).toEqual([true, false])
  expect([does({ moods: [1, 2] }), does({ moods: [0] }), does({ energies: [1] })]).toEqual([true, false, false])
  expect([does({ people: [['x', 'p']] }), does({ people: [['p'], ['x']] }), does({ people: [[]] })]).toEqual([
    true,
    false,
    false,
  ])
  expect([
    does({ from: '2026-01-05', until: '2026-01-05' }),
    does({ from: '2026-01-06' }),
    does({ until: '2026-01-04' }),
  ]).toEqual([true, false, false])
  expect([does({ hasSpark: true }), does({ hasSpark: true }, new Set(['e']))]).toEqual([false, true])
  expect([does({ starred: true }), does({ language: 'en' }), does({ hasAttachment: true })]).toEqual([
    false,
    false,
    false,
  ])
  expect([does({ kinds: ['entry'] }), does({ kinds: ['spark'] })]).toEqual([true, false])
})

test('[FN3] what is typed and what is chosen in fields hold together', () => {
  const both = bothFilters(
    { ...NO_FILTER, from: '2026-01-01', kinds: ['entry', 'spark'] },
    { ...NO_FILTER, from: '2026-02-01', kinds: ['spark', 'why'], starred: true },
  )
  expect(both).toMatchObject({ from: '2026-02-01', kinds: ['spark'], starred: true })
  expect(isNarrowing(both)).toBe(true)
  expect(isNarrowing(bothFilters(NO_FILTER, NO_FILTER))).toBe(false)
})

test('[FN3] a person is found by the beginning of any of their names', () => {
  const person = (id: string, name: string): RecordOf<'person'> => ({
    ...base,
    id,
    kind: 'person',
    name,
    role: 'person',
    note: '',
  })
  const people = [person('a', 'Nicolò Rossi'), person('b', 'Anna')]
  expect(peopleNamed('nicolo', people)).toEqual(['a'])
  expect(peopleNamed('ross', people)).toEqual(['a'])
  expect(peopleNamed('olo', people)).toEqual([])
})
