// Asks that come again and have come due: each is added or left out by the person, all at once or one by one.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHeads, useTrash } from '#data/heads.ts'
import type { RecordWrite } from '#data/record-write.ts'
import { saveRecords } from '#data/repository.ts'
import { formatHours, languageOf } from '#parts/amounts.ts'
import { formatDay, today } from '#parts/dates.ts'
import { minutesOf } from '#shared/domain/ledger/ask.ts'
import { type DueOccurrence, dueOccurrences, occurrenceOf } from '#shared/domain/ledger/repeats.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import styles from './ledger.module.css'
import { askWrite, changedAsk } from './new-ask.ts'

export function RepeatsDue() {
  const { t, i18n } = useTranslation('ledger')
  const language = languageOf(i18n.language)
  const asks = useHeads('ask')
  const trash = useTrash('ask')
  const [failed, setFailed] = useState(false)
  const due = dueOccurrences([...asks, ...trash], today())
  if (due.length === 0) return null

  const write = async (make: (now: string) => RecordWrite[]) => {
    try {
      await saveRecords(make(Temporal.Now.instant().toString()))
      setFailed(false)
    } catch {
      setFailed(true)
    }
  }
  const add = (some: readonly DueOccurrence[]) => write((now) => some.map((one) => askWrite(occurrenceOf(one), now)))
  const leaveOut = ({ series, day }: DueOccurrence) =>
    write((now) => {
      const { repeats } = series
      return repeats === null
        ? []
        : [changedAsk(series, { repeats: { ...repeats, skipped: [...repeats.skipped, day] } }, now)]
    })

  return (
    <section aria-labelledby="asks-due" className={styles.part}>
      <h2 id="asks-due">{t('repeats.title', { count: due.length })}</h2>
      <ul className={styles.rows}>
        {due.map((one) => {
          const words = `${one.series.what}, ${formatDay(one.day, 'short', language, today())}`
          return (
            <li key={`${one.series.id} ${one.day}`}>
              <span className={styles.grow}>
                {words} <span className={styles.faint}>{formatHours(minutesOf(one.series.hoursAsked), language)}</span>
              </span>
              <Button variant="link" onClick={() => void add([one])}>
                {t('repeats.add')}
                <VisuallyHidden>: {words}</VisuallyHidden>
              </Button>
              <Button variant="link" onClick={() => void leaveOut(one)}>
                {t('repeats.leave')}
                <VisuallyHidden>: {words}</VisuallyHidden>
              </Button>
            </li>
          )
        })}
      </ul>
      {due.length > 1 ? (
        <p className={styles.under}>
          <Button variant="plain" onClick={() => void add(due)}>
            {t('repeats.addAll', { count: due.length })}
          </Button>
        </p>
      ) : null}
      {failed ? <Notice tone="problem">{t('unsaved')}</Notice> : null}
    </section>
  )
}
