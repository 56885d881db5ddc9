// The earlier states of one text: each compared with what stands now, and brought back if wished. The present state is
// kept by the same act, so that bringing back can be taken back.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { flushAll } from '#data/autosave.ts'
import { headOf, useAnyRecord } from '#data/heads.ts'
import { type Revision, restoreRevision, useRevisions } from '#data/history.ts'
import { formatMoment } from '#parts/dates.ts'
import { type ErrorKind, KindError } from '#shared/contract/errors.ts'
import { hasHistory } from '#shared/domain/history.ts'
import type { RecordId } from '#shared/domain/records.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { Changes } from './Changes.tsx'
import styles from './HistoryPage.module.css'

type KindWithHistory = Revision['ofKind']

function homeOf(kind: KindWithHistory, id: RecordId): string {
  switch (kind) {
    case 'entry':
      return `/journal/${id}`
    case 'session':
      return `/session/${id}`
    case 'why':
      return `/studio/${id}`
    case 'experiment':
      return '/experiments'
    case 'person':
      return `/people/${id}`
    case 'recognition':
      return '/recognition'
    case 'pyramid':
      return `/team/${id}`
  }
}

/** A text that is gone or in the trash has no states to show here. */
function useKindOf(id: RecordId): KindWithHistory | null {
  const record = useAnyRecord(id)
  return record && record.deletedAt === null && hasHistory(record) ? record.kind : null
}

export function HistoryPage({ id }: { id: RecordId }) {
  const { t, i18n } = useTranslation(['history', 'errors'])
  const [, go] = useLocation()
  const kind = useKindOf(id)
  const revisions = useRevisions(id)
  const [opened, setOpened] = useState<RecordId | null>(null)
  const [isRestoring, setRestoring] = useState(false)
  const [failed, setFailed] = useState<ErrorKind | null>(null)
  if (kind === null)
    return (
      <Page kicker={<Link href="/">{t('today')}</Link>} title={t('absent.title')}>
        <p>{t('absent.text')}</p>
      </Page>
    )
  const home = homeOf(kind, id)
  const bringBack = async (revision: Revision) => {
    if (isRestoring) return
    setRestoring(true)
    setFailed(null)
    try {
      await flushAll()
      await restoreRevision(revision.id)
      go(home)
    } catch (error) {
      setFailed(error instanceof KindError ? error.kind : 'unexpected')
      setRestoring(false)
    }
  }
  const present = headOf(id)
  return (
    <Page
      kicker={<Link href={home}>{t(`back.${kind}`)}</Link>}
      title={t(revisions.length === 0 ? 'none' : 'title', { count: revisions.length })}
      subtitle={t('subtitle')}
    >
      {failed === null ? null : <Notice tone="problem">{t(`errors:kind.${failed}`)}</Notice>}
      <ol className={styles.list}>
        {revisions.map((revision) => {
          const when = formatMoment(revision.takenAt, i18n.language)
          const isOpen = opened === revision.id
          return (
            <li key={revision.id}>
              <div className={styles.row}>
                <h2 className={styles.when}>{when}</h2>
                <Button variant="link" aria-expanded={isOpen} onClick={() => setOpened(isOpen ? null : revision.id)}>
                  {t(isOpen ? 'close' : 'open')}
                  <VisuallyHidden>: {when}</VisuallyHidden>
                </Button>
              </div>
              {isOpen && present ? (
                <>
                  <Changes revision={revision} present={present} />
                  <Button
                    variant="plain"
                    className={styles.outlined}
                    aria-disabled={isRestoring || undefined}
                    onClick={() => void bringBack(revision)}
                  >
                    {t('restore')}
                    <VisuallyHidden>: {when}</VisuallyHidden>
                  </Button>
                </>
              ) : null}
            </li>
          )
        })}
      </ol>
    </Page>
  )
}
