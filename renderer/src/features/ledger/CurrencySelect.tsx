// A currency by its name in the language of the app.
import { useTranslation } from 'react-i18next'
import { localeOf } from '#parts/amounts.ts'
import { Select } from '#ui/Select.tsx'
import styles from './ledger.module.css'

const CURRENCIES = [
  'EUR',
  'GBP',
  'USD',
  'CHF',
  'CAD',
  'AUD',
  'NZD',
  'SEK',
  'NOK',
  'DKK',
  'PLN',
  'CZK',
  'HUF',
  'RON',
  'JPY',
]

interface Props {
  value: string
  onChange: (code: string) => void
}

export function CurrencySelect({ value, onChange }: Props) {
  const { t, i18n } = useTranslation('ledger')
  const names = new Intl.DisplayNames(localeOf(i18n.language), { type: 'currency', fallback: 'code' })
  const nameOf = (code: string) => {
    try {
      return `${code} · ${names.of(code) ?? code}`
    } catch {
      return code
    }
  }
  return (
    <div className={styles.wide}>
      <Select
        label={t('field.currency')}
        options={[...new Set([...CURRENCIES, value])].map((id) => ({ id, label: nameOf(id) }))}
        value={value}
        onChange={onChange}
      />
    </div>
  )
}
