// What is kept in view while a draft is written: the chosen truth, the first values, and where this why comes from.
import { useTranslation } from 'react-i18next'
import { useHeads } from '#data/heads.ts'
import { MotivePicture } from '#parts/MotivePicture.tsx'
import type { Change } from '#parts/use-changes.ts'
import { rewritten } from '#parts/why-choices.ts'
import { MOTIVE_IDS, motivesFrom } from '#shared/domain/concordance.ts'
import type { RecordOf } from '#shared/domain/records.ts'
import { topValues } from '#shared/domain/statement.ts'
import { RadioScale } from '#ui/RadioScale.tsx'
import styles from './studio.module.css'

const STEPS = [0, 1, 2, 3, 4] as const

export function InView({ why, change }: { why: RecordOf<'why'>; change: Change }) {
  const { t } = useTranslation(['studio', 'motives'])
  const values = topValues(useHeads('value'))
  const words = STEPS.map((step) => t(`studio:scale.${step}`))
  const rate = (id: string, value: number | null) =>
    void change((now) => [rewritten({ ...why, motives: motivesFrom({ ...why.motives, [id]: value }) }, now)])
  return (
    <>
      {values.length > 0 ? (
        <section aria-labelledby="studio-values" className={styles.part}>
          <h2 id="studio-values">{t('studio:values')}</h2>
          <p className={styles.words}>{values.map(({ label }) => label).join(', ')}</p>
        </section>
      ) : null}
      <section aria-labelledby="studio-motives" className={styles.part}>
        <h2 id="studio-motives">{t('studio:motives.title')}</h2>
        <MotivePicture motives={why.motives} />
        <details className={styles.fold}>
          <summary>{t('studio:motives.rate')}</summary>
          {MOTIVE_IDS.map((id) => (
            <RadioScale
              key={id}
              label={t(`motives:${id}`)}
              words={words}
              value={why.motives[id]}
              onChange={(value) => rate(id, value)}
            />
          ))}
        </details>
      </section>
    </>
  )
}
