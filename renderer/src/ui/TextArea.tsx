// Several lines of text with their label; grows with what is written. Never remembered by the browser.
import { type Ref, type TextareaHTMLAttributes, useId } from 'react'
import { classNames } from './class-names.ts'
import styles from './Field.module.css'
import { VisuallyHidden } from './VisuallyHidden.tsx'

type Native = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'value' | 'onChange' | 'autoComplete' | 'spellCheck'>

export interface TextAreaProps extends Native {
  label: string
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean
  description?: string | undefined
  value: string
  onChange: (value: string) => void
  /** Sets the person's own words in the serif. */
  serif?: boolean
  ref?: Ref<HTMLTextAreaElement>
}

export function TextArea(props: TextAreaProps) {
  const { label, hideLabel, description, value, onChange, serif, className, ...rest } = props
  const id = useId()
  return (
    <div className={classNames(styles.field, className)}>
      <label className={styles.label} htmlFor={id}>
        {hideLabel ? <VisuallyHidden>{label}</VisuallyHidden> : label}
      </label>
      {description ? (
        <p id={`${id}-description`} className={styles.description}>
          {description}
        </p>
      ) : null}
      <textarea
        rows={3}
        {...rest}
        id={id}
        className={classNames(styles.control, styles.area, serif && styles.serif)}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        autoComplete="off"
        spellCheck={false}
        aria-describedby={description ? `${id}-description` : undefined}
      />
    </div>
  )
}
