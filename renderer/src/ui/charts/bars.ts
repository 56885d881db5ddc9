// Lying bars, one a row: a name at the left, its parts, and its numbers at the end. Pure layout.
import { scaleBand, scaleLinear } from 'd3-scale'
import { type ChartRow, type Drawing, FONT_SIZE, fitted, type Room, type Shape, sumOf, textWidth } from './shapes.ts'

const ROW = 40
const BAR = 22

export function barsOf(rows: readonly ChartRow[], { width, unit }: Room): Drawing {
  const fontSize = FONT_SIZE * unit
  const height = rows.length * ROW * unit
  const noteWidth = Math.min(width * 0.4, Math.max(0, ...rows.map(({ note }) => textWidth(note, fontSize))) + 12 * unit)
  const labelWidth = Math.min(
    width * 0.3,
    Math.max(0, ...rows.map(({ label }) => textWidth(label, fontSize))) + 16 * unit,
  )
  const most = Math.max(1, ...rows.map(sumOf))
  const x = scaleLinear([0, most], [labelWidth, Math.max(labelWidth + 1, width - noteWidth)])
  const y = scaleBand(
    rows.map(({ id }) => id),
    [0, height],
  )
  const shapes = rows.flatMap((row): Shape[] => {
    const middle = (y(row.id) ?? 0) + y.bandwidth() / 2
    const base = middle + fontSize * 0.35
    let before = 0
    const bars = row.parts.flatMap(({ tone, value }): Shape[] => {
      const from = x(before)
      before += value
      if (value === 0) return []
      const top = middle - (BAR * unit) / 2
      return [{ kind: 'bar', x: from, y: top, width: x(before) - from, height: BAR * unit, tone, rowId: row.id }]
    })
    const end = Math.max(x(before), labelWidth)
    return [
      {
        kind: 'text',
        x: 0,
        y: base,
        text: fitted(row.label, labelWidth - 12 * unit, fontSize),
        anchor: 'start',
        ink: 'ink',
      },
      ...bars,
      { kind: 'text', x: end + 10 * unit, y: base, text: row.note, anchor: 'start', ink: 'ink-2' },
    ]
  })
  return { width, height, fontSize, shapes }
}
