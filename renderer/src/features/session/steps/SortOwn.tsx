// A card of the person's own for the sort step: a line and a button. Keeps nothing but what is being typed.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LineField } from './LineField.tsx'
import styles from './steps.module.css'

export function SortOwn({ label, onAdd }: { label: string; onAdd: (text: string) => void }) {
  const { t } = useTranslation('session')
  const [text, setText] = useState('')
  const add = () => {
    if (text.trim() === '') return
    onAdd(text.trim())
    setText('')
  }
  return (
    <div className={styles.labelled}>
      <span aria-hidden="true">{label}</span>
      <div className={styles.adding}>
        <LineField label={label} field="own" look="aside" value={text} onChange={setText} onEnter={add} />
        <button type="button" className={styles.small} onClick={add}>
          {t('sort.add')}
        </button>
      </div>
    </div>
  )
}
