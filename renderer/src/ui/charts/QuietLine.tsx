// A few points over time on a plain scale, as one thin line. Decorative for screen readers: the caller tells the same in
// words or a table. Knows nothing of what it draws.
import styles from './QuietLine.module.css'

export interface LinePoint {
  /** Any number that grows with time, e.g. epoch milliseconds. */
  at: number
  /** 0 to `top`. */
  value: number
  /** Drawn as a ring: of another kind than the filled ones. */
  hollow?: boolean
}

interface QuietLineProps {
  points: readonly LinePoint[]
  top: number
  /** The span shown; the same for lines that stand below one another. */
  from: number
  to: number
}

const WIDTH = 480
const HEIGHT = 64
const EDGE = 8

export function QuietLine({ points, top, from, to }: QuietLineProps) {
  const span = Math.max(1, to - from)
  const x = (at: number) => (to === from ? WIDTH / 2 : EDGE + ((at - from) / span) * (WIDTH - 2 * EDGE))
  const y = (value: number) => HEIGHT - EDGE - (value / top) * (HEIGHT - 2 * EDGE)
  const line = points.map(({ at, value }, index) => `${index === 0 ? 'M' : 'L'}${x(at)} ${y(value)}`).join('')
  return (
    <svg className={styles.chart} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {[0, top].map((value) => (
        <line key={value} className={styles.hair} x1="0" x2={WIDTH} y1={y(value)} y2={y(value)} />
      ))}
      <path className={styles.line} d={line} />
      {points.map(({ at, value, hollow }) => (
        <circle
          key={`${at} ${value}`}
          className={hollow ? styles.ring : styles.dot}
          cx={x(at)}
          cy={y(value)}
          r={hollow ? '4' : '3.5'}
        />
      ))}
    </svg>
  )
}
