// Letters that came through one person's file, and requests to them that are still open. Nothing where there is neither.
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { formatDay, localDay, today } from '#parts/dates.ts'
import type { lettersOf } from './about.ts'
import { useLanguage } from './language.ts'
import styles from './people.module.css'

export function LettersPart({ letters, awaited }: ReturnType<typeof lettersOf>) {
  const { t } = useTranslation('people')
  const language = useLanguage()
  const date = (instant: string) => formatDay(localDay(instant), 'short', language, today())
  if (letters.length + awaited.length === 0) return null
  return (
    <section className={styles.part} aria-labelledby="person-letters">
      <h2 id="person-letters">{t('letters.title')}</h2>
      <ul className={styles.lines}>
        {letters.map((letter) => (
          <li key={letter.id}>
            <Link href={`/letter/${letter.id}`} className={styles.name}>
              {letter.signed ? t('letters.signed', { name: letter.signed }) : t('letters.unsigned')}
            </Link>
            <p className={styles.small}>
              {[date(letter.createdAt), letter.readAt === null ? t('letters.unread') : ''].filter(Boolean).join(' · ')}
            </p>
          </li>
        ))}
        {awaited.map(({ mirrorId, madeAt }) => (
          <li key={`${mirrorId} ${madeAt}`}>
            <Link href={`/mirror/${mirrorId}`}>{t('letters.awaited', { date: date(madeAt) })}</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
