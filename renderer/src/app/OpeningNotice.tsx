// Shown once after unlocking when something was unusual: what was found, what is safe. Put away by the person.
import { useTranslation } from 'react-i18next'
import type { FoundFrom } from '#data/lost-parts.ts'
import { formatMoment } from '#parts/dates.ts'
import { RecordNames } from '#parts/RecordNames.tsx'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import type { News } from './opening-news.ts'
import styles from './Shell.module.css'

interface Props {
  news: readonly News[]
  onDismiss: () => void
}

export function OpeningNotice({ news, onDismiss }: Props) {
  const { t, i18n } = useTranslation('app')
  const noteOf = (from: FoundFrom) =>
    t(`opened.from.${from.place}`, {
      when: from.place === 'damaged' ? '' : formatMoment(from.takenAt, i18n.language),
    })
  if (news.length === 0) return null
  return (
    <div className={styles.notices}>
      <Notice
        tone="calm"
        action={
          <Button variant="plain" onClick={onDismiss}>
            {t('opened.dismiss')}
          </Button>
        }
      >
        {news.map(({ key, count, records }) => (
          <div key={key} className={styles.news}>
            <p>{t(key, { count })}</p>
            {records === undefined ? null : (
              <RecordNames
                records={records.map(({ id, from }) => (from === undefined ? { id } : { id, note: noteOf(from) }))}
              />
            )}
          </div>
        ))}
      </Notice>
    </div>
  )
}
