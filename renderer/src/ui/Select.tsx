// One of many options, in a list that opens. Typing finds an option; Esc closes without choosing.
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Select as NativeSelect,
  Popover,
  SelectValue,
} from 'react-aria-components'
import { classNames } from './class-names.ts'
import fieldStyles from './Field.module.css'
import styles from './Select.module.css'

export interface SelectOption<T extends string = string> {
  id: T
  label: string
}

export interface SelectProps<T extends string> {
  label: string
  options: readonly SelectOption<T>[]
  /** null while nothing is chosen. */
  value: T | null
  onChange: (value: T) => void
  /** Shown while nothing is chosen. */
  placeholder?: string
}

export function Select<T extends string>({ label, options, value, onChange, placeholder = '' }: SelectProps<T>) {
  return (
    <NativeSelect
      className={classNames(fieldStyles.field)}
      selectedKey={value}
      onSelectionChange={(key) => {
        const option = options.find(({ id }) => id === key)
        if (option) onChange(option.id)
      }}
      placeholder={placeholder}
      autoComplete="off"
    >
      <Label className={classNames(fieldStyles.label)}>{label}</Label>
      <Button className={classNames(fieldStyles.control, styles.button)}>
        <SelectValue className={classNames(styles.value)}>
          {({ isPlaceholder, selectedText }) => (isPlaceholder ? placeholder : selectedText)}
        </SelectValue>
        <span className={styles.arrow} aria-hidden="true" />
      </Button>
      <Popover className={classNames(styles.popover)}>
        <ListBox className={classNames(styles.list)}>
          {options.map((option) => (
            <ListBoxItem key={option.id} id={option.id} textValue={option.label} className={classNames(styles.option)}>
              {option.label}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </NativeSelect>
  )
}
