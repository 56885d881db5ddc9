// The steps as dots: what lies behind, where one is, what is ahead. Never a percentage.
import { useTranslation } from 'react-i18next'
import type { StepProgress } from '#shared/domain/session.ts'
import styles from './session.module.css'

/** `tone`: cinnabar while the truth is faced, lake while the why is made, ink otherwise. */
export function Progress({ steps, tone }: { steps: StepProgress[]; tone: 'truth' | 'why' | 'plain' }) {
  const { t } = useTranslation('session')
  const place = steps.findIndex(({ state }) => state === 'current') + 1
  return (
    <span role="img" aria-label={t('step', { place, count: steps.length })} className={styles.dots} data-tone={tone}>
      {steps.map(({ step, state }) => (
        <i key={step.id} data-state={state} />
      ))}
    </span>
  )
}
