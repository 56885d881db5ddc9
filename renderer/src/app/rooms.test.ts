import { expect, test } from 'vitest'
import { type Holdings, roomOf, upperRooms } from './rooms.ts'

const ids = (sparks: boolean, truthsAndWhys: boolean, more: Partial<Holdings> = {}) =>
  upperRooms({ sparks, truthsAndWhys, people: false, written: false, letters: false, longView: false, ...more }).map(
    (room) => room.id,
  )

test('[A20] a room appears only once something is in it; Today, Path and Journal are always there', () => {
  expect(ids(false, false)).toEqual(['today', 'path', 'journal'])
  expect(ids(true, false)).toEqual(['today', 'path', 'journal', 'sparks'])
  expect(ids(false, false, { longView: true })).toEqual(['today', 'path', 'journal', 'long-view'])
  // Writing somebody down, and sitting down with others, are first steps that can be taken once anything is written.
  expect(ids(false, false, { people: true })).toEqual(['today', 'path', 'journal', 'people'])
  expect(ids(false, false, { written: true })).toEqual(['today', 'path', 'journal', 'people', 'circle'])
  expect(ids(false, true)).toEqual(['today', 'path', 'journal', 'why', 'circle'])
  expect(ids(true, true)).toEqual(['today', 'path', 'journal', 'sparks', 'why', 'circle'])
  expect(ids(false, false, { letters: true })).toContain('circle')
})

test('[A21] a session belongs to no room, so it has no sidebar; an inner page belongs to its room', () => {
  expect(roomOf('/session/abc')).toBeNull()
  expect(roomOf('/together')).toBeNull()
  expect(roomOf('/')).toBe('today')
  expect(roomOf('/path/naming-the-truth')).toBe('path')
  expect(roomOf('/journal/abc')).toBe('journal')
  expect(roomOf('/statement')).toBe('why')
  expect(roomOf('/story')).toBe('why')
  expect(roomOf('/history/abc')).toBe('journal')
  expect(roomOf('/history/abc', (id) => (id === 'abc' ? 'why' : undefined))).toBe('why')
  expect(roomOf('/people/abc')).toBe('people')
  expect(roomOf('/pyramid')).toBe('people')
  expect(roomOf('/letter/abc')).toBe('circle')
  expect(roomOf('/team')).toBe('circle')
  expect(roomOf('/team/abc')).toBe('circle')
  expect(roomOf('/shared-purpose')).toBe('circle')
  expect(roomOf('/shared-purpose/abc')).toBe('circle')
})
