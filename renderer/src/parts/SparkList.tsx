// Kept lines, each with where it came from. Used wherever lines are shown; what can be done with one is handed in.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useAnyRecord } from '#data/heads.ts'
import { kindTexts } from '#shared/domain/kind-texts.ts'
import type { RecordOf } from '#shared/domain/records.ts'
import { formatDay, localDay, today } from './dates.ts'
import { recordAddress } from './record-address.ts'
import styles from './SparkList.module.css'

export interface SparkListProps {
  sparks: readonly RecordOf<'spark'>[]
  /** Said after the source, e.g. that it has changed. */
  note?: (spark: RecordOf<'spark'>) => ReactNode
  /** Quiet buttons of one line. */
  action?: (spark: RecordOf<'spark'>) => ReactNode
}

export function SparkList({ sparks, note, action }: SparkListProps) {
  return (
    <ul className={styles.list}>
      {sparks.map((spark) => (
        <li key={spark.id} className={styles.item}>
          <p className={styles.quote}>{spark.quote}</p>
          <div className={styles.foot}>
            <p className={styles.source}>
              <SparkSourceLink spark={spark} />
              {note?.(spark)}
            </p>
            {action?.(spark)}
          </div>
        </li>
      ))}
    </ul>
  )
}

/** Where a line is from, as a link while that record is live and has a screen. */
export function SparkSourceLink({ spark }: { spark: RecordOf<'spark'> }) {
  const { t, i18n } = useTranslation('parts')
  const { recordId } = spark.source
  const source = useAnyRecord(recordId)
  const day = source?.kind === 'entry' ? source.day : localDay(spark.createdAt)
  const date = formatDay(day, 'short', i18n.language, today())
  if (!source) return <>{t('spark.gone', { date })}</>
  const title =
    source.kind === 'entry'
      ? source.title || t('spark.journal')
      : source.kind === 'recognition'
        ? t('spark.moment')
        : kindTexts(source, null).title
  const words = t('spark.source', { title, date })
  if (source.deletedAt !== null) return <>{t('spark.deleted', { source: words })}</>
  const address = recordAddress(source, recordId)
  if (address === null) return <>{words}</>
  return (
    <Link className={styles.link ?? ''} href={address}>
      {words}
    </Link>
  )
}
