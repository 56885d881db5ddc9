// What an hour of one's own is worth, and in which currency. Kept sealed; each new ask remembers it as it then stands.
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAutosave } from '#data/autosave.ts'
import { headsOf } from '#data/heads.ts'
import { languageOf, plainNumber } from '#parts/amounts.ts'
import { type ProfileFields, saveProfile } from '#parts/profile.ts'
import { SaveState } from '#parts/SaveState.tsx'
import { readNumber } from '#shared/domain/ledger/reading.ts'
import { TextField } from '#ui/TextField.tsx'
import { CurrencySelect } from './CurrencySelect.tsx'
import styles from './ledger.module.css'
import { FIRST_CURRENCY } from './new-ask.ts'

export function Worth() {
  const { t, i18n } = useTranslation('ledger')
  const language = languageOf(i18n.language)
  const [profile] = headsOf('profile')
  const [value, setValue] = useState(
    profile?.hourlyValue === undefined ? '' : plainNumber(profile.hourlyValue, language),
  )
  const [currency, setCurrency] = useState(profile?.currency ?? FIRST_CURRENCY)
  const changes = useRef<Partial<ProfileFields>>({})
  const { touch, state } = useAutosave(() => saveProfile(changes.current))
  const hourlyValue = readNumber(value, language)
  const change = (part: Partial<ProfileFields>) => {
    changes.current = { ...changes.current, ...part }
    touch()
  }
  return (
    <details className={styles.fold}>
      <summary>{t('worth.title')}</summary>
      <p className={styles.quiet}>{t('worth.text')}</p>
      <div className={styles.line}>
        <TextField
          className={styles.day ?? ''}
          label={t('worth.value')}
          value={value}
          inputMode="decimal"
          error={value.trim() !== '' && hourlyValue === null ? t('capture.fault.number') : null}
          onChange={(text) => {
            setValue(text)
            const number = readNumber(text, language)
            if (number !== null) change({ hourlyValue: number })
          }}
        />
        <CurrencySelect
          value={currency}
          onChange={(code) => {
            setCurrency(code)
            change({ currency: code })
          }}
        />
        <SaveState state={state} />
      </div>
    </details>
  )
}
