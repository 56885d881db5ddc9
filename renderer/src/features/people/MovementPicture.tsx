// How one relation moved over time: three bands and a stepped line, the same told as a list beside it by the caller.
import { formOf, movementsOf, PYRAMID_LEVELS } from '#shared/domain/pyramid.ts'
import type { RecordOf } from '#shared/domain/records.ts'
import { useLanguage } from './language.ts'
import styles from './pyramid.module.css'
import { levelName } from './pyramid-words.ts'

const WIDTH = 480
/** Where the line ends and the names of the levels begin. */
const LINE = 250
const BAND = 28
const EDGE = 10

export function MovementPicture({ person }: { person: RecordOf<'person'> }) {
  const language = useLanguage()
  const moves = movementsOf(person)
  const first = moves[0]
  const last = moves.at(-1)
  if (moves.length < 2 || !first || !last) return null
  const time = (day: string) => Date.parse(`${day}T12:00:00Z`)
  const span = Math.max(1, time(last.day) - time(first.day))
  const points = moves.map(({ day, to }) => ({
    x: EDGE + ((time(day) - time(first.day)) / span) * (LINE - 2 * EDGE),
    y: (2 - to) * BAND + BAND / 2,
  }))
  const line = points.map(({ x, y }, index) => (index === 0 ? `M${x} ${y}` : `H${x}V${y}`)).join('')
  return (
    <svg className={styles.movement} viewBox={`0 0 ${WIDTH} ${3 * BAND}`} aria-hidden="true">
      {PYRAMID_LEVELS.slice(1).map((level) => (
        <line key={level} className={styles.band} x1="0" x2={WIDTH} y1={level * BAND} y2={level * BAND} />
      ))}
      {PYRAMID_LEVELS.map((level) => (
        <text key={level} className={styles.bandName} x={LINE + EDGE} y={(2 - level) * BAND + BAND / 2 + 4}>
          {levelName(formOf(person), level, language)}
        </text>
      ))}
      <path className={styles.trail} d={line} />
      {points.map(({ x, y }, index) => (
        <circle
          key={`${x} ${y}`}
          className={index === points.length - 1 ? styles.now : styles.before}
          cx={x}
          cy={y}
          r="4"
        />
      ))}
    </svg>
  )
}
