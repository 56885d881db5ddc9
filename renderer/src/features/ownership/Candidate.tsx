// One purpose or draft of a why: four motives in plain words, where it may be borrowed from, and how its ratings moved.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay, localDay, today } from '#parts/dates.ts'
import { MotivePicture, signedIndex } from '#parts/MotivePicture.tsx'
import type { Change } from '#parts/use-changes.ts'
import { MOTIVE_IDS, motivesFrom } from '#shared/domain/concordance.ts'
import { driftOf, ratedAgain } from '#shared/domain/ratings.ts'
import type { RecordOf } from '#shared/domain/records.ts'
import { Button } from '#ui/Button.tsx'
import { RadioScale } from '#ui/RadioScale.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import styles from './ownership.module.css'

interface Props {
  record: RecordOf<'purpose'> | RecordOf<'why'>
  change: Change
}

export function Candidate({ record, change }: Props) {
  const { t, i18n } = useTranslation('ownership')
  const storedFrom = record.kind === 'purpose' ? record.from : (record.borrowedFrom ?? '')
  const [motives, setMotives] = useState(record.motives)
  const [from, setFrom] = useState(storedFrom)
  const [said, setSaid] = useState('')
  const drift = driftOf(record)
  const words = ([0, 1, 2, 3, 4] as const).map((step) => t(`scale.${step}`))
  const save = async () => {
    const isSaved = await change((now) => {
      const { id, ...head } = record
      const rated = ratedAgain(record, motives, now) ?? {}
      if (head.kind === 'purpose') return [{ id, head: { ...head, ...rated, from: from.trim(), updatedAt: now } }]
      return [{ id, head: { ...head, ...rated, borrowedFrom: from.trim(), updatedAt: now } }]
    })
    setSaid(isSaved ? t('kept') : '')
  }
  const heading = `candidate-${record.id}`
  return (
    <section aria-labelledby={heading} className={styles.part}>
      <p className={styles.kind}>{t(`kind.${record.kind}`)}</p>
      <h2 id={heading} className={styles.text}>
        {record.text}
      </h2>
      <MotivePicture motives={record.motives} />
      {drift.length > 1 ? (
        <div className={styles.drift}>
          <h3>{t('drift.title')}</h3>
          <ol>
            {drift.map(({ at, index, change: moved }) => (
              <li key={at}>
                {t('drift.line', {
                  date: formatDay(localDay(at), 'short', i18n.language, today()),
                  index: signedIndex(index),
                })}
                {moved === null || moved === 0 ? '' : ` (${signedIndex(moved)})`}
              </li>
            ))}
          </ol>
        </div>
      ) : null}
      <details className={styles.fold} open={drift.length === 0 || undefined}>
        <summary>
          {t(drift.length === 0 ? 'rate' : 'again')}
          <VisuallyHidden>: {record.text}</VisuallyHidden>
        </summary>
        <div className={styles.form}>
          {MOTIVE_IDS.map((id) => (
            <RadioScale
              key={id}
              label={t(`motive.${id}`)}
              words={words}
              value={motives[id]}
              onChange={(value) => {
                setMotives(motivesFrom({ ...motives, [id]: value }))
                setSaid('')
              }}
            />
          ))}
          <TextArea
            label={t('from.label')}
            description={t('from.text')}
            value={from}
            onChange={(value) => {
              setFrom(value)
              setSaid('')
            }}
            rows={2}
            serif
          />
          <p className={styles.ways}>
            <Button onClick={() => void save()}>{t('keep')}</Button>
            <span role="status">{said}</span>
          </p>
        </div>
      </details>
    </section>
  )
}
