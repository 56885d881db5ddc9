// Stands over every screen of a vault that a newer version wrote: what can be done with it, and what cannot.
import { useTranslation } from 'react-i18next'
import { Notice } from '#ui/Notice.tsx'
import styles from './Shell.module.css'

interface Props {
  /** `frames`: saves that this version cannot read. Null for an ordinary vault. */
  readOnly: { frames: number } | null
}

export function ReadOnlyNotice({ readOnly }: Props) {
  const { t } = useTranslation('app')
  if (readOnly === null) return null
  return (
    <div className={styles.notices}>
      <Notice tone="calm">
        <p>{t('readOnly.line')}</p>
        {readOnly.frames === 0 ? null : <p>{t('readOnly.frames', { count: readOnly.frames })}</p>}
      </Notice>
    </div>
  )
}
