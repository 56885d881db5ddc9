// On or off, with its label at the left. Keyboard and screen reader through react-aria.
import type { ReactNode } from 'react'
import { Switch as NativeSwitch } from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './Switch.module.css'

export interface SwitchProps {
  label: ReactNode
  description?: ReactNode
  isSelected: boolean
  onChange: (isSelected: boolean) => void
  isDisabled?: boolean
}

export function Switch({ label, description, isSelected, onChange, isDisabled = false }: SwitchProps) {
  return (
    <NativeSwitch
      className={classNames(styles.switch)}
      isSelected={isSelected}
      onChange={onChange}
      isDisabled={isDisabled}
    >
      <span className={styles.words}>
        <span>{label}</span>
        {description ? <span className={styles.description}>{description}</span> : null}
      </span>
      <span className={styles.track} aria-hidden="true">
        <span className={styles.thumb} />
      </span>
    </NativeSwitch>
  )
}
