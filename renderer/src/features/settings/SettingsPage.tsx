// Settings: what lies in clear (language, look, idle time), what is sealed (name, own contact), and facts about the app.
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { type ErrorKind, KindError } from '#shared/contract/errors.ts'
import type { Settings } from '#shared/formats/settings.ts'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import { RadioGroup } from '#ui/RadioGroup.tsx'
import { Select } from '#ui/Select.tsx'
import { Switch } from '#ui/Switch.tsx'
import { About } from './About.tsx'
import { ProfileFields } from './ProfileFields.tsx'
import styles from './SettingsPage.module.css'

const ZOOMS = [75, 90, 100, 110, 125, 150, 175, 200] as const
const IDLE_MINUTES = [0.5, 1, 2, 5, 10, 15, 30, 60, 120] as const

interface Props {
  settings: Settings
  info: { version: string; platform: string; runtime: string; systemLocale: string }
  shortcuts: readonly { id: string; label: string; keys: string }[]
  onChange: (change: Partial<Settings>) => Promise<void>
}

export function SettingsPage({ settings, info, shortcuts, onChange }: Props) {
  const { t } = useTranslation(['settings', 'errors'])
  const [failed, setFailed] = useState<ErrorKind | null>(null)
  const change = (part: Partial<Settings>) => {
    setFailed(null)
    onChange(part).catch((error: unknown) => setFailed(error instanceof KindError ? error.kind : 'unexpected'))
  }
  const numbers = (known: readonly number[], current: number, key: string) =>
    [...new Set([...known, current])]
      .toSorted((a, b) => a - b)
      .map((count) => ({
        id: String(count),
        label: count < 1 ? t('idle.seconds', { count: count * 60 }) : t(key, { count }),
      }))
  return (
    <Page title={t('title')} subtitle={t('subtitle')}>
      <div className={styles.sections}>
        {failed === null ? null : <Notice tone="problem">{t(`errors:kind.${failed}`)}</Notice>}
        <Section id="look" title={t('look')}>
          <RadioGroup
            label={t('language.label')}
            options={[
              { id: 'system', label: t('language.system') },
              { id: 'en', label: 'English' },
              { id: 'it', label: 'Italiano' },
            ]}
            value={settings.language ?? 'system'}
            onChange={(id) => change({ language: id === 'system' ? null : id })}
          />
          <RadioGroup
            label={t('theme.label')}
            options={(['system', 'light', 'dark'] as const).map((id) => ({ id, label: t(`theme.${id}`) }))}
            value={settings.theme}
            onChange={(theme) => change({ theme })}
          />
          <Select
            label={t('zoom.label')}
            options={numbers(ZOOMS, settings.zoom, 'zoom.percent')}
            value={String(settings.zoom)}
            onChange={(zoom) => change({ zoom: Number(zoom) })}
          />
          <RadioGroup
            label={t('paper.label')}
            options={[
              { id: 'A4', label: t('paper.A4') },
              { id: 'Letter', label: t('paper.Letter') },
            ]}
            value={settings.paper}
            onChange={(paper) => change({ paper })}
          />
        </Section>
        <Section id="safe" title={t('safe')}>
          <Select
            label={t('idle.label')}
            options={numbers(IDLE_MINUTES, settings.idleMinutes, 'idle.minutes')}
            value={String(settings.idleMinutes)}
            onChange={(minutes) => change({ idleMinutes: Number(minutes) })}
          />
          <p className={styles.quiet}>{t('idle.text')}</p>
          <Switch
            label={t('cover.label')}
            description={t('cover.text')}
            isSelected={settings.cover}
            onChange={(cover) => change({ cover })}
          />
        </Section>
        <Section id="vault" title={t('vault.title')}>
          <ul className={styles.rooms}>
            {(['backups', 'import', 'export', 'keys', 'trash'] as const).map((room) => (
              <li key={room}>
                <Link href={`/${room}`}>{t(`vault.${room}`)}</Link>
                <p className={styles.quiet}>{t(`vault.${room}Text`)}</p>
              </li>
            ))}
          </ul>
        </Section>
        <Section id="you" title={t('you.title')}>
          <p className={styles.quiet}>{t('you.text')}</p>
          <ProfileFields />
        </Section>
        <Section id="keys" title={t('keys')}>
          <dl className={styles.pairs}>
            {shortcuts.map(({ id, label, keys }) => (
              <div key={id}>
                <dt>{label}</dt>
                <dd>
                  <kbd>{keys}</kbd>
                </dd>
              </div>
            ))}
          </dl>
        </Section>
        <Section id="about" title={t('about.title')}>
          <About version={info.version} platform={info.platform} runtime={info.runtime} />
        </Section>
      </div>
    </Page>
  )
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={`settings-${id}`} className={styles.section}>
      <h2 id={`settings-${id}`} className={styles.heading}>
        {title}
      </h2>
      {children}
    </section>
  )
}
