// The snapshots there are, newest first: when, why, how big, whether they were read again and found whole.
import { useTranslation } from 'react-i18next'
import { formatMoment } from '#parts/dates.ts'
import { formatBytes } from '#parts/sizes.ts'
import type { Snapshot } from '#shared/contract/contract.ts'
import { Button } from '#ui/Button.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import styles from './BackupsPage.module.css'

interface SnapshotListProps {
  snapshots: readonly Snapshot[]
  onRestore: (snapshot: Snapshot) => void
}

export function SnapshotList({ snapshots, onRestore }: SnapshotListProps) {
  const { t, i18n } = useTranslation('backups')
  const when = (instant: string) => formatMoment(instant, i18n.language)
  return (
    <ul className={styles.rows} aria-label={t('snapshots.title')}>
      {snapshots.map((snapshot) => (
        <li key={`${snapshot.place}/${snapshot.id}`} className={styles.snapshot}>
          <div className={styles.what}>
            <p>{when(snapshot.takenAt)}</p>
            <p className={styles.facts}>
              {t(`reason.${snapshot.reason}`)} · {formatBytes(snapshot.bytes, i18n.language)} ·{' '}
              {snapshot.damaged
                ? t('state.damaged')
                : t(snapshot.verifiedAt === null ? 'state.unverified' : 'state.verified')}
              {snapshot.place === 'second-folder' ? <> · {t('place.second')}</> : null}
            </p>
          </div>
          {snapshot.damaged ? null : (
            <Button variant="link" onClick={() => onRestore(snapshot)}>
              {t('restore.open')}
              <VisuallyHidden>: {when(snapshot.takenAt)}</VisuallyHidden>
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
