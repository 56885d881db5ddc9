// Rule PP13 of docs/SPEC.md: the drawing of the pyramid.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PyramidLevel } from '#shared/domain/pyramid.ts'
import type { RecordOf } from '#shared/domain/records.ts'
import { dotsOf, SIZE } from './pyramid-places.ts'

const at = '2026-03-01T08:00:00Z'
function person(id: string, levels: PyramidLevel[]): RecordOf<'person'> {
  const placements = levels.map((level, index) => ({ level, day: `2026-03-${10 + index}`, because: '' }))
  const words = { name: id, role: 'client', note: '', placements } as const
  return { id, kind: 'person', createdAt: at, updatedAt: at, deletedAt: null, ...words }
}

test('[PP13] everybody has one numbered dot inside the band of their level, numbered from the top', () => {
  fc.assert(
    fc.property(fc.tuple(fc.nat(12), fc.nat(8), fc.nat(2)), (counts) => {
      const levels = counts.map((count, level) =>
        Array.from({ length: count }, (_, index) => person(`${level}-${index}`, [level as PyramidLevel])),
      )
      const dots = dotsOf(levels)
      expect(dots.map(({ number }) => number)).toEqual(dots.map((_, index) => index + 1))
      for (const { id, x, y } of dots) {
        const level = Number(id[0])
        expect(y).toBeGreaterThan(((2 - level) * SIZE) / 3)
        expect(y).toBeLessThan(((3 - level) * SIZE) / 3)
        expect(Math.abs(x - SIZE / 2)).toBeLessThan(y / 2)
      }
      expect(new Set(dots.map(({ x, y }) => `${x} ${y}`)).size).toBe(dots.length)
    }),
  )
})

test('[PP13] where someone stood before shows; looking again at the same level is no move', () => {
  const [moved, same] = dotsOf([[], [person('a', [0, 1]), person('b', [1, 1])], []])
  expect(moved?.was?.y).toBeGreaterThan(moved?.y ?? SIZE)
  expect(same?.was).toBeNull()
})
