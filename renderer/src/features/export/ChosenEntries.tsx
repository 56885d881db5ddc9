// Some entries: narrowed as in the journal, and single ones unticked.
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay } from '#parts/dates.ts'
import { FilterBar } from '#parts/find/FilterBar.tsx'
import { inOrder } from '#shared/domain/export.ts'
import type { RecordId, RecordOf } from '#shared/domain/records.ts'
import type { RecordFilter } from '#shared/domain/search/filter.ts'
import styles from './Export.module.css'

/** More than these are not listed: narrowing shows them. */
const LISTED = 100

interface Props {
  filter: RecordFilter
  passing: readonly RecordOf<'entry'>[]
  without: ReadonlySet<RecordId>
  onFilter: (filter: RecordFilter) => void
  onWithout: (without: ReadonlySet<RecordId>) => void
}

export function ChosenEntries({ filter, passing, without, onFilter, onWithout }: Props) {
  const { t, i18n } = useTranslation('export')
  const newest = useMemo(() => inOrder(passing).reverse(), [passing])
  const toggle = (id: RecordId, goes: boolean) => {
    const next = new Set(without)
    if (goes) next.delete(id)
    else next.add(id)
    onWithout(next)
  }
  return (
    <div className={styles.chosen}>
      <FilterBar filter={filter} onChange={onFilter} />
      {newest.length === 0 ? null : (
        <details className={styles.fold}>
          <summary>{t('what.pick')}</summary>
          <p className={styles.quiet}>{t('what.pickText')}</p>
          <ul className={styles.picks}>
            {newest.slice(0, LISTED).map(({ id, day, title, firstWords }) => (
              <li key={id}>
                <label className={styles.pick}>
                  <input
                    type="checkbox"
                    autoComplete="off"
                    checked={!without.has(id)}
                    onChange={(event) => toggle(id, event.target.checked)}
                  />
                  <span>
                    <span className={styles.words}>{title || firstWords || t('words.noTitle')}</span>
                    <span className={styles.facts}>{formatDay(day, 'full', i18n.language)}</span>
                  </span>
                </label>
              </li>
            ))}
          </ul>
          {newest.length > LISTED ? (
            <p className={styles.quiet}>{t('what.more', { count: newest.length - LISTED })}</p>
          ) : null}
        </details>
      )}
    </div>
  )
}
