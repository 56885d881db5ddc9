// The journal as a month or as a year of days; a day opens its entries below.
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay } from '#parts/dates.ts'
import type { LocalDay } from '#shared/domain/records.ts'
import { Button } from '#ui/Button.tsx'
import { Select } from '#ui/Select.tsx'
import styles from './Calendar.module.css'
import { addMonths, byDay, type Month, monthOf, monthsOfYear, yearsOf } from './calendar-view.ts'
import { EntryLine } from './EntryLine.tsx'
import type { Entry } from './entry-list.ts'
import { journalView } from './journal-view.ts'
import { MonthGrid } from './MonthGrid.tsx'

interface Props {
  entries: readonly Entry[]
  view: 'month' | 'year'
  month: Month
  day: LocalDay | null
  today: LocalDay
}

export function Calendar({ entries, view, month, day, today }: Props) {
  const { t, i18n } = useTranslation('journal')
  const days = useMemo(() => byDay(entries), [entries])
  const { first, last } = useMemo(() => yearsOf(entries, today), [entries, today])
  const year = Number(month.slice(0, 4))
  const years = Array.from({ length: last - first + 1 }, (_, index) => String(last - index))
  const go = (to: Month) => journalView.setState({ month: to, day: null })
  const step = view === 'month' ? 1 : 12
  const chosen = day === null ? undefined : days.get(day)
  const title = view === 'month' ? formatDay(`${month}-01`, 'month', i18n.language) : String(year)
  const name = (to: Month) => (view === 'month' ? formatDay(`${to}-01`, 'month', i18n.language) : to.slice(0, 4))
  const before = addMonths(month, -step)
  const after = addMonths(month, step)
  return (
    <section aria-label={title}>
      <div className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        <div className={styles.moves}>
          <Button variant="plain" disabled={Number(before.slice(0, 4)) < first} onClick={() => go(before)}>
            {name(before)}
          </Button>
          <Button variant="plain" disabled={Number(after.slice(0, 4)) > last} onClick={() => go(after)}>
            {name(after)}
          </Button>
          {years.length > 1 ? (
            <Select
              label={t('calendar.year')}
              options={years.map((id) => ({ id, label: id }))}
              value={String(year)}
              onChange={(id) => go(`${id.padStart(4, '0')}${month.slice(4)}`)}
            />
          ) : null}
        </div>
      </div>
      {view === 'month' ? (
        <MonthGrid
          month={month}
          days={days}
          chosen={day}
          today={today}
          onChoose={(to) => journalView.setState({ day: to === day ? null : to })}
        />
      ) : (
        <div className={styles.year}>
          {monthsOfYear(year).map((one) => (
            <MonthGrid
              key={one}
              small
              month={one}
              days={days}
              chosen={day}
              today={today}
              onChoose={(to) => journalView.setState({ month: monthOf(to), day: to === day ? null : to })}
            />
          ))}
        </div>
      )}
      <p className={styles.legend}>
        {t('calendar.legend')}
        {[1, 2, 3, 4].map((tone) => (
          <span key={tone} className={styles.swatch} data-tone={tone} aria-hidden="true" />
        ))}
        {t('calendar.legendMore')}
      </p>
      {chosen && day ? (
        <div className={styles.chosen} role="status">
          <h3 className={styles.chosenDay}>{formatDay(day, 'full', i18n.language)}</h3>
          <ul>
            {chosen.entries.map((entry) => (
              <EntryLine key={entry.id} entry={entry} />
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  )
}
