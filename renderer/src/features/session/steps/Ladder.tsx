// The ladder step: one answer, then the same question about that answer, rung by rung. It can stop at any of them.
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '#data/repository.ts'
import type { Rung } from '#shared/domain/exercise.ts'
import { LineField } from './LineField.tsx'
import type { StepProps } from './step-props.ts'
import styles from './steps.module.css'

/** `items` are earlier lines, offered while the first rung is empty. One empty rung stands ready below the last. */
export function Ladder({ step, answer, items, language, onChange }: StepProps<'ladder'>) {
  const { t } = useTranslation('session')
  const rungs = answer?.rungs ?? []
  const [nextId, setNextId] = useState(newId)
  const fields = useRef(new Map<string, HTMLTextAreaElement>())
  const isOpen = rungs.length < step.most && (rungs.at(-1)?.text ?? 'x').trim() !== ''
  const rows: Rung[] = isOpen ? [...rungs, { id: nextId, text: '' }] : rungs
  const answerWith = (next: Rung[]) => onChange({ kind: 'ladder', rungs: next })

  const change = (id: string, text: string) => {
    if (id !== nextId) return answerWith(rungs.map((rung) => (rung.id === id ? { ...rung, text } : rung)))
    answerWith([...rungs, { id, text }])
    setNextId(newId())
  }
  const remove = (id: string) => {
    const index = rungs.findIndex((rung) => rung.id === id)
    if (index < 0) return
    answerWith(rungs.filter((rung) => rung.id !== id))
    fields.current.get(rungs[index - 1]?.id ?? rungs[index + 1]?.id ?? nextId)?.focus()
  }
  const isBare = rungs.every((rung) => rung.text.trim() === '')
  const first = rows[0]

  return (
    <div>
      {isBare && first && items.length > 0 ? (
        <fieldset className={styles.starts}>
          <legend className={styles.quiet}>{t('ladder.start')}</legend>
          {items.slice(0, 12).map((item) => (
            <button
              key={item.id}
              type="button"
              className={styles.start}
              onClick={() => {
                change(first.id, item.text)
                fields.current.get(first.id)?.focus()
              }}
            >
              {item.text}
            </button>
          ))}
        </fieldset>
      ) : null}
      <ol className={styles.ladder}>
        {rows.map((rung, index) => {
          const label = (index === 0 ? step.first : step.question)[language]
          return (
            <li key={rung.id} className={styles.labelled}>
              <span aria-hidden="true">{label}</span>
              <LineField
                label={t('ladder.rung', { number: index + 1, label })}
                field={`rung-${index}`}
                value={rung.text}
                onChange={(text) => change(rung.id, text)}
                onEnter={() => fields.current.get(rows[index + 1]?.id ?? '')?.focus()}
                onErase={() => remove(rung.id)}
                inputRef={(element) => {
                  if (element) fields.current.set(rung.id, element)
                  else fields.current.delete(rung.id)
                }}
              />
            </li>
          )
        })}
      </ol>
      <p className={styles.quiet}>{rungs.length < step.most ? t('ladder.stop') : t('ladder.full')}</p>
    </div>
  )
}
