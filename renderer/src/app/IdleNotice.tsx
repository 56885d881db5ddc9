// Said quietly while the idle lock is less than half a minute away. Any input takes it back.
import { useTranslation } from 'react-i18next'
import styles from './Shell.module.css'

export function IdleNotice({ isNear }: { isNear: boolean }) {
  const { t } = useTranslation('app')
  return (
    <div role="status" className={isNear ? styles.soon : undefined}>
      {isNear ? t('idle.soon') : null}
    </div>
  )
}
