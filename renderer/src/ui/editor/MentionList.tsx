// Whom the `@` may mean: people known already, and at the end the name as a new one. The text keeps the focus; arrows,
// Enter and Esc work from there.
import { useTranslation } from 'react-i18next'
import { classNames } from '../class-names.ts'
import styles from './MentionList.module.css'

export interface MentionChoice {
  /** null: to be added. */
  id: string | null
  label: string
}

export interface MentionListProps {
  id: string
  choices: readonly MentionChoice[]
  /** -1 for none. */
  active: number
  left: number
  top: number
  onChoose: (choice: MentionChoice) => void
}

export function MentionList({ id, choices, active, left, top, onChoose }: MentionListProps) {
  const { t } = useTranslation('ui')
  return (
    <div
      id={id}
      role="listbox"
      aria-label={t('editor.people')}
      className={styles.list}
      style={{ left: `min(${left}px, calc(100% - 14rem))`, top }}
    >
      {choices.map((choice, index) => (
        <div
          key={choice.id ?? ''}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className={classNames(styles.option, index === active && styles.active)}
          onMouseDown={(event) => {
            event.preventDefault()
            onChoose(choice)
          }}
        >
          {choice.id === null ? t('editor.addPerson', { name: choice.label }) : choice.label}
        </div>
      ))}
    </div>
  )
}
