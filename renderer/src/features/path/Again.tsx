// From which day an exercise may be looked at again: a fact for who wants it. Never asks anybody to.
import { useTranslation } from 'react-i18next'
import { formatDay, localDay, today } from '#parts/dates.ts'
import type { Exercise } from '#shared/domain/exercise.ts'
import { againFrom, finishedBefore } from '#shared/domain/path.ts'
import type { RecordOf } from '#shared/domain/records.ts'
import styles from './IntroPage.module.css'

/** Nothing when the exercise has no such days or was never finished. */
export function Again({ exercise, sessions }: { exercise: Exercise; sessions: RecordOf<'session'>[] }) {
  const { t } = useTranslation('path')
  const day = useAgainDay(exercise, sessions)
  return day === null ? null : <p className={styles.pastState}>{t('again', { date: day })}</p>
}

/** The day in words, or null. */
export function useAgainDay(exercise: Exercise, sessions: RecordOf<'session'>[]): string | null {
  const { i18n } = useTranslation('path')
  const { times, last } = finishedBefore(exercise, sessions)
  const day = againFrom(exercise, times, last === null ? null : localDay(last))
  return day === null ? null : formatDay(day, 'short', i18n.language, today())
}
