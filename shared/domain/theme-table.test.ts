import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RecordOf } from './records.ts'
import { gathered, shifted } from './theme-table.ts'

const at = '2026-11-22T10:00:00Z'
const theme = (id: string, sparkIds: string[]): RecordOf<'theme'> => ({
  id,
  kind: 'theme',
  createdAt: at,
  updatedAt: at,
  deletedAt: null,
  name: id,
  ownView: '',
  sparkIds,
})

describe('the table of sparks', () => {
  it('[ST11] whatever is gathered where, every line is in one theme at most and none is lost', () => {
    const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'))
    const move = fc.record({ ids, to: fc.constantFrom('one', 'two', null) })
    fc.assert(
      fc.property(fc.array(move), (moves) => {
        let themes = [theme('one', ['a']), theme('two', ['b', 'c'])]
        for (const { ids: lines, to } of moves) {
          const changed = gathered(themes, lines, to)
          themes = themes.map((one) => changed.find(({ id }) => id === one.id) ?? one)
          const all = themes.flatMap(({ sparkIds }) => sparkIds)
          expect(new Set(all).size).toBe(all.length)
          for (const line of lines) expect(themes.find(({ sparkIds }) => sparkIds.includes(line))?.id ?? null).toBe(to)
        }
      }),
    )
  })

  it('[ST11] a line changes its place with the one shown beside it, and stops at the ends', () => {
    const one = theme('one', ['a', 'deleted', 'b'])
    expect(shifted(one, ['a', 'b'], 'b', -1)?.sparkIds).toEqual(['b', 'deleted', 'a'])
    expect(shifted(one, ['a', 'b'], 'b', 1)).toBeNull()
    expect(shifted(one, ['a', 'b'], 'x', 1)).toBeNull()
  })
})
