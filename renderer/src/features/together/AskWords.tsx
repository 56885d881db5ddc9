// What is asked of somebody in words: what, how long, by when, expected or chosen, and whom it serves.
import { useTranslation } from 'react-i18next'
import { plainNumber } from '#parts/amounts.ts'
import { formatDay } from '#parts/dates.ts'
import type { GroupAsk } from '#shared/domain/together/gathering.ts'
import type { AgreedAsk } from '#shared/domain/together/shared-purpose.ts'
import styles from './together.module.css'

interface AskWordsProps {
  ask: Pick<GroupAsk, 'what' | 'hours' | 'day' | 'freedom'>
  /** Whom it serves in a word, `me` being the one who is asked; null where that was left open. */
  serves: AgreedAsk['serves']
  /** Of whom; empty while nobody is named. */
  name: string
}

export function AskWords({ ask, serves, name }: AskWordsProps) {
  const { t, i18n } = useTranslation('together')
  const { hours, day, freedom } = ask
  const facts = [
    name === '' ? t('asks.nobody') : t('answers.of', { name }),
    hours === null ? '' : t('asks.hoursCount', { count: hours, formatted: plainNumber(hours, i18n.language) }),
    day === null ? '' : t('asks.byDay', { date: formatDay(day, 'short', i18n.language) }),
    freedom === null ? '' : t(`asks.${freedom}`),
    serves === null || name === '' ? '' : t(`asks.serves.${serves}`, { name }),
  ].filter((fact) => fact !== '')
  return (
    <div>
      <p className={styles.words}>{ask.what.trim() === '' ? '…' : ask.what}</p>
      <p className={styles.small}>{facts.join(' · ')}</p>
    </div>
  )
}
