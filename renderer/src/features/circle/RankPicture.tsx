// Cards side by side, each with its ranking from the top down; a value that two neighbours both name is joined by a line.
// What no one else names ends where it stands. The table below says the same.
import type { CardContent } from '#shared/domain/circle/shared-ground.ts'
import { type ListedValue, valueKey } from '#shared/domain/circle/shared-ground.ts'
import styles from './circle.module.css'

interface Props {
  cards: readonly CardContent[]
  names: readonly string[]
  listed: readonly ListedValue[]
  label: string
}

const COLUMN = 220
const ROW = 30
const TOP = 40

export function RankPicture({ cards, names, listed, label }: Props) {
  const columns = cards.map((card) => card.values.map((value) => ({ ...value, key: valueKey(value, listed) })))
  const most = Math.max(1, ...columns.map((column) => column.length))
  const x = (column: number) => column * COLUMN + 12
  const y = (row: number) => TOP + row * ROW
  const lines = columns.slice(0, -1).flatMap((column, index) =>
    column.flatMap(({ key }, row) => {
      const other = columns[index + 1]?.findIndex((value) => value.key === key) ?? -1
      return other < 0
        ? []
        : [{ key: `${index} ${key}`, x1: x(index) + 150, y1: y(row), x2: x(index + 1) - 10, y2: y(other) }]
    }),
  )
  return (
    <div className={styles.picture}>
      <svg
        viewBox={`0 0 ${cards.length * COLUMN - 40} ${TOP + most * ROW}`}
        // In rem, so that text zoom reaches it.
        width={`${(cards.length * COLUMN - 40) / 16}rem`}
        role="img"
        aria-label={label}
      >
        {lines.map((line) => (
          <line key={line.key} className={styles.join} x1={line.x1} y1={line.y1} x2={line.x2} y2={line.y2} />
        ))}
        {columns.map((column, index) => (
          <g key={cards[index]?.id}>
            <text className={styles.who} x={x(index)} y={16}>
              {short(names[index] ?? '')}
            </text>
            {column.map((value, row) => {
              const isShared = columns.some((other, at) => at !== index && other.some(({ key }) => key === value.key))
              return (
                <g key={value.key}>
                  <circle className={isShared ? styles.shared : styles.lone} cx={x(index)} cy={y(row)} r={4} />
                  <text className={styles.value} x={x(index) + 12} y={y(row) + 5}>
                    {short(value.label)}
                  </text>
                </g>
              )
            })}
          </g>
        ))}
      </svg>
    </div>
  )
}

function short(text: string): string {
  return text.length > 18 ? `${text.slice(0, 17)}…` : text
}
