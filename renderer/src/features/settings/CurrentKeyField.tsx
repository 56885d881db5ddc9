// The present key, asked again before a lock is changed: the passphrase, or the recovery code for who forgot it.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CurrentKey } from '#data/keys.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { TextField } from '#ui/TextField.tsx'

export interface PresentKey {
  typed: string
  isCode: boolean
  /** The passphrase was declined: this computer's own key is taken, and nothing is asked unless it is not there. */
  isDevice: boolean
  type(text: string): void
  turn(): void
  key(): CurrentKey
}

export function usePresentKey(isDevice: boolean): PresentKey {
  const [typed, type] = useState('')
  const [isCode, setIsCode] = useState(false)
  return {
    typed: isDevice && !isCode ? 'device' : typed,
    isCode,
    isDevice,
    type,
    turn() {
      type('')
      setIsCode(!isCode)
    },
    key: () => (isCode ? { recoveryCode: typed } : isDevice ? { device: true } : { passphrase: typed }),
  }
}

interface CurrentKeyFieldProps {
  present: PresentKey
  /** The passphrase shows as it is typed. */
  isShown: boolean
  error: string | null
}

export function CurrentKeyField({ present, isShown, error }: CurrentKeyFieldProps) {
  const { t } = useTranslation('keys')
  if (present.isDevice && !present.isCode) {
    if (error === null) return null
    return (
      <Notice
        tone="problem"
        action={
          <Button variant="plain" onClick={present.turn}>
            {t('present.useCode')}
          </Button>
        }
      >
        {error}
      </Notice>
    )
  }
  return (
    <div>
      <TextField
        label={t(present.isCode ? 'present.code' : 'present.passphrase')}
        type={isShown || present.isCode ? 'text' : 'password'}
        value={present.typed}
        onChange={present.type}
        error={error}
      />
      <Button variant="link" onClick={present.turn}>
        {t(present.isCode ? (present.isDevice ? 'present.useDevice' : 'present.usePassphrase') : 'present.useCode')}
      </Button>
    </div>
  )
}
