// The sittings there have been with one exercise, newest first, each a way back into it.
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { formatDay, localDay, today } from '#parts/dates.ts'
import { useDeleting } from '#parts/use-deleting.tsx'
import type { RecordOf } from '#shared/domain/records.ts'
import { Button } from '#ui/Button.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import styles from './IntroPage.module.css'
import { newestFirst } from './sittings.ts'

export function PastSessions({ sessions }: { sessions: readonly RecordOf<'session'>[] }) {
  const { t, i18n } = useTranslation('path')
  const deleting = useDeleting()
  if (sessions.length === 0) return deleting.note
  const day = (instant: string) => formatDay(localDay(instant), 'short', i18n.language, today())
  return (
    <section aria-labelledby="intro-past">
      <h2 id="intro-past" className={styles.heading}>
        {t('past.title')}
      </h2>
      {deleting.note}
      <ul className={styles.past}>
        {newestFirst(sessions).map((session) => (
          <li key={session.id}>
            <Link href={`/session/${session.id}`}>{t('past.begun', { date: day(session.createdAt) })}</Link>
            <span className={styles.pastState}>
              {t(`past.${session.status}`, { date: day(session.finishedAt ?? session.updatedAt) })}
            </span>
            <Button variant="link" className={styles.pastState} onClick={() => void deleting.remove(session.id)}>
              {t('past.remove')}
              <VisuallyHidden>: {t('past.begun', { date: day(session.createdAt) })}</VisuallyHidden>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
