// The locks of the vault: a new passphrase, a new recovery code, all of them new at once, doing without a passphrase, and
// what each of them opens.
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { wayIn } from '#data/keys.ts'
import type { Settings } from '#shared/formats/settings.ts'
import { Page } from '#ui/Page.tsx'
import { ChangePassphrase } from './ChangePassphrase.tsx'
import { DeclinePassphrase } from './DeclinePassphrase.tsx'
import styles from './KeysPage.module.css'
import { NewRecoveryCode } from './NewRecoveryCode.tsx'
import { RotateKeys } from './RotateKeys.tsx'

export function KeysPage({ paper }: { paper: Settings['paper'] }) {
  const { t } = useTranslation('keys')
  const [way, setWay] = useState<'passphrase' | 'device'>('passphrase')
  const look = useCallback(() => {
    wayIn().then(setWay, () => undefined)
  }, [])
  useEffect(look, [look])
  const isDevice = way === 'device'
  return (
    <Page
      kicker={<Link href="/settings">{t('room')}</Link>}
      title={t(isDevice ? 'device.title' : 'title')}
      subtitle={t(isDevice ? 'device.subtitle' : 'subtitle')}
    >
      <div className={styles.parts}>
        <ChangePassphrase isDevice={isDevice} onChanged={look} />
        <NewRecoveryCode paper={paper} isDevice={isDevice} />
        <RotateKeys paper={paper} isDevice={isDevice} />
        {isDevice ? null : <DeclinePassphrase onChanged={look} />}
      </div>
    </Page>
  )
}
