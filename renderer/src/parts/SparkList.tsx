// Kept lines, each with where it came from. Used wherever lines are shown; what can be done with one is handed in.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useRecord } from '#data/heads.ts'
import type { RecordOf } from '#shared/domain/records.ts'
import { formatDay, localDay, today } from './dates.ts'
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

/** Where a line is from, as a link while that record is live. */
export function SparkSourceLink({ spark }: { spark: RecordOf<'spark'> }) {
  const { t, i18n } = useTranslation('parts')
  const { kind, recordId } = spark.source
  const entry = useRecord('entry', recordId)
  const session = useRecord('session', recordId)
  const source = kind === 'entry' ? entry : session
  const day = entry?.day ?? localDay(spark.createdAt)
  const date = formatDay(day, 'short', i18n.language, today())
  const title = (kind === 'entry' ? entry?.title : session?.title) || t('spark.journal')
  if (!source) return <>{t('spark.gone', { date })}</>
  const words = t('spark.source', { title, date })
  if (source.deletedAt !== null) return <>{t('spark.deleted', { source: words })}</>
  return (
    <Link className={styles.link ?? ''} href={kind === 'entry' ? `/journal/${recordId}` : `/session/${recordId}`}>
      {words}
    </Link>
  )
}
