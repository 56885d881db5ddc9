// What was written on this day of other years: a few lines at the top of the journal, and nothing on other days.
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { today } from '#parts/dates.ts'
import { onThisDay } from './calendar-view.ts'
import { EntryLine } from './EntryLine.tsx'
import type { Entry } from './entry-list.ts'
import styles from './JournalPage.module.css'

const MOST = 5

export function OnThisDay({ entries }: { entries: readonly Entry[] }) {
  const { t } = useTranslation('journal')
  const day = today()
  const written = useMemo(() => onThisDay(entries, day).slice(0, MOST), [entries, day])
  if (written.length === 0) return null
  return (
    <section className={styles.thisDay}>
      <h2 className={styles.monthName}>{t('onThisDay')}</h2>
      {written.map((entry) => (
        <div key={entry.id} className={styles.day}>
          <h3 className={styles.dayName}>{entry.day.slice(0, 4)}</h3>
          <ul className={styles.entries}>
            <EntryLine entry={entry} />
          </ul>
        </div>
      ))}
    </section>
  )
}
