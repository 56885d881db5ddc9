// What a step shows when there is nothing yet for it to work on. Never a dead end: the step can be passed.
import { useTranslation } from 'react-i18next'
import styles from './steps.module.css'

export function Nothing() {
  const { t } = useTranslation('session')
  return <p className={styles.reading}>{t('nothing')}</p>
}
