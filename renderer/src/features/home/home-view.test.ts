import { expect, test } from 'vitest'
import type { Exercise } from '#shared/domain/exercise.ts'
import { pathOf, suggestNext } from '#shared/domain/path.ts'
import type { RecordOf, SessionStatus } from '#shared/domain/records.ts'
import { aheadOffWay, homeView, truthToShow, waypoints } from './home-view.ts'

function exercise(id: string, stage: Exercise['stage']): Exercise {
  const both = { en: id, it: id }
  const words = { title: both, why: both, basis: both, closing: both, source: '' }
  return { format: 1, id, stage, order: 1, minutes: 10, intensity: 'light', steps: [], ...words }
}
const EXERCISES = [
  exercise('one', 'notice'),
  exercise('two', 'face'),
  exercise('three', 'own'),
  exercise('four', 'turn'),
  exercise('five', 'live'),
]

function session(exerciseId: string, status: SessionStatus, day: number): RecordOf<'session'> {
  const at = `2026-11-${String(day).padStart(2, '0')}T10:00:00Z`
  const finishedAt = status === 'finished' ? at : null
  const base = { kind: 'session', createdAt: at, updatedAt: at, deletedAt: null, language: 'en' } as const
  return {
    ...base,
    id: `${exerciseId}-${day}`,
    exerciseId,
    definitionId: 'd',
    title: exerciseId,
    status,
    stepId: 's',
    finishedAt,
  }
}
function view(sessions: RecordOf<'session'>[], entries = 0) {
  const path = pathOf(EXERCISES, sessions)
  const suggestion = suggestNext(path, sessions)
  return { home: homeView(suggestion, sessions, entries), points: waypoints(path, suggestion) }
}

test('[A40] with nothing written Today offers the first step, and with entries only it says how many', () => {
  expect(view([]).home).toEqual({ state: 'new', next: EXERCISES[0] })
  expect(view([], 2).home).toEqual({ state: 'writing', entries: 2, next: EXERCISES[0] })
})

test('[A41] an open or paused session comes first, also when others were finished later', () => {
  const { home } = view([session('two', 'paused', 3), session('one', 'finished', 5)])
  expect(home).toMatchObject({ state: 'mid', session: { id: 'two-3' } })
})

test('[A42] between sessions Today names the last one finished and the next on the path', () => {
  const { home } = view([session('one', 'finished', 3), session('two', 'finished', 4)])
  expect(home).toMatchObject({ state: 'between', last: { id: 'two-4' }, next: { id: 'three' } })
})

test('[A43] what was stopped is offered again only when nothing else waits', () => {
  const done = ['one', 'two', 'three', 'four'].map((id, index) => session(id, 'finished', index + 1))
  expect(view([...done, session('five', 'stopped', 9)]).home).toMatchObject({ state: 'stopped', sessionId: 'five-9' })
})

test('[A44] when all was done Today says so and counts the sessions', () => {
  const done = EXERCISES.map(({ id }, index) => session(id, 'finished', index + 1))
  expect(view([...done, session('one', 'finished', 9)]).home).toEqual({
    state: 'done',
    sessions: 6,
    since: '2026-11-01T10:00:00Z',
    more: 0,
  })
})

test('[A45] the line is walked up to the next step after what is done, and marks one place at most', () => {
  const { points } = view([session('one', 'finished', 1), session('two', 'finished', 2)])
  expect(points.map((point) => point.state)).toEqual(['done', 'done', 'here', 'ahead', 'ahead'])
  expect(points.map((point) => point.walked)).toEqual([false, true, true, false, false])
  expect(view([]).points.some((point) => point.walked)).toBe(false)
  const all = view(EXERCISES.map(({ id }, index) => session(id, 'finished', index + 1)))
  expect(all.points.every((point) => point.state === 'done')).toBe(true)
})

test('[A46] the truth shown is the chosen one, else the one rated highest, else the newest', () => {
  const truth = (
    id: string,
    day: number,
    ratings: Record<string, number | null>,
    chosen = false,
  ): RecordOf<'truth'> => ({
    id,
    kind: 'truth',
    createdAt: `2026-11-0${day}T10:00:00Z`,
    updatedAt: '',
    deletedAt: null,
    text: id,
    ratings,
    chosenAt: chosen ? '2026-11-09T10:00:00Z' : null,
    sessionId: null,
    sparkIds: [],
  })
  expect(truthToShow([])).toBeNull()
  expect(truthToShow([truth('a', 1, {}), truth('b', 2, {})])?.id).toBe('b')
  expect(truthToShow([truth('a', 1, { x: 3, y: null }), truth('b', 2, { x: 1, y: 4 })])?.id).toBe('a')
  expect(truthToShow([truth('a', 1, {}, true), truth('b', 2, { x: 4 })])?.id).toBe('a')
})

test('[Y8] at the end of the short way Today says how many exercises lie off it', () => {
  const sessions = [session('one', 'finished', 1)]
  const shortened = EXERCISES.map((each) => (each.id === 'one' ? { ...each, short: 1 } : each))
  const path = pathOf(shortened, sessions, { way: 'short', hidden: ['five'] })
  const suggestion = suggestNext(path, sessions)
  expect(suggestion).toBeNull()
  expect(homeView(suggestion, sessions, 0, aheadOffWay(path))).toMatchObject({ state: 'done', more: 3 })
})

test('[Y9] the drawn line passes by a stage of which everything is hidden', () => {
  const sessions = [session('one', 'finished', 1)]
  const path = pathOf(EXERCISES, sessions, { way: 'full', hidden: ['two'] })
  const points = waypoints(path, suggestNext(path, sessions))
  expect(points.map((point) => point.state)).toEqual(['done', 'ahead', 'here', 'ahead', 'ahead'])
  expect(points[2]?.walked).toBe(true)
})
