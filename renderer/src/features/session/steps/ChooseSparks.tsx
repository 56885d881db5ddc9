// The choose-sparks step: kept lines of the whole vault as a checkbox list with a filter. Shows lines, changes none.
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay, localDay, today } from '#parts/dates.ts'
import type { RecordOf } from '#shared/domain/records.ts'
import { foldText } from '#shared/domain/search/fold.ts'
import { TextField } from '#ui/TextField.tsx'
import type { StepProps } from './step-props.ts'
import styles from './steps.module.css'

export interface ChooseSparksProps extends StepProps<'choose-sparks'> {
  /** Live sparks, and chosen ones that have since gone to the trash. */
  sparks: readonly RecordOf<'spark'>[]
}

export function ChooseSparks({ step, answer, sparks, onChange }: ChooseSparksProps) {
  const { t, i18n } = useTranslation('session')
  const [filter, setFilter] = useState('')
  const guidance = useId()
  const chosen = answer?.sparkIds ?? []
  const sorted = [...sparks].sort((a, b) => b.createdAt.localeCompare(a.createdAt))
  const shown = sorted.filter((spark) => foldText(spark.quote).includes(foldText(filter.trim())))
  const full = chosen.length >= step.most

  if (sparks.length === 0) return <p className={styles.reading}>{t('sparks.none')}</p>
  const toggle = (id: string, isOn: boolean) =>
    onChange({ kind: 'choose-sparks', sparkIds: isOn ? [...chosen, id] : chosen.filter((other) => other !== id) })

  return (
    <div>
      {sparks.length > 7 ? (
        <div className={styles.filter} data-field="filter">
          <TextField label={t('sparks.filter')} value={filter} onChange={setFilter} />
        </div>
      ) : null}
      <p id={guidance} className={styles.quiet} role="status">
        {t('sparks.chosen', { count: chosen.length, most: step.most })}
        {full ? ` ${t('sparks.full')}` : ''}
      </p>
      <ul className={styles.rows} aria-describedby={guidance}>
        {shown.map((spark) => (
          <li key={spark.id} className={styles.row}>
            <label className={styles.check}>
              <input
                type="checkbox"
                autoComplete="off"
                checked={chosen.includes(spark.id)}
                disabled={full && !chosen.includes(spark.id)}
                onChange={(event) => toggle(spark.id, event.target.checked)}
              />
              <span>
                <span className={chosen.includes(spark.id) ? styles.kept : undefined}>{spark.quote}</span>
                <small>{formatDay(localDay(spark.createdAt), 'short', i18n.language, today())}</small>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {shown.length === 0 ? <p className={styles.quiet}>{t('sparks.noMatch')}</p> : null}
    </div>
  )
}
