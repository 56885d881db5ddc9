// The sealed preferences: the name for the statement and the own contact for hard moments. One record, saved while typing.

import countries from 'virtual:support'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAutosave } from '#data/autosave.ts'
import { headsOf } from '#data/heads.ts'
import { saveProfile } from '#parts/profile.ts'
import { SaveState } from '#parts/SaveState.tsx'
import { SaveTrouble } from '#parts/SaveTrouble.tsx'
import type { Language, ProfileHead } from '#shared/domain/records.ts'
import { Select } from '#ui/Select.tsx'
import { TextField } from '#ui/TextField.tsx'
import styles from './SettingsPage.module.css'

type Fields = Pick<ProfileHead, 'name' | 'supportName' | 'supportReach' | 'supportCountry'>
const EMPTY: Fields = { name: '', supportName: '', supportReach: '', supportCountry: '' }
const NO_COUNTRY = 'none'

export function ProfileFields() {
  const { t, i18n } = useTranslation('settings')
  const language: Language = i18n.language === 'it' ? 'it' : 'en'
  const [fields, setFields] = useState<Fields>(() => {
    const { name, supportName, supportReach, supportCountry } = headsOf('profile')[0] ?? EMPTY
    return { name, supportName, supportReach, supportCountry }
  })
  const latest = useRef(fields)
  const { touch, flush, state, error } = useAutosave(() => saveProfile(latest.current))
  const change = (part: Partial<Fields>) => {
    latest.current = { ...latest.current, ...part }
    setFields(latest.current)
    touch()
  }
  const lines = () => Object.values(latest.current).filter((text) => text !== '')
  return (
    <div className={styles.fields}>
      <TextField
        label={t('you.name')}
        description={t('you.nameText')}
        value={fields.name}
        onChange={(name) => change({ name })}
      />
      <TextField
        label={t('you.contact')}
        description={t('you.contactText')}
        value={fields.supportName}
        onChange={(supportName) => change({ supportName })}
      />
      <TextField
        label={t('you.reach')}
        value={fields.supportReach}
        onChange={(supportReach) => change({ supportReach })}
      />
      <Select
        label={t('you.country')}
        options={[
          { id: NO_COUNTRY, label: t('you.noCountry') },
          ...countries.map((country) => ({ id: country.code, label: country.name[language] })),
        ]}
        value={fields.supportCountry || NO_COUNTRY}
        onChange={(code) => change({ supportCountry: code === NO_COUNTRY ? '' : code })}
      />
      <SaveState state={state} />
      {state === 'failed' ? (
        <SaveTrouble
          error={error}
          text={() => lines().join('\n')}
          onRetry={() => void flush().catch(() => undefined)}
        />
      ) : null}
    </div>
  )
}
