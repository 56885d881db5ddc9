// The act step: one small thing, what may stand in the way, what then, and a day or none.
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay } from '#parts/dates.ts'
import { LineField } from './LineField.tsx'
import type { AnswerOf, StepProps } from './step-props.ts'
import styles from './steps.module.css'

const EMPTY: AnswerOf<'act'> = { kind: 'act', what: '', obstacle: '', plan: '', day: null }

export function Act({ step, answer, language, onChange }: StepProps<'act'>) {
  const { t, i18n } = useTranslation('session')
  const dayId = useId()
  const act = answer ?? EMPTY
  const change = (part: Partial<AnswerOf<'act'>>) => onChange({ ...act, ...part })
  return (
    <div>
      {(['what', 'obstacle', 'plan'] as const).map((field) => {
        const label = step.labels[field]
        return label ? (
          <div key={field} className={styles.labelled}>
            <span aria-hidden="true">{label[language]}</span>
            <LineField
              label={label[language]}
              field={field}
              value={act[field]}
              onChange={(text) => change({ [field]: text })}
            />
          </div>
        ) : null
      })}
      <div className={styles.labelled}>
        <label htmlFor={dayId}>{step.labels.day[language]}</label>
        <span className={styles.day} data-field="day">
          <input
            id={dayId}
            type="date"
            autoComplete="off"
            value={act.day ?? ''}
            onChange={(event) => change({ day: event.target.value === '' ? null : event.target.value })}
          />
          {act.day === null ? (
            <span className={styles.quiet}>{t('act.noDay')}</span>
          ) : (
            <>
              <span className={styles.quiet}>{formatDay(act.day, 'full', i18n.language)}</span>
              <button type="button" className={styles.small} onClick={() => change({ day: null })}>
                {t('act.clearDay')}
              </button>
            </>
          )}
        </span>
      </div>
    </div>
  )
}
