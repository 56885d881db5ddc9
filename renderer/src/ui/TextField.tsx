// One line of text with its label. Never remembered by the browser: autocomplete and spelling are off.
import { type InputHTMLAttributes, type Ref, useId } from 'react'
import { classNames } from './class-names.ts'
import styles from './Field.module.css'

type Native = Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange' | 'autoComplete' | 'spellCheck'>

export interface TextFieldProps extends Native {
  label: string
  description?: string | undefined
  /** Said at once to screen readers; the field is then marked invalid. */
  error?: string | null | undefined
  value: string
  onChange: (value: string) => void
  /** Sets the person's own words in the serif. */
  serif?: boolean
  ref?: Ref<HTMLInputElement>
}

export function TextField({ label, description, error, value, onChange, serif, className, ...rest }: TextFieldProps) {
  const id = useId()
  const described = [description ? `${id}-description` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className={classNames(styles.field, className)}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {description ? (
        <p id={`${id}-description`} className={styles.description}>
          {description}
        </p>
      ) : null}
      <input
        type="text"
        {...rest}
        id={id}
        className={classNames(styles.control, serif && styles.serif)}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
      />
      {error ? (
        <p id={`${id}-error`} className={styles.error} role="alert">
          {error}
        </p>
      ) : null}
    </div>
  )
}
