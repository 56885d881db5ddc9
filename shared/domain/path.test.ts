// Rules X50–X53: where each exercise stands and what is suggested.
import 'temporal-polyfill/global'
import { describe, expect, test } from 'vitest'
import { readExercises } from '../../scripts/vite-exercises.ts'
import { STAGES } from './exercise.ts'
import { againFrom, finishedBefore, pathChoices, pathOf, shortWay, suggestNext } from './path.ts'
import type { RecordOf, SessionStatus } from './records.ts'

/** One of each stage. */
const exercises = STAGES.flatMap((stage) => readExercises().find((exercise) => exercise.stage === stage) ?? [])
const idAt = (stage: number) => exercises.find((exercise) => exercise.stage === STAGES[stage])?.id ?? ''

let made = 0
function session(exerciseId: string, status: SessionStatus, day = '01'): RecordOf<'session'> {
  const at = `2026-11-${day}T00:00:00Z`
  return {
    id: `session-${++made}`,
    kind: 'session',
    createdAt: at,
    updatedAt: at,
    deletedAt: null,
    exerciseId,
    definitionId: 'd',
    title: '',
    language: 'en',
    status,
    stepId: 'x',
    finishedAt: status === 'finished' ? at : null,
  }
}
const next = (sessions: RecordOf<'session'>[]) => suggestNext(pathOf(exercises, sessions), sessions)
const statesOf = (sessions: RecordOf<'session'>[]) =>
  pathOf(exercises, sessions).map((stage) => stage.exercises.map((one) => one.state).join())

describe('the path', () => {
  test('[X50] has the five stages in order; done, in progress and ahead follow from sessions', () => {
    expect(pathOf(exercises, []).map((stage) => stage.stage)).toEqual([...STAGES])
    const sessions = [session(idAt(0), 'finished'), session(idAt(1), 'paused'), session(idAt(2), 'stopped')]
    expect(statesOf(sessions)).toEqual(['done', 'in-progress', 'ahead', 'ahead', 'ahead'])
    expect(pathOf(exercises, sessions).map((stage) => stage.state)).toEqual([
      'done',
      'begun',
      'ahead',
      'ahead',
      'ahead',
    ])
  })

  test('[X50] a second sitting in progress does not undo that it was done; trashed sittings count for nothing', () => {
    const again = pathOf(exercises, [session(idAt(0), 'finished'), session(idAt(0), 'open', '02')])
    expect(again[0]?.done).toBe(1)
    expect(again[0]?.exercises[0]).toMatchObject({ state: 'in-progress', times: 1 })
    expect(statesOf([{ ...session(idAt(0), 'finished'), deletedAt: '2026-11-02T00:00:00Z' }])[0]).toBe('ahead')
  })

  test('[X51] an open or paused sitting comes first, the latest of several', () => {
    const open = session(idAt(3), 'paused', '05')
    expect(next([session(idAt(1), 'open', '02'), open, session(idAt(0), 'finished', '09')])).toMatchObject({
      why: 'go-on',
      session: { id: open.id },
    })
  })

  test('[X52] then the earliest that was never finished, with its reason', () => {
    expect(next([])).toMatchObject({ why: 'first-step', exercise: { id: idAt(0) } })
    expect(next([session(idAt(0), 'finished')])).toMatchObject({
      why: 'next-stage',
      after: 'notice',
      exercise: { id: idAt(1) },
    })
    expect(next([session(idAt(1), 'finished')])).toMatchObject({
      why: 'left-out',
      stage: 'notice',
      exercise: { id: idAt(0) },
    })
  })

  test('[X52] what was stopped waits until nothing untried is left; when all is done nothing is suggested', () => {
    const stopped = session(idAt(0), 'stopped')
    expect(next([stopped])).toMatchObject({ exercise: { id: idAt(1) } })
    const rest = STAGES.slice(1).map((_stage, index) => session(idAt(index + 1), 'finished'))
    expect(next([stopped, ...rest])).toMatchObject({ why: 'take-up-again', session: { id: stopped.id } })
    expect(next(STAGES.map((_stage, index) => session(idAt(index), 'finished')))).toBeNull()
  })

  test('[X74] it may be looked at again after its days: the next one each time, the last one from then on', () => {
    const [first] = exercises
    if (!first) throw new Error('no exercise')
    const daily = { ...first, again: [1, 7] }
    expect(againFrom(daily, 0, null)).toBeNull()
    expect(againFrom(daily, 1, '2026-11-30')).toBe('2026-12-01')
    expect(againFrom(daily, 2, '2026-11-30')).toBe('2026-12-07')
    expect(againFrom(daily, 9, '2026-11-30')).toBe('2026-12-07')
    const { again: _none, ...once } = daily
    expect(againFrom(once, 1, '2026-11-30')).toBeNull()
    const sessions = [
      session(first.id, 'finished', '03'),
      session(first.id, 'finished', '02'),
      session(first.id, 'open'),
    ]
    expect(finishedBefore(first, sessions)).toEqual({ times: 2, last: '2026-11-03T00:00:00Z' })
  })

  test('[X53] the same stage is named when something of it is done', () => {
    const [first] = exercises
    if (!first) throw new Error('no exercise')
    const two = [first, { ...first, id: 'another', order: first.order + 1 }]
    const sessions = [session(first.id, 'finished')]
    expect(suggestNext(pathOf(two, sessions), sessions)).toMatchObject({ why: 'same-stage', after: { id: first.id } })
  })

  const all = readExercises()
  const short = shortWay(all)
  const along = (sessions: RecordOf<'session'>[], hidden: string[] = []) => {
    const path = pathOf(all, sessions, { way: 'short', hidden })
    return { path, next: suggestNext(path, sessions) }
  }

  test('[Y1] the short way is six sessions that touch every stage in order, each place once; it is the default', () => {
    expect(short.map((exercise) => exercise.short)).toEqual([1, 2, 3, 4, 5, 6])
    const stages = short.map((exercise) => STAGES.indexOf(exercise.stage))
    expect(stages).toEqual(stages.toSorted((a, b) => a - b))
    expect(new Set(stages).size).toBe(STAGES.length)
    expect(pathChoices(undefined)).toEqual({ way: 'short', hidden: [] })
    expect(pathChoices({ way: 'full', hiddenExercises: ['a'] })).toEqual({ way: 'full', hidden: ['a'] })
  })

  test('[Y2] on the short way a stage is done when its short exercises are; the suggestion walks it in order', () => {
    const sessions: RecordOf<'session'>[] = []
    for (const exercise of short) {
      expect(along(sessions).next?.exercise.id).toBe(exercise.id)
      sessions.push(session(exercise.id, 'finished'))
    }
    const { path, next } = along(sessions)
    expect(next).toBeNull()
    expect(path.map((stage) => stage.state)).toEqual(STAGES.map(() => 'done'))
    expect(suggestNext(pathOf(all, sessions), sessions)).not.toBeNull()
    expect(path.flatMap((stage) => [...stage.exercises, ...stage.others])).toHaveLength(all.length)
  })

  test('[Y3] what is hidden is neither suggested nor counted; off the way only what is begun is suggested', () => {
    const [first, second] = short
    const other = all.find((exercise) => exercise.short === undefined)
    if (!first || !second || !other) throw new Error('no exercise')
    expect(along([], [first.id]).next?.exercise.id).toBe(second.id)
    const open = session(other.id, 'paused')
    expect(along([open]).next).toMatchObject({ why: 'go-on', exercise: { id: other.id } })
    expect(along([open], [other.id]).next?.exercise.id).toBe(first.id)
    const hidden = all.filter((exercise) => exercise.stage === 'live').map((exercise) => exercise.id)
    const live = pathOf(all, [], { way: 'full', hidden }).at(-1)
    expect(live).toMatchObject({ exercises: [], state: 'ahead' })
    expect(live?.hidden).toHaveLength(hidden.length)
  })
})
