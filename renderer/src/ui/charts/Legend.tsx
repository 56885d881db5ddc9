// What the tones of a chart stand for, in words beside a small mark of each.
import { ChartDrawing } from './Chart.tsx'
import styles from './Legend.module.css'
import type { Tone } from './shapes.ts'

export function Legend({ items }: { items: readonly { tone: Tone; words: string }[] }) {
  return (
    <ul className={styles.legend}>
      {items.map(({ tone, words }) => (
        <li key={tone}>
          <ChartDrawing
            drawing={{
              width: 22,
              height: 14,
              fontSize: 12,
              shapes: [{ kind: 'bar', x: 1, y: 1, width: 20, height: 12, tone, rowId: tone }],
            }}
          />
          {words}
        </li>
      ))}
    </ul>
  )
}
