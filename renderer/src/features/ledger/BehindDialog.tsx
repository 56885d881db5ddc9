// The asks behind a figure, each with the way to it.
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { formatHours, languageOf } from '#parts/amounts.ts'
import { formatDay, today } from '#parts/dates.ts'
import { minutesOf } from '#shared/domain/ledger/ask.ts'
import { startDay } from '#shared/domain/ledger/time.ts'
import type { RecordOf } from '#shared/domain/records.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { newestAsks } from './ask-list.ts'
import styles from './figures.module.css'

interface Props {
  title: string
  asks: readonly RecordOf<'ask'>[]
  onClose: () => void
}

export function BehindDialog({ title, asks, onClose }: Props) {
  const { t, i18n } = useTranslation('ledger')
  const language = languageOf(i18n.language)
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      actions={
        <Button variant="plain" onClick={onClose}>
          {t('figures.close')}
        </Button>
      }
    >
      <p>{t('figures.behindCount', { count: asks.length })}</p>
      <ul className={styles.behind}>
        {newestAsks(asks).map((ask) => (
          <li key={ask.id}>
            <Link href={`/asks/${ask.id}`}>{ask.what || t('noWords')}</Link>
            <span>
              {[
                formatDay(startDay(ask.when), 'short', language, today()),
                ask.who,
                formatHours(minutesOf(ask.hoursGiven), language),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
