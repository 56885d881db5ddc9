// Where the truth and the why stand now: one quiet line each, leading to the room where they are kept. Judges nothing.
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useHeads } from '#data/heads.ts'
import { formatDay, localDay, today } from '#parts/dates.ts'
import styles from './PathPage.module.css'

export function Standing() {
  const { t, i18n } = useTranslation('path')
  const rows = [
    { which: 'truth', records: useHeads('truth') },
    { which: 'why', records: useHeads('why') },
  ] as const
  const day = (instant: string) => formatDay(localDay(instant), 'short', i18n.language, today())
  return (
    <section aria-label={t('stand.title')}>
      <dl className={styles.standing}>
        {rows.map(({ which, records }) => {
          const chosen = records.find((one) => one.chosenAt !== null)
          return (
            <div key={which}>
              <dt>
                <Link href="/why">{t(`stand.${which}`)}</Link>
              </dt>
              <dd>
                {chosen?.chosenAt
                  ? t(`stand.${which}Chosen`, { text: chosen.text, date: day(chosen.chosenAt) })
                  : records.length > 0
                    ? t(`stand.${which}Open`, { count: records.length })
                    : t(`stand.${which}None`)}
              </dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}
