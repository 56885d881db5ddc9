// Shown once after unlocking when something was unusual: what was found, what is safe. Put away by the person.
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import type { News } from './opening-news.ts'
import styles from './Shell.module.css'

interface Props {
  news: readonly News[]
  onDismiss: () => void
}

export function OpeningNotice({ news, onDismiss }: Props) {
  const { t } = useTranslation('app')
  if (news.length === 0) return null
  return (
    <div className={styles.notices}>
      <Notice
        tone="calm"
        action={
          <Button variant="plain" onClick={onDismiss}>
            {t('opened.dismiss')}
          </Button>
        }
      >
        {news.map(({ key, count }) => (
          <p key={key}>{t(key, { count })}</p>
        ))}
      </Notice>
    </div>
  )
}
