// Asks as rows, wherever they are shown: a table that a screen reader can walk, with the way to each ask and, where it is open, to its decision.
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useHeads } from '#data/heads.ts'
import { formatHours, languageOf } from '#parts/amounts.ts'
import { formatDay, today } from '#parts/dates.ts'
import { minutesOf, personKey, servesWord } from '#shared/domain/ledger/ask.ts'
import { startDay, startTime } from '#shared/domain/ledger/time.ts'
import type { RecordOf } from '#shared/domain/records.ts'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import styles from './AskRows.module.css'

/** Names by `personKey`: the record's where it is linked, else as written. */
export function namesOf(asks: readonly RecordOf<'ask'>[], people: readonly RecordOf<'person'>[]): Map<string, string> {
  const byId = new Map(people.map(({ id, name }) => [id, name]))
  return new Map(asks.map((ask) => [personKey(ask), (ask.personId && byId.get(ask.personId)) || ask.who]))
}

export interface AskRowsProps {
  caption: string
  asks: readonly RecordOf<'ask'>[]
  /** Called when a link is followed: closes what the rows stand in. */
  onLeave?: () => void
}

export function AskRows({ caption, asks, onLeave }: AskRowsProps) {
  const { t, i18n } = useTranslation('ledger')
  const language = languageOf(i18n.language)
  const people = useHeads('person')
  const names = namesOf(asks, people)
  const follow = onLeave ? { onClick: onLeave } : {}
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption>
          <VisuallyHidden>{caption}</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('column.day')}</th>
            <th scope="col">{t('column.what')}</th>
            <th scope="col">{t('column.who')}</th>
            <th scope="col" className={styles.serves}>
              {t('column.serves')}
            </th>
            <th scope="col" className={styles.number}>
              {t('column.asked')}
            </th>
            <th scope="col" className={styles.number}>
              {t('column.given')}
            </th>
            <th scope="col">{t('column.answer')}</th>
          </tr>
        </thead>
        <tbody>
          {asks.map((ask) => {
            const serves = servesWord(ask.serves)
            const time = startTime(ask.when)
            return (
              <tr key={ask.id}>
                <td className={styles.nowrap}>
                  {formatDay(startDay(ask.when), 'short', language, today())}
                  {time === null ? null : <span className={styles.faint}> {time}</span>}
                </td>
                <th scope="row" className={styles.own}>
                  <Link href={`/asks/${ask.id}`} {...follow}>
                    {ask.what || t('noWords')}
                  </Link>
                </th>
                <td>
                  {names.get(personKey(ask))}
                  {ask.direction === 'by-me' ? <span className={styles.faint}> {t('direction.by-me')}</span> : null}
                </td>
                <td className={styles.serves}>{serves === null ? '' : t(`serves.${serves}`)}</td>
                <td className={styles.number}>{formatHours(minutesOf(ask.hoursAsked), language)}</td>
                <td className={styles.number}>
                  {formatHours(minutesOf(ask.hoursGiven), language)}
                  {ask.paid ? <span className={styles.faint}> {t('paidShort')}</span> : null}
                </td>
                <td>
                  {ask.answer === 'open' && ask.direction === 'of-me' ? (
                    <Link href={`/asks/${ask.id}/decide`} className={styles.decide} {...follow}>
                      {t('decide')}
                      <VisuallyHidden>: {ask.what}</VisuallyHidden>
                    </Link>
                  ) : (
                    t(`answer.${ask.answer}`)
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
