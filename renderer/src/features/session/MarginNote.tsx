// A note in the margin of a step: a quiet way to open it, then one line field. Kept apart from the answer.
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './session.module.css'
import { LineField } from './steps/LineField.tsx'

/** The name of its field, for the caret. */
export const MARGIN_FIELD = 'margin'

export function MarginNote({ note, onNote }: { note: string; onNote: (note: string) => void }) {
  const { t } = useTranslation('session')
  const [isOpen, setOpen] = useState(note !== '')
  const field = useRef<HTMLTextAreaElement>(null)
  const isAsked = useRef(false)
  useEffect(() => {
    if (isOpen && isAsked.current) field.current?.focus()
    isAsked.current = false
  }, [isOpen])
  return (
    <aside className={styles.margin} aria-label={t('margin.label')}>
      {isOpen ? (
        <>
          <span aria-hidden="true">{t('margin.label')}</span>
          <LineField
            label={t('margin.label')}
            field={MARGIN_FIELD}
            look="aside"
            value={note}
            onChange={onNote}
            inputRef={field}
          />
        </>
      ) : (
        <button
          type="button"
          className={styles.marginOpen}
          onClick={() => {
            isAsked.current = true
            setOpen(true)
          }}
        >
          {t('margin.open')}
        </button>
      )}
    </aside>
  )
}
