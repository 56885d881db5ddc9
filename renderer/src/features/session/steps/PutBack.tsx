// One quiet line after something was taken away: what it was, and a way to have it again.
import { useTranslation } from 'react-i18next'
import styles from './steps.module.css'

/** Always in the page as a status, so that it is said when it fills; empty while `text` is null. */
export function PutBack({ text, onPutBack }: { text: string | null; onPutBack: () => void }) {
  const { t } = useTranslation('session')
  return (
    <p role="status" className={styles.quiet}>
      {text === null ? null : (
        <>
          {t('removed', { text })}{' '}
          <button type="button" className={styles.small} onClick={onPutBack}>
            {t('putBack')}
          </button>
        </>
      )}
    </p>
  )
}
