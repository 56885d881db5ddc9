// The sittings there have been with one exercise, newest first, each a way back into it.
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { formatDay, localDay, today } from '#parts/dates.ts'
import type { RecordOf } from '#shared/domain/records.ts'
import styles from './IntroPage.module.css'
import { newestFirst } from './sittings.ts'

export function PastSessions({ sessions }: { sessions: readonly RecordOf<'session'>[] }) {
  const { t, i18n } = useTranslation('path')
  if (sessions.length === 0) return null
  const day = (instant: string) => formatDay(localDay(instant), 'short', i18n.language, today())
  return (
    <section aria-labelledby="intro-past">
      <h2 id="intro-past" className={styles.heading}>
        {t('past.title')}
      </h2>
      <ul className={styles.past}>
        {newestFirst(sessions).map((session) => (
          <li key={session.id}>
            <Link href={`/session/${session.id}`}>{t('past.begun', { date: day(session.createdAt) })}</Link>
            <span className={styles.pastState}>
              {t(`past.${session.status}`, { date: day(session.finishedAt ?? session.updatedAt) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
