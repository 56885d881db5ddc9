// How far opening is: making the key, or reading the vault again from its log.
import { useTranslation } from 'react-i18next'
import type { UnlockProgress } from '#data/vault.ts'
import styles from './Lock.module.css'

export function Progress({ progress }: { progress: UnlockProgress | null }) {
  const { t } = useTranslation('lock')
  if (progress === null || progress.total === 0) return <p className={styles.progress}>{t('opening')}</p>
  const { done, total } = progress
  return (
    <div className={styles.progress}>
      <p>{t('rebuilding')}</p>
      <progress value={done} max={total} aria-label={t('rebuilding')} />
      <p>{t('rebuildingPart', { done, total })}</p>
    </div>
  )
}
