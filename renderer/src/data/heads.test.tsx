// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/react'
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import type { EntryHead, Head } from '#shared/domain/records.ts'
import { applyHeads, clearHeads, headOf, headsOf, useHeads, useRecord, useTrash } from './heads.ts'

beforeEach(clearHeads)

function entry(createdAt: string, deletedAt: string | null = null): EntryHead {
  const words = { title: null, firstWords: '', words: 0 }
  return { kind: 'entry', createdAt, updatedAt: createdAt, deletedAt, day: '2026-03-01', zone: 'UTC', ...words }
}
const value = {
  createdAt: 'x',
  updatedAt: 'x',
  deletedAt: null,
  kind: 'value',
  label: 'v',
  rank: null,
  sessionId: null,
} as const

test('[D13] live and deleted records are apart, oldest first, and a deleted one is still found by id', () => {
  applyHeads([
    ['b', entry('2026-02-02T00:00:00Z')],
    ['a', entry('2026-02-01T00:00:00Z')],
    ['c', entry('2026-02-03T00:00:00Z', '2026-02-04T00:00:00Z')],
  ])
  expect(headsOf('entry').map((record) => record.id)).toEqual(['a', 'b'])
  expect(renderHook(() => useTrash('entry')).result.current.map((record) => record.id)).toEqual(['c'])
  expect(renderHook(() => useRecord('entry', 'c')).result.current?.id).toBe('c')
  expect(renderHook(() => useRecord('spark', 'c')).result.current).toBeUndefined()
})

test('[D13] a list is the same array until a record of its kind changes', () => {
  applyHeads([['a', entry('2026-02-01T00:00:00Z')]])
  let renders = 0
  const { result } = renderHook(() => {
    renders += 1
    return useHeads('entry')
  })
  const before = result.current
  act(() => applyHeads([['v', value]]))
  expect(result.current).toBe(before)
  expect(renders).toBe(1)
  act(() => applyHeads([['a', entry('2026-02-01T00:00:00Z', '2026-02-05T00:00:00Z')]]))
  expect(result.current).toEqual([])
})

test('[D13] a removed record is gone from everywhere', () => {
  applyHeads([['a', entry('2026-02-01T00:00:00Z')]])
  applyHeads([['a', null]])
  expect(headOf('a')).toBeUndefined()
  expect(headsOf('entry')).toEqual([])
})

test('[D13] whatever changes at once, few or many, the lists are those made anew', () => {
  const ids = Array.from({ length: 150 }, (_, at) => `id-${at}`)
  const heads = fc.oneof(
    fc.constant(null),
    fc.constant<Head>(value),
    fc
      .record({ minute: fc.integer({ min: 10, max: 14 }), isDeleted: fc.boolean() })
      .map(({ minute, isDeleted }): Head => entry(`2026-02-01T00:${minute}:00Z`, isDeleted ? 'x' : null)),
  )
  const changes = fc.array(fc.tuple(fc.constantFrom(...ids), heads), { maxLength: 200 })
  fc.assert(
    fc.property(fc.array(changes, { minLength: 1, maxLength: 6 }), (times) => {
      clearHeads()
      const all = new Map<string, Head>()
      for (const time of times) {
        applyHeads(time)
        for (const [id, head] of time) {
          if (head) all.set(id, head)
          else all.delete(id)
        }
        for (const kind of ['entry', 'value'] as const) {
          const live = [...all].filter(([, head]) => head.kind === kind && head.deletedAt === null)
          const order = live.map(([id, head]) => `${head.createdAt} ${id}`).sort()
          expect(headsOf(kind).map(({ id, createdAt }) => `${createdAt} ${id}`)).toEqual(order)
        }
      }
    }),
    { numRuns: 60 },
  )
})
