// The recovery kit: the code, ways to keep it, and two of its groups retyped. Only then is the vault made.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createVault } from '#data/vault.ts'
import { platform } from '#platform/platform.ts'
import type { SaveOutcome } from '#shared/contract/contract.ts'
import { type ErrorKind, KindError } from '#shared/contract/errors.ts'
import type { Language } from '#shared/domain/records.ts'
import { recoveryGroups } from '#shared/domain/recovery-code.ts'
import type { Settings } from '#shared/formats/settings.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { TextField } from '#ui/TextField.tsx'
import styles from './FirstStart.module.css'
import { Frame } from './Frame.tsx'
import { type KitTexts, kitPage, kitText } from './kit-page.ts'
import { groupsToRetype, isRetyped } from './recovery-code.ts'

interface Props {
  passphrase: string
  code: string
  language: Language
  paper: Settings['paper']
  onBack: () => void
  onOpen: () => void
}

export function KitScreen({ passphrase, code, language, paper, onBack, onOpen }: Props) {
  const { t } = useTranslation(['first-start', 'errors'])
  const places = groupsToRetype(code)
  const groups = recoveryGroups(code).map((group, place) => ({ number: place + 1, group }))
  const [typed, setTyped] = useState<[string, string]>(['', ''])
  const [tried, setTried] = useState(false)
  const [making, setMaking] = useState(false)
  const [savedAs, setSavedAs] = useState<string | null>(null)
  const [trouble, setTrouble] = useState<{ making: boolean; kind: ErrorKind } | null>(null)

  const kindOf = (error: unknown): ErrorKind => (error instanceof KindError ? error.kind : 'unexpected')
  const made = new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(new Date())
  const texts: KitTexts = {
    title: t('print.title'),
    what: t('print.what'),
    how: t('print.how'),
    keep: t('print.keep'),
    made: t('print.made', { date: made }),
  }
  const keep = (saving: Promise<SaveOutcome>) => {
    setTrouble(null)
    saving.then(
      (outcome) => outcome.saved && setSavedAs(outcome.name),
      (error: unknown) => setTrouble({ making: false, kind: kindOf(error) }),
    )
  }
  const savePdf = () =>
    keep(platform().savePdf({ page: kitPage(code, texts, language, paper), suggestedName: `${t('print.file')}.pdf` }))
  const saveText = () =>
    keep(
      platform().saveFile({
        suggestedName: `${t('print.file')}.txt`,
        filters: [{ name: t('print.title'), extensions: ['txt'] }],
        data: kitText(code, texts),
      }),
    )
  const make = () => {
    setTried(true)
    setTrouble(null)
    if (!places.every((place, at) => isRetyped(code, place, typed[at] ?? ''))) return
    setMaking(true)
    createVault({ passphrase, recoveryCode: code }).then(onOpen, (error: unknown) => {
      setMaking(false)
      setTrouble({ making: true, kind: kindOf(error) })
    })
  }

  const field = (at: 0 | 1) => {
    const place = places[at]
    return (
      <TextField
        label={t('kit.field', { number: place + 1 })}
        value={typed[at]}
        onChange={(text) => setTyped(at === 0 ? [text, typed[1]] : [typed[0], text])}
        error={tried && !isRetyped(code, place, typed[at]) ? t('kit.wrong', { number: place + 1 }) : null}
      />
    )
  }
  return (
    <Frame
      step={4}
      title={t('kit.title')}
      lead={t('kit.body')}
      nextLabel={t('kit.make')}
      busy={making}
      onNext={make}
      onBack={onBack}
    >
      <ol className={styles.groups} aria-label={t('kit.code')}>
        {groups.map(({ number, group }) => (
          <li key={number}>
            <span className={styles.number}>{number}</span>
            {group}
          </li>
        ))}
      </ol>
      <div className={styles.row}>
        <Button variant="plain" className={styles.outlined} onClick={savePdf}>
          {t('kit.savePdf')}
        </Button>
        <Button variant="plain" onClick={saveText}>
          {t('kit.saveText')}
        </Button>
        <span role="status">{savedAs === null ? null : t('kit.saved', { name: savedAs })}</span>
      </div>
      <div className={styles.fields}>
        <p>{t('kit.confirm')}</p>
        {field(0)}
        {field(1)}
      </div>
      {trouble === null ? null : (
        <Notice tone="problem">
          {trouble.making ? `${t('kit.failed')} ` : null}
          {t(`errors:kind.${trouble.kind}`)}
        </Notice>
      )}
      {making ? <Notice tone="calm">{t('kit.making')}</Notice> : null}
    </Frame>
  )
}
