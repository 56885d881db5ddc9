// Support, offline and always reachable: the person's own contact first, then the emergency number and national
// helplines. Addresses are shown as text to copy; the app never follows them.

import countries from 'virtual:support'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useHeads } from '#data/heads.ts'
import { formatDay, today } from '#parts/dates.ts'
import { copyText } from '#platform/clipboard.ts'
import type { Language } from '#shared/domain/records.ts'
import { countriesFor, linesOf, type SupportLine, supportCountry } from '#shared/domain/support.ts'
import { Button } from '#ui/Button.tsx'
import { Page } from '#ui/Page.tsx'
import { Select } from '#ui/Select.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import styles from './SupportPage.module.css'

export function SupportPage({ systemLocale }: { systemLocale: string }) {
  const { t, i18n } = useTranslation('support')
  const language: Language = i18n.language === 'it' ? 'it' : 'en'
  const profile = useHeads('profile')[0]
  const start = supportCountry(countries, profile?.supportCountry ?? '', systemLocale) || countries[0]?.code || ''
  const [code, setCode] = useState(start)
  const country = countriesFor(countries, code)[0]
  const options = countries.map((one) => ({ id: one.code, label: one.name[language] }))
  return (
    <Page title={t('title')} subtitle={t('subtitle')}>
      <section className={styles.section} aria-labelledby="support-own">
        <h2 id="support-own" className={styles.heading}>
          {t('own.title')}
        </h2>
        {profile && (profile.supportName !== '' || profile.supportReach !== '') ? (
          <div className={styles.line}>
            <p className={styles.name}>{profile.supportName}</p>
            <p className={styles.number}>
              {profile.supportReach}
              {profile.supportReach === '' ? null : <Copy text={profile.supportReach} />}
            </p>
          </div>
        ) : (
          <p>
            {t('own.none')} <Link href="/settings">{t('own.add')}</Link>
          </p>
        )}
      </section>
      <section className={styles.section} aria-labelledby="support-lines">
        <h2 id="support-lines" className={styles.heading}>
          {t('lines')}
        </h2>
        <div className={styles.country}>
          <Select label={t('country')} options={options} value={code} onChange={setCode} />
        </div>
        {country ? (
          <ul>
            {linesOf(country).map((line) => (
              <Line key={line.name} line={line} language={language} />
            ))}
          </ul>
        ) : null}
      </section>
      <p className={styles.not}>{t('not')}</p>
    </Page>
  )
}

function Line({ line, language }: { line: SupportLine; language: Language }) {
  const { t } = useTranslation('support')
  return (
    <li className={styles.line}>
      <p className={styles.name}>{line.name}</p>
      <p className={styles.number}>
        {line.number}
        <Copy text={line.number} />
      </p>
      <p>{line.note[language]}</p>
      <p className={styles.source}>
        {line.checked === null
          ? t('notChecked')
          : t('checked', { date: formatDay(line.checked, 'short', language, today()) })}{' '}
        <span className={styles.address}>{line.source}</span>
        <Copy text={line.source} />
      </p>
    </li>
  )
}

function Copy({ text }: { text: string }) {
  const { t } = useTranslation('support')
  const [copied, setCopied] = useState(false)
  return (
    <>
      <Button variant="link" className={styles.copy ?? ''} onClick={() => void copyText(text).then(setCopied)}>
        {t(copied ? 'copied' : 'copy')}
        <VisuallyHidden> {text}</VisuallyHidden>
      </Button>
      <VisuallyHidden>
        <span role="status">{copied ? t('copied') : ''}</span>
      </VisuallyHidden>
    </>
  )
}
