// One kept shared purpose, and its way to the trash.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useRecord } from '#data/heads.ts'
import { newId, openBody } from '#data/repository.ts'
import { formatDay, today } from '#parts/dates.ts'
import { SharedPapers } from '#parts/shared-papers/SharedPapers.tsx'
import { useDeleting } from '#parts/use-deleting.tsx'
import type { RecordId } from '#shared/domain/records.ts'
import type { SharedPurposeBody } from '#shared/domain/together/shared-purpose.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import { PurposeSheet } from './PurposeSheet.tsx'
import styles from './together.module.css'

const NOTHING: SharedPurposeBody = {
  lines: { inconvenient: { ours: [], by: [] }, 'take-on': { ours: [], by: [] }, values: { ours: [], by: [] } },
  agreedAsks: [],
  experiments: [],
}

export function SharedPurposePage({ id }: { id: RecordId }) {
  const { t, i18n } = useTranslation('together')
  const record = useRecord('shared-purpose', id)
  const { remove, note } = useDeleting()
  const [body, setBody] = useState<SharedPurposeBody | 'unreadable' | null>(null)
  useEffect(() => {
    let isGone = false
    openBody('shared-purpose', id).then(
      (opened) => {
        if (!isGone) setBody(opened)
      },
      () => {
        if (!isGone) setBody('unreadable')
      },
    )
    return () => {
      isGone = true
    }
  }, [id])
  const kicker = <Link href="/shared-purpose">{t('kept.back')}</Link>
  if (!record || record.deletedAt !== null)
    return (
      <Page kicker={kicker} title={t('kept.missing')} subtitle={t('kept.missingText')}>
        {note}
      </Page>
    )
  if (body === null) return <main aria-busy="true" />
  const purpose = { ...record, ...(body === 'unreadable' ? NOTHING : body) }
  return (
    <Page
      kicker={kicker}
      title={t('kept.title', { date: formatDay(record.day, 'short', i18n.language, today()) })}
      actions={
        <Button variant="plain" onClick={() => void remove(id)}>
          {t('kept.remove')}
        </Button>
      }
    >
      <div className={styles.column}>
        {note}
        {body === 'unreadable' ? <Notice tone="problem">{t('kept.unreadable')}</Notice> : null}
        <PurposeSheet purpose={purpose} />
        {body === 'unreadable' ? null : (
          <div className={styles.part}>
            <SharedPapers purpose={purpose} newId={newId} />
          </div>
        )}
      </div>
    </Page>
  )
}
