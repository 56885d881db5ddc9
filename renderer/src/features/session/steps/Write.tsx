// The write step: the editor, with the kept-line action. Owns no text of its own; every change goes up.
import { useTranslation } from 'react-i18next'
import type { RecordId } from '#shared/domain/records.ts'
import { emptyText } from '#shared/domain/text.ts'
import { LazyTextEditor } from '#ui/editor/LazyTextEditor.tsx'
import type { StepProps } from './step-props.ts'
import styles from './steps.module.css'
import { WriteMinutes } from './WriteMinutes.tsx'

/** The name of the one field of a write step, for its caret. */
export const WRITE_FIELD = 'text'

export interface WriteProps extends StepProps<'write'> {
  /** Cinnabar caret while the truth is being faced. */
  caretTone: 'truth' | 'plain'
  /** ProseMirror position to put the caret at, or null to put it at the end. */
  initialCaret: number | null
  onCaret: (position: number) => void
  /** A line was kept: `mark` puts the new spark's id on the selection. */
  onKeep: (quote: string, mark: (sparkId: RecordId) => void) => void
}

export function Write({ step, answer, language, onChange, caretTone, initialCaret, onCaret, onKeep }: WriteProps) {
  const { t } = useTranslation('session')
  return (
    <div className={styles.write} data-field={WRITE_FIELD}>
      <LazyTextEditor
        label={step.title[language]}
        value={answer?.text ?? emptyText()}
        onChange={(text) => onChange({ kind: 'write', text })}
        onCaret={onCaret}
        initialCaret={initialCaret}
        placeholder={step.placeholder?.[language] ?? ''}
        autoFocus
        onKeep={onKeep}
        keepLabel={t('write.keep')}
        caretTone={caretTone}
      />
      {step.minutes === undefined ? null : <WriteMinutes minutes={step.minutes} />}
    </div>
  )
}
