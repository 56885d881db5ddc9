// The locks of the vault: a new passphrase, a new recovery code, all of them new at once, and what each of them opens.
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Settings } from '#shared/formats/settings.ts'
import { Page } from '#ui/Page.tsx'
import { ChangePassphrase } from './ChangePassphrase.tsx'
import styles from './KeysPage.module.css'
import { NewRecoveryCode } from './NewRecoveryCode.tsx'
import { RotateKeys } from './RotateKeys.tsx'

export function KeysPage({ paper }: { paper: Settings['paper'] }) {
  const { t } = useTranslation('keys')
  return (
    <Page kicker={<Link href="/settings">{t('room')}</Link>} title={t('title')} subtitle={t('subtitle')}>
      <div className={styles.parts}>
        <ChangePassphrase />
        <NewRecoveryCode paper={paper} />
        <RotateKeys paper={paper} />
      </div>
    </Page>
  )
}
