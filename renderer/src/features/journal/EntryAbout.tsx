// What an entry is about, above it: the kept line in full, or the session, each with its way back.
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useAnyRecord } from '#data/heads.ts'
import { SparkSourceLink } from '#parts/SparkList.tsx'
import type { RecordId } from '#shared/domain/records.ts'
import { Quote } from '#ui/Quote.tsx'
import styles from './EntryEditor.module.css'

export function EntryAbout({ sparkId = '', sessionId = '' }: { sparkId?: RecordId; sessionId?: RecordId }) {
  const { t } = useTranslation('journal')
  const spark = useAnyRecord(sparkId)
  const session = useAnyRecord(sessionId)
  return (
    <>
      {spark?.kind === 'spark' ? <Quote caption={<SparkSourceLink spark={spark} />}>{spark.quote}</Quote> : null}
      {session?.kind === 'session' ? (
        <p className={styles.hint}>
          {t('afterSession')} <Link href={`/session/${session.id}`}>{session.title}</Link>
        </p>
      ) : null}
    </>
  )
}
