// What narrows a list of records, as a fold of quiet fields: the same in the search and in the journal. Holds nothing itself.
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useHeads } from '#data/heads.ts'
import { isDay } from '#shared/domain/calendar.ts'
import type { Language, ScaleStep } from '#shared/domain/records.ts'
import { foldTag, isNarrowing, NO_FILTER, type RecordFilter } from '#shared/domain/search/filter.ts'
import { Button } from '#ui/Button.tsx'
import { Select } from '#ui/Select.tsx'
import { Switch } from '#ui/Switch.tsx'
import { TextField } from '#ui/TextField.tsx'
import styles from './FilterBar.module.css'
import { useScaleNames } from './scale-names.ts'

interface Props {
  filter: RecordFilter
  onChange: (filter: RecordFilter) => void
}

const ANY = 'any'
const STEPS = ['0', '1', '2', '3', '4'] as const
type Option = { id: string; label: string }

interface InUse {
  /** By name; each as it was last typed. */
  tags: Option[]
  moods: boolean
  energies: boolean
  languages: boolean
  stars: boolean
}

/** What there is to narrow by: a field that could only find nothing is not shown. */
function useInUse(): InUse {
  const entries = useHeads('entry')
  return useMemo(() => {
    const typed = new Set<string>()
    const found = { moods: false, energies: false, languages: false, stars: false }
    for (const entry of entries) {
      // Deleted first: what was typed last stands last.
      for (const tag of entry.tags ?? []) {
        typed.delete(tag)
        typed.add(tag)
      }
      if (entry.mood !== undefined) found.moods = true
      if (entry.energy !== undefined) found.energies = true
      if (entry.language !== undefined) found.languages = true
      if (entry.starred) found.stars = true
    }
    const tags = new Map([...typed].map((tag) => [foldTag(tag), tag]))
    tags.delete('')
    const options = [...tags].map(([id, label]) => ({ id, label }))
    return { ...found, tags: options.sort((a, b) => (a.id < b.id ? -1 : 1)) }
  }, [entries])
}

export function FilterBar({ filter, onChange }: Props) {
  const { t } = useTranslation('find')
  const { tags, moods, energies, languages, stars } = useInUse()
  const people = useHeads('person')
  const names = useScaleNames()
  const change = (part: Partial<RecordFilter>) => onChange({ ...filter, ...part })
  const any: Option = { id: ANY, label: t('filter.any') }
  const steps = (labels: readonly string[]): Option[] => [
    any,
    ...STEPS.map((id, step) => ({ id, label: labels[step] ?? id })),
  ]
  const stepOf = (id: string): ScaleStep[] => (id === ANY ? [] : [Number(id) as ScaleStep])

  return (
    <details className={styles.fold}>
      <summary>{t(isNarrowing(filter) ? 'filter.titleOn' : 'filter.title')}</summary>
      <div className={styles.fields}>
        {tags.length > 0 ? (
          <Select
            label={t('filter.tag')}
            options={[any, ...tags]}
            value={filter.tags[0] ?? ANY}
            onChange={(id) => change({ tags: id === ANY ? [] : [id] })}
          />
        ) : null}
        {people.length > 0 ? (
          <Select
            label={t('filter.person')}
            options={[any, ...people.map(({ id, name }) => ({ id, label: name }))]}
            value={filter.people[0]?.[0] ?? ANY}
            onChange={(id) => change({ people: id === ANY ? [] : [[id]] })}
          />
        ) : null}
        {moods ? (
          <Select
            label={t('filter.mood')}
            options={steps(names.moods)}
            value={String(filter.moods[0] ?? ANY)}
            onChange={(id) => change({ moods: stepOf(id) })}
          />
        ) : null}
        {energies ? (
          <Select
            label={t('filter.energy')}
            options={steps(names.energies)}
            value={String(filter.energies[0] ?? ANY)}
            onChange={(id) => change({ energies: stepOf(id) })}
          />
        ) : null}
        {languages ? (
          <Select
            label={t('filter.language')}
            options={[any, { id: 'en', label: t('filter.en') }, { id: 'it', label: t('filter.it') }]}
            value={filter.language ?? ANY}
            onChange={(id) => change({ language: id === ANY ? null : (id as Language) })}
          />
        ) : null}
        <TextField
          type="date"
          label={t('filter.from')}
          value={filter.from ?? ''}
          onChange={(day) => change({ from: isDay(day) ? day : null })}
        />
        <TextField
          type="date"
          label={t('filter.until')}
          value={filter.until ?? ''}
          onChange={(day) => change({ until: isDay(day) ? day : null })}
        />
      </div>
      <div className={styles.switches}>
        {stars || filter.starred ? (
          <Switch label={t('filter.starred')} isSelected={filter.starred} onChange={(starred) => change({ starred })} />
        ) : null}
        <Switch
          label={t('filter.hasSpark')}
          isSelected={filter.hasSpark}
          onChange={(hasSpark) => change({ hasSpark })}
        />
      </div>
      {isNarrowing(filter) ? (
        <Button variant="link" onClick={() => onChange({ ...NO_FILTER, kinds: filter.kinds })}>
          {t('filter.clear')}
        </Button>
      ) : null}
    </details>
  )
}
