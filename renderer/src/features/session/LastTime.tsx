// What the same step was answered with the last time this exercise was done: folded away until it is asked for.
import { useTranslation } from 'react-i18next'
import { formatDay, localDay, today } from '#parts/dates.ts'
import { itemsAt, type RecordsGiven } from '#shared/domain/items.ts'
import { isAnswered } from '#shared/domain/session.ts'
import { AnswerWords } from './AnswerWords.tsx'
import type { Sat } from './load-session.ts'
import styles from './session.module.css'

const WORDLESS = ['settle', 'read', 'recall']

/** Nothing when that step did not exist then, or was left open. */
export function LastTime({ last, stepId, records }: { last: Sat; stepId: string; records: RecordsGiven }) {
  const { t, i18n } = useTranslation('session')
  const { session, exercise } = last
  const step = exercise.steps.find((candidate) => candidate.id === stepId)
  if (!step || WORDLESS.includes(step.kind) || !isAnswered(session, stepId)) return null
  const day = localDay(session.head.finishedAt ?? session.head.updatedAt)
  return (
    <details className={styles.lastTime}>
      <summary>{t('lastTime', { date: formatDay(day, 'short', i18n.language, today()) })}</summary>
      <AnswerWords
        session={session}
        step={step}
        items={itemsAt(exercise, session, step, records, last.earlier)}
        sparks={records('spark')}
      />
    </details>
  )
}
