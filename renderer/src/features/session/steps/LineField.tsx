// One line of a person's own words that wraps as it grows. Names its field, so that the runner can find the caret again.
import type { KeyboardEvent, Ref } from 'react'
import styles from './steps.module.css'

interface LineFieldProps {
  /** Said by screen readers; shown by the caller where it needs to be seen. */
  label: string
  /** Stable inside the step: the runner keeps the caret by this name. */
  field: string
  value: string
  onChange: (value: string) => void
  placeholder?: string
  /** `own`: the person's words, in the serif. `aside`: a smaller second field. */
  look?: 'own' | 'aside'
  /** Enter goes on instead of breaking the line. */
  onEnter?: () => void
  /** Backspace in an empty field. */
  onErase?: () => void
  inputRef?: Ref<HTMLTextAreaElement>
}

/** A field without a box: a hairline below, as wide as its column. A line break is never stored when `onEnter` is given. */
export function LineField(props: LineFieldProps) {
  const { label, field, value, onChange, placeholder, look = 'own', onEnter, onErase, inputRef } = props
  const keys = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && onEnter) {
      event.preventDefault()
      onEnter()
    } else if (event.key === 'Backspace' && value === '' && onErase) {
      event.preventDefault()
      onErase()
    }
  }
  return (
    <span data-field={field} className={look === 'own' ? styles.line : styles.lineAside}>
      <textarea
        ref={inputRef}
        rows={1}
        aria-label={label}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(onEnter ? event.target.value.replace(/\s*\n+\s*/g, ' ') : event.target.value)}
        onKeyDown={keys}
      />
    </span>
  )
}
