// One entry in a list: its title or first words, its tags, and how long it is.
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import type { Entry } from './entry-list.ts'
import styles from './JournalPage.module.css'

export function EntryLine({ entry }: { entry: Entry }) {
  const { t } = useTranslation('journal')
  const tags = entry.tags ?? []
  return (
    <li className={styles.entry}>
      <Link className={styles.link ?? ''} href={`/journal/${entry.id}`}>
        {entry.title ? <span className={styles.title}>{entry.title}</span> : null}
        <span className={entry.title ? styles.below : styles.words}>{entry.firstWords || t('list.noWords')}</span>
        {tags.length > 0 ? <span className={styles.tags}>{tags.map((tag) => `#${tag}`).join(' ')}</span> : null}
      </Link>
      <span className={styles.count}>
        {entry.starred ? (
          <>
            <span aria-hidden="true">★ </span>
            <VisuallyHidden>{t('list.starred')} </VisuallyHidden>
          </>
        ) : null}
        {t('list.words', { count: entry.words })}
      </span>
    </li>
  )
}
