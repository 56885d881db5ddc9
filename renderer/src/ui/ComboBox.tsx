// A field to type in that offers what there is: choosing one is never needed, what was typed stands. Typing filters by the
// caller's rule; arrows walk the list, Enter chooses, Esc closes it.
import type { ReactNode } from 'react'
import {
  Button,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  ComboBox as NativeComboBox,
  Popover,
  Text,
} from 'react-aria-components'
import styles from './ComboBox.module.css'
import { classNames } from './class-names.ts'
import fieldStyles from './Field.module.css'

export interface ComboBoxOption {
  id: string
  label: string
  /** Quiet words after it. */
  note?: string
}

export interface ComboBoxProps {
  label: string
  description?: ReactNode
  /** What stands in the field. */
  text: string
  /** The option chosen; null for none, or for words of one's own. */
  selectedId: string | null
  /** Already filtered by `text`. */
  options: readonly ComboBoxOption[]
  onText: (text: string) => void
  onSelect: (id: string) => void
  /** What the button that opens the list is called. */
  openLabel: string
  autoFocus?: boolean
}

export function ComboBox(props: ComboBoxProps) {
  const { label, description, text, selectedId, options, onText, onSelect, openLabel, autoFocus = false } = props
  return (
    <NativeComboBox
      className={classNames(fieldStyles.field)}
      inputValue={text}
      onInputChange={onText}
      selectedKey={selectedId}
      onSelectionChange={(key) => {
        if (key !== null) onSelect(String(key))
      }}
      items={options}
      allowsCustomValue
      menuTrigger="input"
    >
      <Label className={classNames(fieldStyles.label)}>{label}</Label>
      {description ? (
        <Text slot="description" className={classNames(fieldStyles.description)}>
          {description}
        </Text>
      ) : null}
      <div className={styles.row}>
        <Input
          className={classNames(fieldStyles.control, styles.input)}
          autoComplete="off"
          spellCheck={false}
          autoFocus={autoFocus}
        />
        <Button className={classNames(styles.open)} aria-label={openLabel}>
          <span className={styles.arrow} aria-hidden="true" />
        </Button>
      </div>
      <Popover className={classNames(styles.popover)}>
        <ListBox<ComboBoxOption> className={classNames(styles.list)}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className={classNames(styles.option)}>
              <span>{option.label}</span>
              {option.note ? <span className={styles.note}>{option.note}</span> : null}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </NativeComboBox>
  )
}
