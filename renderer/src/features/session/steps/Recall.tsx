// The recall step: earlier words brought back to look at again, and room for a note.
import { LineField } from './LineField.tsx'
import { Nothing } from './Nothing.tsx'
import type { StepProps } from './step-props.ts'
import styles from './steps.module.css'

export function Recall({ step, answer, items, language, onChange }: StepProps<'recall'>) {
  return (
    <div>
      {items.length === 0 ? (
        <Nothing />
      ) : (
        <ul className={styles.rows}>
          {items.map((item) => (
            <li key={item.id} className={styles.recalled}>
              <p className={styles.own}>{item.text}</p>
              {item.detail === '' ? null : <p className={styles.quiet}>{item.detail}</p>}
            </li>
          ))}
        </ul>
      )}
      {step.note ? (
        <div className={styles.labelled}>
          <span aria-hidden="true">{step.note[language]}</span>
          <LineField
            label={step.note[language]}
            field="note"
            value={answer?.note ?? ''}
            onChange={(note) => onChange({ kind: 'recall', note })}
          />
        </div>
      ) : null}
    </div>
  )
}
