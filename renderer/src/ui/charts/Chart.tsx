// Draws a chart's shapes as SVG. For the eye only: the numbers stand in a table beside it, which screen readers read.
import { useEffect, useId, useRef, useState } from 'react'
import './charts.css'
import type { Drawing, Room } from './shapes.ts'

export interface ChartProps {
  layout: (room: Room) => Drawing
  /** Told when a bar is clicked; the same is reached by keyboard in the table. */
  onRow?: (rowId: string) => void
}

/** As wide as its place, set again when that changes. */
export function Chart({ layout, onRow }: ChartProps) {
  const place = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState<Room | null>(null)
  useEffect(() => {
    const element = place.current
    if (!element) return
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
      setRoom({ width: Math.max(240, element.clientWidth), unit: rem / 16 })
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return (
    <div ref={place} className="chart-place">
      {room === null ? null : <ChartDrawing drawing={layout(room)} {...(onRow ? { onRow } : {})} />}
    </div>
  )
}

/** The drawing itself; also what the print page gets. */
export function ChartDrawing({ drawing, onRow }: { drawing: Drawing; onRow?: (rowId: string) => void }) {
  const id = useId().replace(/[^\w-]/g, '')
  const { width, height, fontSize, shapes } = drawing
  return (
    <svg className="chart" viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
      <defs>
        <pattern id={`${id}-lines`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className="chart-ground" width="6" height="6" />
          <line className="chart-hatch" x1="0" x2="0" y1="0" y2="6" />
        </pattern>
      </defs>
      {shapes.map((shape, index) => {
        const key = `${index}`
        if (shape.kind === 'line')
          return <line key={key} className="chart-line" x1={shape.x1} y1={shape.y1} x2={shape.x2} y2={shape.y2} />
        if (shape.kind === 'text')
          return (
            <text
              key={key}
              className="chart-text"
              data-ink={shape.ink}
              x={shape.x}
              y={shape.y}
              fontSize={fontSize}
              textAnchor={shape.anchor}
            >
              {shape.text}
            </text>
          )
        const { x, y, width: wide, height: high, tone, rowId } = shape
        const fill = tone === 'expected' ? { fill: `url(#${id}-lines)` } : {}
        const click = onRow ? { onClick: () => onRow(rowId) } : {}
        // For the pointer only: hidden from assistive technology; the table's buttons do the same by keyboard.
        return (
          <rect
            key={key}
            className="chart-bar"
            data-tone={tone}
            data-opens={onRow ? '' : undefined}
            x={x}
            y={y}
            width={wide}
            height={high}
            {...fill}
            {...click}
          />
        )
      })}
    </svg>
  )
}
