// Said when the weekly check found something wrong: how much, that nothing was changed, and where to look.
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import styles from './Shell.module.css'

interface Props {
  /** 0: nothing to say. */
  found: number
  onDismiss: () => void
}

export function CheckNotice({ found, onDismiss }: Props) {
  const { t } = useTranslation('app')
  if (found === 0) return null
  return (
    <div className={styles.notices}>
      <Notice
        tone="problem"
        action={
          <Button variant="plain" onClick={onDismiss}>
            {t('opened.dismiss')}
          </Button>
        }
      >
        <p>
          {t('checked.found', { count: found })} <Link href="/backups">{t('checked.look')}</Link>
        </p>
      </Notice>
    </div>
  )
}
