// Rules PP5–PP7 of docs/SPEC.md.
import { expect, test } from 'vitest'
import { byName, isNamed, merging, personBehind, personNamed } from './people.ts'
import type { RecordOf } from './records.ts'

const at = '2026-03-01T08:00:00Z'
const base = { createdAt: at, updatedAt: at, deletedAt: null }
function person(id: string, name: string, more: Partial<RecordOf<'person'>> = {}): RecordOf<'person'> {
  return { ...base, id, kind: 'person', name, role: 'client', note: '', ...more }
}
const recognition = (id: string, personId: string | null): RecordOf<'recognition'> => ({
  ...base,
  id,
  kind: 'recognition',
  direction: 'to-me',
  personId,
  who: '',
  what: 'listened',
  feeling: '',
  day: '2026-03-01',
  sparkId: null,
})

test('[PP5] a name is found without its accents, by the beginning of any word, and by another name', () => {
  const lucia = person('l', 'Lucìa D’Amico', { aliases: ['la Professoressa'] })
  for (const typed of ['lucia', 'AMI', 'd ami', 'lu ami', 'prof', '']) expect(isNamed(lucia, typed)).toBe(true)
  for (const typed of ['mico', 'luca']) expect(isNamed(lucia, typed)).toBe(false)
  expect(personNamed([lucia], ' lucia  d’amico ')?.id).toBe('l')
  expect(personNamed([lucia], 'La professoressa')?.id).toBe('l')
  expect(personNamed([lucia], 'Lucia')).toBeUndefined()
  expect(byName([person('b', 'Èlio'), person('a', 'Dora'), person('c', 'Fosca')], 'it').map(({ id }) => id)).toEqual([
    'a',
    'b',
    'c',
  ])
})

test('[PP6] merging moves what named one to the other, keeps all words, and sends one to the trash', () => {
  const keep = person('k', 'Studio Nord', {
    note: 'met in May',
    placements: [{ level: 1, day: '2026-02-01', because: 'b' }],
  })
  const drop = person('d', 'Nord', {
    note: 'pays late',
    mergedIds: ['old'],
    placements: [{ level: 0, day: '2026-01-01', because: 'a' }],
  })
  const entry: RecordOf<'entry'> = {
    ...base,
    id: 'e',
    kind: 'entry',
    day: '2026-03-01',
    zone: 'UTC',
    title: null,
    firstWords: '',
    words: 0,
    personIds: ['d', 'k', 'x'],
  }
  const other = recognition('r2', 'x')
  const { before, after } = merging(keep, drop, [keep, drop, entry, recognition('r1', 'old'), other], at)
  const now = new Map(after.map((head) => [head.id, head]))
  expect(now.get('k')).toMatchObject({ note: 'met in May\n\npays late', aliases: ['Nord'], mergedIds: ['d', 'old'] })
  expect((now.get('k') as RecordOf<'person'>).placements?.map(({ because }) => because)).toEqual(['a', 'b'])
  expect(now.get('d')?.deletedAt).toBe(at)
  expect(now.get('e')).toMatchObject({ personIds: ['k', 'x'] })
  expect(now.get('r1')).toMatchObject({ personId: 'k' })
  expect(now.has('r2')).toBe(false)
  expect(personBehind([now.get('k') as RecordOf<'person'>], 'old')?.id).toBe('k')
  // What an undo writes back is exactly what was there.
  expect(new Set(before.map(({ id }) => id))).toEqual(new Set(now.keys()))
  expect(before.find(({ id }) => id === 'e')).toEqual(entry)
})

test('[PP7] an id leads to nobody once its person is gone, and a merged one to whom it became', () => {
  const all = [person('k', 'K', { mergedIds: ['d'] })]
  expect(personBehind(all, 'd')?.id).toBe('k')
  expect(personBehind(all, 'q')).toBeUndefined()
  expect(personBehind(all, null)).toBeUndefined()
})
