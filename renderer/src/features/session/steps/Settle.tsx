// The settle step: a line that breathes, slowly. Keeps no time for the person and holds nobody back.
import { useTranslation } from 'react-i18next'
import type { StepProps } from './step-props.ts'
import styles from './steps.module.css'

/** The runner marks it done on "Next"; there is nothing to answer and nothing to wait for. */
export function Settle({ step }: StepProps<'settle'>) {
  const { t } = useTranslation('session')
  const minutes = Math.round(step.seconds / 60)
  return (
    <div className={styles.settle}>
      <div className={styles.breath} aria-hidden="true">
        <span />
      </div>
      <p className={styles.quiet}>
        {minutes < 1 ? t('settle.seconds', { count: step.seconds }) : t('settle.minutes', { count: minutes })}
      </p>
    </div>
  )
}
