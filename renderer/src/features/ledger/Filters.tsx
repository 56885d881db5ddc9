// Narrows the list of asks. Every field is a plain choice; nothing of it is kept.
import { useTranslation } from 'react-i18next'
import { namesOf } from '#parts/AskRows.tsx'
import { languageOf } from '#parts/amounts.ts'
import { formatDay } from '#parts/dates.ts'
import { ASK_ANSWERS, personKey } from '#shared/domain/ledger/ask.ts'
import { startDay } from '#shared/domain/ledger/time.ts'
import type { RecordOf } from '#shared/domain/records.ts'
import { Button } from '#ui/Button.tsx'
import { Select } from '#ui/Select.tsx'
import { TextField } from '#ui/TextField.tsx'
import { type AskFilter, isFiltered, NO_FILTER } from './ask-list.ts'
import styles from './ledger.module.css'

interface Props {
  asks: readonly RecordOf<'ask'>[]
  people: readonly RecordOf<'person'>[]
  filter: AskFilter
  onChange: (filter: AskFilter) => void
}

const ALL = 'all'

export function Filters({ asks, people, filter, onChange }: Props) {
  const { t, i18n } = useTranslation('ledger')
  const language = languageOf(i18n.language)
  const names = namesOf(asks, people)
  const persons = [...new Set(asks.map(personKey))]
    .map((id) => ({ id, label: names.get(id) || t('nobody') }))
    .toSorted((a, b) => a.label.localeCompare(b.label, language))
  const months = [...new Set(asks.map((ask) => startDay(ask.when).slice(0, 7)))]
    .toSorted()
    .reverse()
    .map((id) => ({ id, label: formatDay(`${id}-01`, 'month', language) }))
  const all = { id: ALL, label: t('filter.all') }
  const either = <T extends string>(id: string, options: readonly T[]): T | null =>
    options.find((one) => one === id) ?? null
  return (
    <details className={styles.fold} open={isFiltered(filter) || undefined}>
      <summary>{t('filter.title')}</summary>
      <div className={styles.line}>
        <TextField
          className={styles.what ?? ''}
          label={t('filter.words')}
          value={filter.words}
          onChange={(words) => onChange({ ...filter, words })}
        />
        <div className={styles.choice}>
          <Select
            label={t('column.who')}
            options={[all, ...persons]}
            value={filter.person ?? ALL}
            onChange={(id) => onChange({ ...filter, person: id === ALL ? null : id })}
          />
        </div>
        <div className={styles.choice}>
          <Select
            label={t('filter.month')}
            options={[all, ...months]}
            value={filter.month ?? ALL}
            onChange={(id) => onChange({ ...filter, month: id === ALL ? null : id })}
          />
        </div>
        <div className={styles.choice}>
          <Select
            label={t('field.answer')}
            options={[all, ...ASK_ANSWERS.map((id) => ({ id: id as string, label: t(`answer.${id}`) }))]}
            value={filter.answer ?? ALL}
            onChange={(id) => onChange({ ...filter, answer: either(id, ASK_ANSWERS) })}
          />
        </div>
        <div className={styles.choice}>
          <Select
            label={t('field.direction')}
            options={[all, ...['of-me', 'by-me'].map((id) => ({ id, label: t(`direction.${id}`) }))]}
            value={filter.direction ?? ALL}
            onChange={(id) => onChange({ ...filter, direction: either(id, ['of-me', 'by-me']) })}
          />
        </div>
        <div className={styles.choice}>
          <Select
            label={t('field.paid')}
            options={[all, ...['yes', 'no'].map((id) => ({ id, label: t(`paid.${id}`) }))]}
            value={filter.paid === null ? ALL : filter.paid ? 'yes' : 'no'}
            onChange={(id) => onChange({ ...filter, paid: id === ALL ? null : id === 'yes' })}
          />
        </div>
        {isFiltered(filter) ? (
          <Button variant="plain" onClick={() => onChange(NO_FILTER)}>
            {t('filter.clear')}
          </Button>
        ) : null}
      </div>
    </details>
  )
}
