// One step on the screen: its question, its guidance, earlier words beside it, and its own component. Finds the caret's
// place again when a session is resumed, and reports it while one writes.
import { type ReactNode, type SyntheticEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer, Exercise, Item, Step } from '#shared/domain/exercise.ts'
import type { Caret, Language, RecordId, RecordOf } from '#shared/domain/records.ts'
import { focusFirstField, putCaret, readCaret } from './caret.ts'
import { keepScroll } from './keep-scroll.ts'
import { MarginNote } from './MarginNote.tsx'
import styles from './session.module.css'
import { StepBody } from './steps/StepBody.tsx'
import { WRITE_FIELD } from './steps/Write.tsx'

interface StepViewProps {
  step: Step
  stage: Exercise['stage']
  language: Language
  answer: Answer | undefined
  items: readonly Item[]
  beside: readonly Item[]
  sparks: readonly RecordOf<'spark'>[]
  /** Where to put the caret when the step appears; later changes are ignored. */
  caret: Caret | null
  /** The note in the margin; empty for none. */
  note: string
  /** What was answered the last time, if there was one. */
  lastTime: ReactNode
  onNote: (note: string) => void
  onChange: (answer: Answer) => void
  onCaret: (caret: Caret) => void
  onScroll: (pixels: number) => void
  onKeep: (quote: string, mark: (sparkId: RecordId) => void) => void
}

export function StepView(props: StepViewProps) {
  const { step, stage, language, beside, caret, note, lastTime, onNote, onCaret, onScroll, ...body } = props
  const { t } = useTranslation('session')
  const [start] = useState(caret)
  const main = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const titleId = useId()

  useEffect(() => {
    const root = main.current
    if (!root) return
    // The editor focuses itself when it has loaded.
    if (step.kind !== 'write' && !(start && putCaret(root, start)) && !(!start && focusFirstField(root)))
      heading.current?.focus()
    return keepScroll(root, start?.scroll ?? 0)
  }, [step.kind, start])

  const report = (event: SyntheticEvent) => {
    const now = readCaret(step.id, event.target, main.current?.scrollTop ?? 0)
    if (now) onCaret(now)
  }
  return (
    <main
      ref={main}
      className={styles.main}
      onSelect={report}
      onKeyUp={report}
      onScroll={(event) => {
        if (event.target === main.current) onScroll(main.current.scrollTop)
      }}
    >
      <div className={styles.column}>
        <h1 ref={heading} id={titleId} tabIndex={-1} className={styles.title}>
          {step.title[language]}
        </h1>
        {step.text ? <p className={styles.guidance}>{step.text[language]}</p> : null}
        {beside.length > 0 ? (
          <aside className={styles.beside} aria-label={t('beside')}>
            <ul>
              {beside.map((item) => (
                <li key={item.id}>{item.text}</li>
              ))}
            </ul>
          </aside>
        ) : null}
        <section aria-labelledby={titleId} className={styles.answer}>
          <StepBody
            step={step}
            stage={stage}
            language={language}
            initialCaret={start?.field === WRITE_FIELD ? start.position : null}
            onCaret={(position) => {
              const scroll = Math.round(main.current?.scrollTop ?? 0)
              onCaret({ stepId: step.id, field: WRITE_FIELD, position, ...(scroll > 0 ? { scroll } : {}) })
            }}
            {...body}
          />
        </section>
        {lastTime}
        <MarginNote note={note} onNote={onNote} />
      </div>
    </main>
  )
}
