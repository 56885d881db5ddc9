// The chosen why in the person's own type, and what lives beside it: experiments and asks that are open, and whose the
// hours of the last month were. Facts only; nothing here calls for anything.
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useHeads } from '#data/heads.ts'
import { formatHours } from '#parts/amounts.ts'
import { today } from '#parts/dates.ts'
import { isOpen } from '#shared/domain/experiment.ts'
import { piecesOf, whyTime } from '#shared/domain/ledger/figures.ts'
import type { RecordOf } from '#shared/domain/records.ts'
import styles from './LivingWhy.module.css'

const DAYS = 30

export function LivingWhy({ why }: { why: RecordOf<'why'> }) {
  const { t, i18n } = useTranslation('home')
  const experiments = useHeads('experiment')
  const asks = useHeads('ask')
  const time = useMemo(() => {
    const to = today()
    const span = { from: Temporal.PlainDate.from(to).subtract({ days: DAYS }).toString(), to }
    return whyTime(piecesOf(asks, span), experiments, span)
  }, [asks, experiments])
  const open = experiments.filter(isOpen).length
  const undecided = asks.filter(({ answer, direction }) => answer === 'open' && direction === 'of-me').length
  const hours = (minutes: number) => formatHours(minutes, i18n.language)
  return (
    <section aria-labelledby="home-why">
      <h2 id="home-why" className={styles.label}>
        {t('why')}
      </h2>
      <blockquote className={styles.why}>{why.text}</blockquote>
      <ul className={styles.beside} aria-label={t('living.label')}>
        {open > 0 ? (
          <li>
            <Link href="/experiments">{t('living.experiments', { count: open })}</Link>
          </li>
        ) : null}
        {undecided > 0 ? (
          <li>
            <Link href="/asks">{t('living.asks', { count: undecided })}</Link>
          </li>
        ) : null}
        {time.own + time.others > 0 ? (
          <li>
            <Link href="/asks">{t('living.time', { own: hours(time.own), others: hours(time.others) })}</Link>
          </li>
        ) : null}
        <li>
          <Link href={`/studio/${why.id}`}>{t('living.studio')}</Link>
        </li>
      </ul>
    </section>
  )
}
