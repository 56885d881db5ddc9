// One clause of a draft: its own field, saved as it is written, what it rests on, and what is asked about it.
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAutosave } from '#data/autosave.ts'
import { SaveState } from '#parts/SaveState.tsx'
import { SaveTrouble } from '#parts/SaveTrouble.tsx'
import type { RecordId } from '#shared/domain/records.ts'
import { type BorrowedText, questionsOn } from '#shared/domain/why/questions.ts'
import { type Part, withClauseText } from '#shared/domain/why/shapes.ts'
import { TextArea } from '#ui/TextArea.tsx'
import { Pins } from './Pins.tsx'
import styles from './studio.module.css'
import { changeWhy } from './why-writes.ts'

interface ClauseFieldProps {
  whyId: RecordId
  part: Part
  label: string
  /** The drawer pins to this clause. */
  isCalled: boolean
  borrowed: readonly BorrowedText[]
  isHere: (id: RecordId) => boolean
  onCall: () => void
  onLetGo: (id: RecordId) => void
}

export function ClauseField(props: ClauseFieldProps) {
  const { whyId, part, label, isCalled, borrowed, isHere, onCall, onLetGo } = props
  const { t } = useTranslation('studio')
  const [text, setText] = useState(part.clause.text)
  const latest = useRef(text)
  const { touch, flush, state, error } = useAutosave(() =>
    changeWhy(whyId, (why) => withClauseText(why, part.key, latest.current)),
  )
  const change = (words: string) => {
    latest.current = words
    setText(words)
    touch()
  }
  const save = () => void flush().catch(() => undefined)
  const place = useRef<HTMLLIElement>(null)
  // The button that lets go is gone with its pin: the clause is next.
  const letGo = (id: RecordId) => {
    place.current?.querySelector('textarea')?.focus()
    onLetGo(id)
  }
  return (
    <li ref={place} className={styles.clause} data-called={isCalled || undefined}>
      <span className={styles.role} aria-hidden="true">
        {label}
      </span>
      <div>
        <TextArea
          label={t('clause', { label })}
          hideLabel
          className={styles.field}
          value={text}
          onChange={change}
          onFocus={onCall}
          onBlur={save}
          maxLength={400}
          rows={1}
          serif
        />
        <Pins
          clause={part.clause}
          questions={questionsOn({ ...part.clause, text }, borrowed, isHere)}
          onLetGo={letGo}
        />
        <SaveState state={state} />
        {error ? <SaveTrouble error={error} text={() => text} onRetry={save} /> : null}
      </div>
    </li>
  )
}
