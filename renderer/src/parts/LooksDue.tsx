// Decisions about asks that a month has passed over: a quiet line each, with the way to "how did it sit?".
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useHeads } from '#data/heads.ts'
import { looksDue } from '#shared/domain/ledger/ask.ts'
import { formatDay, localDay, today } from './dates.ts'
import styles from './LooksDue.module.css'

const SHOWN = 3

/** Nothing at all while none is due. */
export function LooksDue() {
  const { t, i18n } = useTranslation('parts')
  const due = looksDue(useHeads('ask'), today())
  if (due.length === 0) return null
  return (
    <section aria-labelledby="looks-due" className={styles.looks}>
      <h2 id="looks-due">{t('looks.title')}</h2>
      <ul>
        {due.slice(0, SHOWN).map((ask) => (
          <li key={ask.id}>
            <Link href={`/asks/${ask.id}`}>
              {t('looks.text', {
                date: formatDay(localDay(ask.decision?.at ?? ask.createdAt), 'short', i18n.language, today()),
                what: ask.what,
              })}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
