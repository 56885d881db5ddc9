// How far an export is, and how it ended.
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import styles from './Export.module.css'
import { useExportState } from './export-work.ts'

export function Told({ onStop }: { onStop: () => void }) {
  const state = useExportState()
  const { t } = useTranslation(['export', 'errors'])
  switch (state.at) {
    case 'running': {
      const { done, total, isStopping } = state
      const label = isStopping ? t('stopping') : total === 0 ? t('savingStart') : t('saving', { done, count: total })
      return (
        <div className={styles.progress}>
          <p role="status">{label}</p>
          {total === 0 ? <progress aria-label={label} /> : <progress value={done} max={total} aria-label={label} />}
          <p className={styles.quiet}>{t('goesOn')}</p>
          <div className={styles.row}>
            <Button
              variant="plain"
              className={styles.outlined}
              aria-disabled={isStopping || undefined}
              onClick={onStop}
            >
              {t('stop')}
            </Button>
          </div>
        </div>
      )
    }
    case 'saved': {
      const { name, counts } = state
      if (counts === null)
        return (
          <Notice tone="calm">
            <p>{t('saved', { name })}</p>
          </Notice>
        )
      const { entries, records, files, leftOut, filesLeftOut, positionsStay } = counts
      const what = [
        t('what.holds', { count: entries }),
        ...(records > 0 ? [t('what.records', { count: records })] : []),
        ...(files > 0 ? [t('what.files', { count: files })] : []),
      ].join(', ')
      return (
        <Notice tone={leftOut + filesLeftOut === 0 ? 'calm' : 'problem'}>
          <p>{t('saved', { name })}</p>
          <p>{t('savedHolds', { what })}</p>
          {leftOut === 0 ? null : <p>{t('leftOut', { count: leftOut })}</p>}
          {filesLeftOut === 0 ? null : <p>{t('filesLeftOut', { count: filesLeftOut })}</p>}
          {positionsStay === 0 ? null : <p>{t('positionsStay', { count: positionsStay })}</p>}
        </Notice>
      )
    }
    case 'stopped':
      return <Notice tone="calm">{t('stopped')}</Notice>
    case 'failed':
      return (
        <Notice tone="problem">
          {t('failed')} {t(`errors:kind.${state.kind}`)}
        </Notice>
      )
    default:
      return null
  }
}
