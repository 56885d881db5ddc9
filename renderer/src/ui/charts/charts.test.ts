import fc from 'fast-check'
import { expect, test } from 'vitest'
import { barsOf } from './bars.ts'
import { columnsOf } from './columns.ts'
import { type ChartRow, type Drawing, fitted, sumOf } from './shapes.ts'

const rows = fc
  .array(
    fc.record({ label: fc.string({ maxLength: 60 }), values: fc.tuple(fc.nat(9999), fc.nat(9999), fc.nat(9999)) }),
    {
      minLength: 1,
      maxLength: 14,
    },
  )
  .map((all) =>
    all.map(
      ({ label, values: [chosen, expected, unsaid] }, at): ChartRow => ({
        id: `row${at}`,
        label,
        note: '24 h, 4 chosen',
        parts: [
          { tone: 'chosen', value: chosen },
          { tone: 'expected', value: expected },
          { tone: 'unsaid', value: unsaid },
        ],
      }),
    ),
  )
const lengths = (drawing: Drawing, side: 'width' | 'height') => {
  const byRow = new Map<string, number>()
  for (const shape of drawing.shapes)
    if (shape.kind === 'bar') byRow.set(shape.rowId, (byRow.get(shape.rowId) ?? 0) + shape[side])
  return byRow
}

test('[LG23] bars and columns are as long as their sums, in proportion, and stay within their room', () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: 300, max: 1400 }), (some, width) => {
      for (const [drawing, side] of [
        [barsOf(some, { width, unit: 1 }), 'width'],
        [columnsOf(some, { width, unit: 1 }), 'height'],
      ] as const) {
        const byRow = lengths(drawing, side)
        const most = Math.max(1, ...some.map(sumOf))
        const longest = Math.max(...byRow.values(), 0)
        for (const row of some) {
          const length = byRow.get(row.id) ?? 0
          if (longest > 0) expect(length / longest).toBeCloseTo(sumOf(row) / most, 5)
        }
        for (const shape of drawing.shapes)
          if (shape.kind === 'bar') {
            expect(shape.x + shape.width).toBeLessThanOrEqual(width + 0.001)
            expect(shape.y + shape.height).toBeLessThanOrEqual(drawing.height + 0.001)
          }
      }
    }),
  )
})

test('[LG23] a name too long for its place ends in an ellipsis', () => {
  expect(fitted('Studio Marini', 500, 14)).toBe('Studio Marini')
  expect(fitted('Studio Marini', 60, 14)).toMatch(/^Studi.*…$/)
})
