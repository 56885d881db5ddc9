// A few words as tags: each can be taken away; typing offers those in use. Enter or a comma makes one, Backspace in the
// empty field takes the last away.
import { type KeyboardEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from './class-names.ts'
import fieldStyles from './Field.module.css'
import styles from './TagField.module.css'

export interface TagFieldProps {
  label: string
  tags: readonly string[]
  /** What may be meant by what is typed; the best first. */
  offered: (typed: string) => readonly string[]
  /** Takes what was typed or chosen; cleaning it is the owner's. */
  onAdd: (tag: string) => void
  onTakeAway: (tag: string) => void
}

export function TagField({ label, tags, offered, onAdd, onTakeAway }: TagFieldProps) {
  const { t } = useTranslation('ui')
  const id = useId()
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(-1)
  const [isClosed, setClosed] = useState(true)
  const options = typed.trim() === '' || isClosed ? [] : offered(typed)
  const chosen = options[active]

  function add(tag: string): void {
    onAdd(tag)
    setTyped('')
    setActive(-1)
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    const { length } = options
    if (event.key === 'ArrowDown' && length > 0) setActive((active + 1) % length)
    else if (event.key === 'ArrowUp' && length > 0) setActive(active <= 0 ? length - 1 : active - 1)
    else if ((event.key === 'Enter' || event.key === ',') && typed.trim() !== '') add(chosen ?? typed)
    else if (event.key === 'Escape' && length > 0) setClosed(true)
    else if (event.key === 'Backspace' && typed === '' && tags.length > 0) onTakeAway(tags.at(-1) ?? '')
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className={classNames(fieldStyles.field, styles.field)}>
      <label className={fieldStyles.label} htmlFor={id}>
        {label}
      </label>
      <div className={styles.row}>
        {tags.length > 0 ? (
          <ul className={styles.tags}>
            {tags.map((tag) => (
              <li key={tag} className={styles.tag}>
                <span>{tag}</span>
                <button
                  type="button"
                  className={styles.away}
                  aria-label={t('tag.takeAway', { tag })}
                  onClick={() => onTakeAway(tag)}
                >
                  <span aria-hidden="true">×</span>
                </button>
              </li>
            ))}
          </ul>
        ) : null}
        <div className={styles.typing}>
          <input
            id={id}
            type="text"
            role="combobox"
            className={styles.input}
            value={typed}
            autoComplete="off"
            spellCheck={false}
            maxLength={60}
            aria-expanded={options.length > 0}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={chosen === undefined ? undefined : `${id}-${active}`}
            onChange={({ currentTarget }) => {
              setTyped(currentTarget.value)
              setActive(-1)
              setClosed(false)
            }}
            onKeyDown={onKeyDown}
            onBlur={() => {
              setClosed(true)
              if (typed.trim() !== '') add(typed)
            }}
          />
          <div
            id={`${id}-list`}
            role="listbox"
            aria-label={label}
            hidden={options.length === 0}
            className={styles.list}
          >
            {options.map((option, index) => (
              <div
                key={option}
                id={`${id}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === active}
                className={classNames(styles.option, index === active && styles.active)}
                onMouseDown={(event) => {
                  event.preventDefault()
                  add(option)
                }}
              >
                {option}
              </div>
            ))}
          </div>
        </div>
      </div>
    </div>
  )
}
