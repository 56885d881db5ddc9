// The purposes one carries now: whose they are, and where each comes from. Describes; nothing here is a verdict.
import { useTranslation } from 'react-i18next'
import type { RecordOf } from '#shared/domain/records.ts'
import { DeleteButton, type Remove } from './DeleteButton.tsx'
import { MotivesFold } from './MotivesFold.tsx'
import styles from './why.module.css'

export function Purposes({ purposes, remove }: { purposes: RecordOf<'purpose'>[]; remove: Remove }) {
  const { t } = useTranslation('why')
  return (
    <section aria-labelledby="why-purposes" className={styles.part}>
      <h2 id="why-purposes">{t('purposes.title')}</h2>
      {purposes.length === 0 ? <p className={styles.quiet}>{t('purposes.none')}</p> : null}
      <ul className={styles.rows}>
        {purposes.map((purpose) => (
          <li key={purpose.id}>
            <p className={styles.words}>{purpose.text}</p>
            {purpose.from === '' ? null : <p className={styles.from}>{purpose.from}</p>}
            <MotivesFold motives={purpose.motives} />
            <p className={styles.ways}>
              <DeleteButton id={purpose.id} words={purpose.text} remove={remove} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
