// Opening every sealed part of the vault on demand, and saying plainly what is fine and what is not.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { headOf } from '#data/heads.ts'
import { type CheckResult, checkVault, lastCheck } from '#data/integrity.ts'
import { formatMoment } from '#parts/dates.ts'
import { RecordNames } from '#parts/RecordNames.tsx'
import type { RecordId } from '#shared/domain/records.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import styles from './BackupsPage.module.css'
import { useWork } from './use-work.ts'
import { WorkProgress } from './WorkProgress.tsx'

export function CheckVault() {
  const { t, i18n } = useTranslation(['backups', 'errors'])
  const work = useWork<CheckResult>()
  const [last, setLast] = useState<{ at: string; damaged: number } | null>(null)
  const { ended } = work
  useEffect(() => {
    let isGone = false
    lastCheck().then(
      (found) => {
        if (!isGone) setLast(found)
      },
      () => undefined,
    )
    return () => {
      isGone = true
    }
  }, [])
  return (
    <section aria-labelledby="backups-check" className={styles.part}>
      <h2 id="backups-check">{t('check.title')}</h2>
      <p className={styles.quiet}>
        {t('check.text')}{' '}
        {last === null
          ? t('check.never')
          : `${t('check.last', { when: formatMoment(last.at, i18n.language) })} ${last.damaged > 0 ? t('check.lastFound', { count: last.damaged }) : t('check.lastFine')}`}
      </p>
      <div className={styles.row}>
        <Button
          variant="plain"
          className={styles.outlined}
          aria-disabled={work.isRunning || undefined}
          onClick={() => work.start(checkVault)}
        >
          {t('check.go')}
        </Button>
        {work.isRunning ? (
          <Button variant="plain" onClick={work.stop}>
            {t('stop')}
          </Button>
        ) : null}
      </div>
      {work.isRunning ? <WorkProgress label={t('check.running')} progress={work.progress} /> : null}
      {ended?.ok ? <Outcome result={ended.value} /> : null}
      {ended !== null && !ended.ok ? <Notice tone="problem">{t(`errors:kind.${ended.kind}`)}</Notice> : null}
    </section>
  )
}

function nameOf(id: RecordId): string {
  const head = headOf(id)
  return head?.kind === 'attachment' ? head.name : ''
}

/** Damage that a later revision or the working copy makes good is told apart from what is lost. */
function Outcome({ result }: { result: CheckResult }) {
  const { t } = useTranslation('backups')
  const { damaged, unreadable, lost, earlier, fine, records, files, damagedFiles } = result
  const isLoss = lost.length > 0 || damagedFiles.length > 0 || earlier.length > 0
  const isWhole = damaged.length === 0 && unreadable === 0 && !isLoss
  return (
    <Notice tone={isLoss ? 'problem' : 'calm'}>
      <p>
        {t('check.fine', { count: fine })} {t('check.records', { count: records - lost.length })}
        {files === 0 ? null : ` ${t('check.files', { count: files - damagedFiles.length })}`}
      </p>
      {isWhole ? <p>{t('check.whole')}</p> : null}
      {damaged.length > 0 ? <p>{t('check.damaged', { count: damaged.length })}</p> : null}
      {unreadable > 0 ? <p>{t('check.unreadable', { count: unreadable })}</p> : null}
      {lost.length > 0 ? <p>{t('check.lost', { count: lost.length })}</p> : null}
      {earlier.length > 0 ? (
        <>
          <p>{t('check.earlier', { count: earlier.length })}</p>
          <RecordNames records={earlier.map((id) => ({ id }))} />
        </>
      ) : null}
      {damagedFiles.length > 0 ? (
        <>
          <p>{t('check.damagedFiles', { count: damagedFiles.length })}</p>
          <ul>
            {damagedFiles.map((id) => (
              <li key={id}>{nameOf(id)}</li>
            ))}
          </ul>
        </>
      ) : null}
      {!isWhole && !isLoss ? <p>{t(unreadable > 0 ? 'check.hereFine' : 'check.nothingLost')}</p> : null}
    </Notice>
  )
}
