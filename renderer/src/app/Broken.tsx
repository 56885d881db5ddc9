// What is shown when a screen fails: what happened, what is safe, and the way on.
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/Button.tsx'
import { Page } from '#ui/Page.tsx'

export function Broken() {
  const { t } = useTranslation('errors')
  return (
    <Page title={t('screen.title')} subtitle={t('screen.safe')}>
      <Button variant="primary" onClick={() => window.location.reload()}>
        {t('screen.reload')}
      </Button>
    </Page>
  )
}
