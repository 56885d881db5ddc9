// One of a few options, each a line with an optional sentence below it. Arrow keys move, as in every radio group.
import { Label, RadioGroup as NativeGroup, Radio } from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './RadioGroup.module.css'
import { VisuallyHidden } from './VisuallyHidden.tsx'

export interface RadioOption<T extends string = string> {
  id: T
  label: string
  description?: string
}

export interface RadioGroupProps<T extends string> {
  label: string
  hideLabel?: boolean
  options: readonly RadioOption<T>[]
  /** null while nothing is chosen. */
  value: T | null
  onChange: (value: T) => void
  /** Sets the options in the serif: for the person's own words. */
  serif?: boolean
}

export function RadioGroup<T extends string>(props: RadioGroupProps<T>) {
  const { label, hideLabel, options, value, onChange, serif } = props
  return (
    <NativeGroup
      className={classNames(styles.group)}
      value={value}
      onChange={(chosen) => {
        const option = options.find(({ id }) => id === chosen)
        if (option) onChange(option.id)
      }}
    >
      <Label className={classNames(styles.label)}>{hideLabel ? <VisuallyHidden>{label}</VisuallyHidden> : label}</Label>
      <div className={styles.options}>
        {options.map((option) => (
          <Radio key={option.id} value={option.id} className={classNames(styles.option)}>
            <span className={styles.dot} aria-hidden="true" />
            <span className={styles.words}>
              <span className={classNames(serif && styles.serif)}>{option.label}</span>
              {option.description ? <span className={styles.description}>{option.description}</span> : null}
            </span>
          </Radio>
        ))}
      </div>
    </NativeGroup>
  )
}
