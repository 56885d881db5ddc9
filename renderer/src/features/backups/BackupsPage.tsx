// Backups: the snapshots and when the last one was found whole, a second folder, a backup file, a check of the whole vault.
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { flushAll } from '#data/autosave.ts'
import { formatMoment } from '#parts/dates.ts'
import { platform } from '#platform/platform.ts'
import type { Snapshot } from '#shared/contract/contract.ts'
import { type ErrorKind, KindError } from '#shared/contract/errors.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import { BackupFile } from './BackupFile.tsx'
import styles from './BackupsPage.module.css'
import { CheckVault } from './CheckVault.tsx'
import { RestoreDialog } from './RestoreDialog.tsx'
import { SecondFolder } from './SecondFolder.tsx'
import { SnapshotList } from './SnapshotList.tsx'
import { useWork } from './use-work.ts'
import { WorkProgress } from './WorkProgress.tsx'

/** How many snapshots are on the page before one asks for all. */
const PAGE = 10

type Listed = { state: 'loading' } | { state: 'listed'; snapshots: Snapshot[] } | { state: 'failed'; kind: ErrorKind }

/** The latest moment at which a snapshot was read again and found whole. */
function lastVerified(snapshots: readonly Snapshot[]): string | null {
  const moments = snapshots.flatMap(({ damaged, verifiedAt }) => (damaged || verifiedAt === null ? [] : [verifiedAt]))
  return moments.sort().at(-1) ?? null
}

export function BackupsPage() {
  const { t, i18n } = useTranslation(['backups', 'errors'])
  const [listed, setListed] = useState<Listed>({ state: 'loading' })
  const [isAll, setAll] = useState(false)
  const [asked, setAsked] = useState<Snapshot | null>(null)
  const making = useWork<Snapshot>()
  const list = useCallback(
    () =>
      platform()
        .listSnapshots()
        .then(
          (snapshots) => setListed({ state: 'listed', snapshots }),
          (error: unknown) =>
            setListed({ state: 'failed', kind: error instanceof KindError ? error.kind : 'unexpected' }),
        ),
    [],
  )
  useEffect(() => void list(), [list])
  const make = () =>
    making.start(async () => {
      await flushAll()
      const made = await platform().makeSnapshot({ reason: 'manual' })
      // It stands in the list before it is said to be made: no row moves under a hand that is about to press one.
      await list()
      return made
    })
  const snapshots = listed.state === 'listed' ? listed.snapshots : []
  const verified = lastVerified(snapshots)
  const title =
    verified !== null
      ? t('title.verified', { when: formatMoment(verified, i18n.language) })
      : t(listed.state === 'listed' ? 'title.none' : 'title.unknown')
  return (
    <Page kicker={<Link href="/settings">{t('room')}</Link>} title={title} subtitle={t('subtitle')}>
      <div className={styles.parts}>
        <section aria-labelledby="backups-snapshots" className={styles.part}>
          <h2 id="backups-snapshots">{t('snapshots.title')}</h2>
          <p className={styles.quiet}>{t('snapshots.text')}</p>
          <div className={styles.row}>
            <Button aria-disabled={making.isRunning || undefined} onClick={make}>
              {t('snapshots.make')}
            </Button>
          </div>
          {making.isRunning ? <WorkProgress label={t('snapshots.making')} progress={null} /> : null}
          {making.ended?.ok ? <Notice tone="calm">{t('snapshots.made')}</Notice> : null}
          {making.ended !== null && !making.ended.ok ? (
            <Notice tone="problem">
              {making.ended.kind === 'disk-full'
                ? t('snapshots.noRoom')
                : `${t('snapshots.failed')} ${t(`errors:kind.${making.ended.kind}`)}`}
            </Notice>
          ) : null}
          {listed.state === 'failed' ? <Notice tone="problem">{t(`errors:kind.${listed.kind}`)}</Notice> : null}
          <SnapshotList snapshots={isAll ? snapshots : snapshots.slice(0, PAGE)} onRestore={setAsked} />
          {!isAll && snapshots.length > PAGE ? (
            <div>
              <Button variant="plain" onClick={() => setAll(true)}>
                {t('snapshots.more', { count: snapshots.length - PAGE })}
              </Button>
            </div>
          ) : null}
        </section>
        <SecondFolder onChanged={() => void list()} />
        <BackupFile />
        <CheckVault />
      </div>
      {asked === null ? null : <RestoreDialog snapshot={asked} onClose={() => setAsked(null)} />}
    </Page>
  )
}
