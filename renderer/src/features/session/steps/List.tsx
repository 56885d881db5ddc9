// The list step: one line after another, Enter for the next. A line taken away can be put back.
import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '#data/repository.ts'
import type { ListItem } from '#shared/domain/exercise.ts'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { LineField } from './LineField.tsx'
import { PutBack } from './PutBack.tsx'
import type { StepProps } from './step-props.ts'
import styles from './steps.module.css'

/** Shows the answered lines and, below `most`, one empty line that becomes an item when something is typed into it. */
export function List({ step, answer, language, onChange }: StepProps<'list'>) {
  const { t } = useTranslation('session')
  const items = answer?.items ?? []
  const [nextId, setNextId] = useState(newId)
  const [removed, setRemoved] = useState<{ item: ListItem; index: number } | null>(null)
  const fields = useRef(new Map<string, HTMLTextAreaElement>())
  const guidance = useId()
  const rows: ListItem[] = items.length < step.most ? [...items, { id: nextId, text: '', detail: '' }] : items
  const answerWith = (next: ListItem[]) => onChange({ kind: 'list', items: next })

  const change = (id: string, part: Partial<ListItem>) => {
    if (id !== nextId) return answerWith(items.map((item) => (item.id === id ? { ...item, ...part } : item)))
    answerWith([...items, { id, text: '', detail: '', ...part }])
    setNextId(newId())
  }
  const remove = (id: string) => {
    const index = items.findIndex((item) => item.id === id)
    const item = items[index]
    if (!item) return
    answerWith(items.filter((other) => other.id !== id))
    if (item.text.trim() !== '' || item.detail.trim() !== '') setRemoved({ item, index })
    fields.current.get(items[index - 1]?.id ?? items[index + 1]?.id ?? nextId)?.focus()
  }
  const putBack = () => {
    if (!removed) return
    answerWith([...items.slice(0, removed.index), removed.item, ...items.slice(removed.index)])
    setRemoved(null)
  }

  return (
    <div>
      <ol className={styles.rows} aria-describedby={guidance}>
        {rows.map((row, index) => (
          <li key={row.id} className={styles.row}>
            <div className={styles.grow}>
              <LineField
                label={t('list.line', { number: index + 1 })}
                field={`line-${index}`}
                value={row.text}
                placeholder={index === items.length ? step.placeholder[language] : ''}
                onChange={(text) => change(row.id, { text })}
                onEnter={() => fields.current.get(rows[index + 1]?.id ?? '')?.focus()}
                onErase={() => remove(row.id)}
                inputRef={(element) => {
                  if (element) fields.current.set(row.id, element)
                  else fields.current.delete(row.id)
                }}
              />
              {step.detail && (row.id !== nextId || row.text !== '') ? (
                <div className={styles.detail}>
                  <span aria-hidden="true">{step.detail[language]}</span>
                  <LineField
                    label={t('list.detail', { number: index + 1, label: step.detail[language] })}
                    field={`detail-${index}`}
                    look="aside"
                    value={row.detail}
                    onChange={(detail) => change(row.id, { detail })}
                    onEnter={() => fields.current.get(rows[index + 1]?.id ?? '')?.focus()}
                  />
                </div>
              ) : null}
            </div>
            {row.id === nextId ? null : (
              <button type="button" className={styles.small} onClick={() => remove(row.id)}>
                {t('list.remove')}
                <VisuallyHidden>: {t('list.line', { number: index + 1 })}</VisuallyHidden>
              </button>
            )}
          </li>
        ))}
      </ol>
      <p id={guidance} className={styles.quiet}>
        {items.length < step.most ? t('list.enter') : t('list.full', { count: step.most })}
      </p>
      <PutBack text={removed ? removed.item.text : null} onPutBack={putBack} />
    </div>
  )
}
