// Facts about the app: where the data live, what lies in clear, version, and the licences of the typefaces.
import { useTranslation } from 'react-i18next'
import styles from './SettingsPage.module.css'

/** Where the system keeps an app's data, as a person can type it. */
function vaultFolder(platform: string): string {
  if (platform === 'darwin') return '~/Library/Application Support/Unborrowed/vault'
  if (platform === 'win32') return '%APPDATA%\\Unborrowed\\vault'
  return '~/.config/Unborrowed/vault'
}

export function About({ version, platform, runtime }: { version: string; platform: string; runtime: string }) {
  const { t } = useTranslation('settings')
  return (
    <dl className={styles.facts}>
      <dt>{t('about.where')}</dt>
      <dd>
        <code className={styles.code}>{vaultFolder(platform)}</code>
        <p>{t('about.whereText')}</p>
      </dd>
      <dt>{t('about.clear')}</dt>
      <dd>{t('about.clearText')}</dd>
      <dt>{t('about.version')}</dt>
      <dd>{t('about.versionText', { version, runtime: t(`about.runtime.${runtime}`) })}</dd>
      <dt>{t('about.licences')}</dt>
      <dd>{t('about.licencesText')}</dd>
    </dl>
  )
}
