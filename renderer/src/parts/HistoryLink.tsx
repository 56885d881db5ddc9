// The way to the earlier states of a text; nothing while there are none.
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useRevisions } from '#data/history.ts'
import type { RecordId } from '#shared/domain/records.ts'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'

interface HistoryLinkProps {
  id: RecordId
  /** What they are earlier states of, for screen readers, where several such links stand on a page. */
  of?: string
}

export function HistoryLink({ id, of }: HistoryLinkProps) {
  const { t } = useTranslation('history')
  const { length } = useRevisions(id)
  if (length === 0) return null
  return (
    <Link href={`/history/${id}`}>
      {t('link', { count: length })}
      {of === undefined ? null : <VisuallyHidden>: {of}</VisuallyHidden>}
    </Link>
  )
}
