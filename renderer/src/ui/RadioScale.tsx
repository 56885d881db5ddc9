// A question answered on a scale of plain words, and that may stay open: what was chosen can be cleared again.
import { useRef } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button } from './Button.tsx'
import { classNames } from './class-names.ts'
import styles from './RadioScale.module.css'
import { VisuallyHidden } from './VisuallyHidden.tsx'

export interface RadioScaleProps {
  label: string
  /** From lowest to highest; the value is the index of the word. */
  words: readonly string[]
  value: number | null
  onChange: (value: number | null) => void
}

export function RadioScale({ label, words, value, onChange }: RadioScaleProps) {
  const { t } = useTranslation('ui')
  const group = useRef<HTMLDivElement>(null)
  return (
    <div className={styles.scale}>
      <RadioGroup
        ref={group}
        className={classNames(styles.group)}
        orientation="horizontal"
        value={value === null ? null : String(value)}
        onChange={(chosen) => onChange(Number(chosen))}
      >
        <Label className={classNames(styles.label)}>{label}</Label>
        <div className={styles.words}>
          {words.map((word, index) => (
            <Radio key={word} value={String(index)} className={classNames(styles.word)}>
              {word}
            </Radio>
          ))}
        </div>
      </RadioGroup>
      <Button
        variant="link"
        className={classNames(styles.clear, value === null && styles.nothing)}
        onClick={() => {
          onChange(null)
          group.current?.querySelector('input')?.focus()
        }}
      >
        {t('clear')}
        <VisuallyHidden>: {label}</VisuallyHidden>
      </Button>
    </div>
  )
}
