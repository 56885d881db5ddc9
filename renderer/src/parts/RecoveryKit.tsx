// A new recovery code on the screen: its groups, ways to keep it, and two of them retyped. Who shows it puts it in force.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { platform } from '#platform/platform.ts'
import type { SaveOutcome } from '#shared/contract/contract.ts'
import { type ErrorKind, KindError } from '#shared/contract/errors.ts'
import type { Language } from '#shared/domain/records.ts'
import { recoveryGroups } from '#shared/domain/recovery-code.ts'
import type { Settings } from '#shared/formats/settings.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { TextField } from '#ui/TextField.tsx'
import { type KitTexts, kitPage, kitText } from './kit-page.ts'
import { groupsToRetype, isRetyped } from './kit-retyping.ts'
import styles from './RecoveryKit.module.css'

/** How long a copied code stays on the clipboard. */
const CLEAR_SECONDS = 60

export interface Retyping {
  /** The places of the two groups asked for, and what was typed for each. */
  places: [number, number]
  typed: [string, string]
  type(at: 0 | 1, text: string): void
  /** Whether a wrong group is to be marked: only after a try. */
  tried: boolean
  /** Answers whether both are right, and marks what is not. */
  check(): boolean
}

export function useRetyping(code: string): Retyping {
  const places = groupsToRetype(code)
  const [typed, setTyped] = useState<[string, string]>(['', ''])
  const [tried, setTried] = useState(false)
  return {
    places,
    typed,
    type: (at, text) => setTyped(at === 0 ? [text, typed[1]] : [typed[0], text]),
    tried,
    check() {
      setTried(true)
      return places.every((place, at) => isRetyped(code, place, typed[at] ?? ''))
    },
  }
}

interface RecoveryKitProps {
  code: string
  retyping: Retyping
  language: Language
  paper: Settings['paper']
}

export function RecoveryKit({ code, retyping, language, paper }: RecoveryKitProps) {
  const { t } = useTranslation(['first-start', 'errors'])
  const [isCopied, setCopied] = useState(false)
  const [savedAs, setSavedAs] = useState<string | null>(null)
  const [trouble, setTrouble] = useState<ErrorKind | null>(null)
  const groups = recoveryGroups(code).map((group, place) => ({ number: place + 1, group }))
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
      (error: unknown) => setTrouble(error instanceof KindError ? error.kind : 'unexpected'),
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
  const copy = () => {
    setTrouble(null)
    platform()
      .copySecret({ text: code, clearAfterSeconds: CLEAR_SECONDS })
      .then(
        () => setCopied(true),
        (error: unknown) => setTrouble(error instanceof KindError ? error.kind : 'unexpected'),
      )
  }
  const field = (at: 0 | 1) => {
    const place = retyping.places[at]
    const isWrong = retyping.tried && !isRetyped(code, place, retyping.typed[at])
    return (
      <TextField
        label={t('kit.field', { number: place + 1 })}
        value={retyping.typed[at]}
        onChange={(text) => retyping.type(at, text)}
        error={isWrong ? t('kit.wrong', { number: place + 1 }) : null}
      />
    )
  }
  return (
    <>
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
        <Button variant="plain" onClick={copy}>
          {t('kit.copy')}
        </Button>
        <span role="status">
          {isCopied ? t('kit.copied') : null} {savedAs === null ? null : t('kit.saved', { name: savedAs })}
        </span>
      </div>
      {trouble === null ? null : <Notice tone="problem">{t(`errors:kind.${trouble}`)}</Notice>}
      <div className={styles.fields}>
        <p>{t('kit.confirm')}</p>
        {field(0)}
        {field(1)}
      </div>
    </>
  )
}
