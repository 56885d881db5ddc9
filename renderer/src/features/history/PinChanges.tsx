// What the clauses of a why rested on in an earlier state and now. Said apart from the words: pins stay as they are now,
// whatever wording is brought back.
import { useTranslation } from 'react-i18next'
import { headOf } from '#data/heads.ts'
import { pinWords } from '#parts/pin-words.ts'
import type { EvidencePin, WhyHead } from '#shared/domain/records.ts'
import { changedPins, pinState } from '#shared/domain/why/evidence.ts'
import styles from './HistoryPage.module.css'

export function PinChanges({ then, now }: { then: WhyHead; now: WhyHead }) {
  const { t } = useTranslation('history')
  const { gone, added } = changedPins(then.clauses, now.clauses)
  if (gone.length + added.length === 0) return null
  const words = ({ id }: EvidencePin) => {
    const record = headOf(id)
    return record && pinState(record) === 'here' ? pinWords(record) : t('pins.away')
  }
  const list = (label: string, pins: readonly EvidencePin[]) =>
    pins.length === 0 ? null : (
      <>
        <p className={styles.legend}>{label}</p>
        <ul className={styles.pins} aria-label={label}>
          {pins.map((pin) => (
            <li key={pin.id}>{words(pin)}</li>
          ))}
        </ul>
      </>
    )
  return (
    <>
      {list(t('pins.gone'), gone)}
      {list(t('pins.new'), added)}
      <p className={styles.legend}>{t('pins.stay')}</p>
    </>
  )
}
