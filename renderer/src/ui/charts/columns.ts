// Standing columns in the order of time: parts on top of each other, a name below, the number above. Pure layout.
import { scaleBand, scaleLinear } from 'd3-scale'
import { stack } from 'd3-shape'
import { type ChartRow, type Drawing, FONT_SIZE, fitted, type Room, type Shape, sumOf, type Tone } from './shapes.ts'

const HEIGHT = 190
const ORDER: readonly Tone[] = ['chosen', 'expected', 'solid', 'unsaid']

export function columnsOf(rows: readonly ChartRow[], { width, unit }: Room): Drawing {
  const fontSize = FONT_SIZE * unit
  const height = HEIGHT * unit
  const [top, bottom] = [fontSize * 1.6, height - fontSize * 1.8]
  const most = Math.max(1, ...rows.map(sumOf))
  const y = scaleLinear([0, most], [bottom, top])
  const x = scaleBand(
    rows.map(({ id }) => id),
    // Few months stand together at the left, as wide as many would.
    [0, Math.min(width, rows.length * 120 * unit)],
  )
    .paddingInner(0.35)
    // Half a gap at the sides, so that a name wider than its column has room there too.
    .paddingOuter(0.175)
  const amountOf = (row: ChartRow, tone: Tone) =>
    row.parts.filter((part) => part.tone === tone).reduce((sum, { value }) => sum + value, 0)
  const layers = stack<ChartRow, Tone>().keys(ORDER).value(amountOf)([...rows])
  const bars = layers.flatMap((layer): Shape[] =>
    layer.flatMap(([from, to], index): Shape[] => {
      const row = rows[index]
      if (!row || to <= from) return []
      return [
        {
          kind: 'bar',
          x: x(row.id) ?? 0,
          y: y(to),
          width: x.bandwidth(),
          height: y(from) - y(to),
          tone: layer.key,
          rowId: row.id,
        },
      ]
    }),
  )
  const texts = rows.flatMap((row): Shape[] => {
    const centre = (x(row.id) ?? 0) + x.bandwidth() / 2
    const room = x.step()
    return [
      {
        kind: 'text',
        x: centre,
        y: y(sumOf(row)) - 6 * unit,
        text: fitted(row.note, room, fontSize),
        anchor: 'middle',
        ink: 'ink-2',
      },
      {
        kind: 'text',
        x: centre,
        y: height - 4 * unit,
        text: fitted(row.label, room, fontSize),
        anchor: 'middle',
        ink: 'ink',
      },
    ]
  })
  const ground: Shape = { kind: 'line', x1: 0, y1: bottom, x2: x.range()[1], y2: bottom }
  return { width, height, fontSize, shapes: [...bars, ground, ...texts] }
}
