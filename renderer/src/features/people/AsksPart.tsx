// The asks with one person: what went to and fro in all, and the latest of them, each with the way to it. No figure is a
// verdict: what was paid has been settled and stands outside.
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { formatHours } from '#parts/amounts.ts'
import { formatDay, today } from '#parts/dates.ts'
import { startDay } from '#shared/domain/ledger/time.ts'
import type { RecordOf } from '#shared/domain/records.ts'
import { exchangeOf } from './about.ts'
import { useLanguage } from './language.ts'
import styles from './people.module.css'

/** How many asks stand on the page before one goes to the ledger for them all. */
const MOST_ASKS = 8

interface AsksPartProps {
  person: RecordOf<'person'>
  /** The latest first. */
  asks: readonly RecordOf<'ask'>[]
}

export function AsksPart({ person, asks }: AsksPartProps) {
  const { t } = useTranslation('people')
  const language = useLanguage()
  const exchange = exchangeOf(asks, person)
  const figures = exchange
    ? ([
        ['given', exchange.given],
        ['received', exchange.received],
        ['askedOfThem', exchange.askedOfThem],
      ] as const)
    : []
  return (
    <section className={styles.part} aria-labelledby="person-asks">
      <h2 id="person-asks">{t('asks.title')}</h2>
      {asks.length === 0 ? <p className={styles.quiet}>{t('asks.none')}</p> : null}
      {exchange ? (
        <dl className={styles.figures}>
          {figures.map(([what, minutes]) => (
            <div key={what}>
              <dt>{t(`asks.${what}`)}</dt>
              <dd>{formatHours(minutes, language)}</dd>
            </div>
          ))}
          <div>
            <dt>{t(exchange.balance < 0 ? 'asks.moreReceived' : 'asks.moreGiven')}</dt>
            <dd>{formatHours(Math.abs(exchange.balance), language)}</dd>
          </div>
        </dl>
      ) : null}
      <ul className={styles.lines}>
        {asks.slice(0, MOST_ASKS).map((ask) => (
          <li key={ask.id}>
            <Link href={`/asks/${ask.id}`} className={styles.name}>
              {ask.what || t('asks.noWords')}
            </Link>
            <p className={styles.small}>
              {[t(`asks.${ask.direction}`), formatDay(startDay(ask.when), 'short', language, today())].join(' · ')}
            </p>
          </li>
        ))}
      </ul>
      {asks.length > MOST_ASKS ? (
        <p className={styles.ways}>
          <Link href="/asks">{t('asks.all', { count: asks.length })}</Link>
        </p>
      ) : null}
    </section>
  )
}
