// The path as one drawn line: solid where it has been walked, dotted ahead. The stages are a real list laid over it, so
// what is seen and what is read aloud are the same.
import { useTranslation } from 'react-i18next'
import type { Language } from '#shared/domain/records.ts'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import type { Waypoint } from './home-view.ts'
import styles from './PathLine.module.css'

/** Where the stages lie, in percent of the drawing: a line that rises and falls, evenly along. */
const PLACES = [
  { x: 1.5, y: 80 },
  { x: 25.5, y: 22 },
  { x: 50, y: 72 },
  { x: 75, y: 30 },
  { x: 98.5, y: 52 },
] as const

function curve(from: (typeof PLACES)[number], to: (typeof PLACES)[number]): string {
  const middle = (from.x + to.x) / 2
  return `M ${from.x} ${from.y} C ${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`
}

function segments(points: readonly Waypoint[], walked: boolean): string {
  return PLACES.slice(1)
    .flatMap((to, index) => {
      const from = PLACES[index]
      return from && (points[index + 1]?.walked ?? false) === walked ? [curve(from, to)] : []
    })
    .join(' ')
}

export function PathLine({ points, language }: { points: readonly Waypoint[]; language: Language }) {
  const { t } = useTranslation('home')
  return (
    <div className={styles.path}>
      <svg className={styles.drawing} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        <path className={styles.ahead} d={segments(points, false)} />
        <path className={styles.walked} d={segments(points, true)} />
      </svg>
      <ol className={styles.stages} aria-label={t('path.label')}>
        {points.map((point, index) => {
          const place = PLACES[index] ?? PLACES[0]
          const side = index === 0 ? 'start' : index === PLACES.length - 1 ? 'end' : 'middle'
          return (
            <li
              key={point.stage}
              className={styles.stage}
              data-state={point.state}
              data-stage={point.stage}
              data-side={side}
              data-label={place.y < 51 || index === PLACES.length - 1 ? 'above' : 'below'}
              style={{ left: `${place.x}%`, top: `${place.y}%` }}
              aria-current={point.state === 'here' ? 'step' : undefined}
            >
              <span className={styles.dot} aria-hidden="true" />
              <span className={styles.label}>
                {t(`stage.${point.stage}`)}
                {point.exercise ? <span className={styles.exercise}>{point.exercise.title[language]}</span> : null}
                <VisuallyHidden>, {t(`path.${point.state}`)}</VisuallyHidden>
              </span>
            </li>
          )
        })}
      </ol>
    </div>
  )
}
