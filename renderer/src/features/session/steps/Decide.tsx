// The decide step: one of the person's own lines, or of the ways offered, or none for now, and why this one.
import { useTranslation } from 'react-i18next'
import { RadioGroup } from '#ui/RadioGroup.tsx'
import { LineField } from './LineField.tsx'
import { Nothing } from './Nothing.tsx'
import type { StepProps } from './step-props.ts'
import styles from './steps.module.css'

/** The id of the option that chooses nothing; item ids are never empty. */
const NONE = 'none'

export function Decide({ step, answer, items, language, onChange }: StepProps<'decide'>) {
  const { t } = useTranslation('session')
  if (items.length === 0) return <Nothing />
  const chosen = answer?.chosen ?? null
  const reason = answer?.reason ?? ''
  const options = [
    ...items.map((item) => ({
      id: item.id,
      label: item.text,
      ...(item.detail === '' ? {} : { description: item.detail }),
    })),
    { id: NONE, label: t('decide.none') },
  ]
  return (
    <div>
      <RadioGroup
        label={step.title[language]}
        hideLabel
        serif={step.options === undefined}
        options={options}
        value={answer ? (chosen ?? NONE) : null}
        onChange={(id) => onChange({ kind: 'decide', chosen: id === NONE ? null : id, reason })}
      />
      {step.reason ? (
        <div className={styles.labelled}>
          <span aria-hidden="true">{step.reason[language]}</span>
          <LineField
            label={step.reason[language]}
            field="reason"
            value={reason}
            onChange={(text) => onChange({ kind: 'decide', chosen, reason: text })}
          />
        </div>
      ) : null}
    </div>
  )
}
