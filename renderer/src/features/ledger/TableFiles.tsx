// The ledger as a CSV file, out and in, with a word about what came of it.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { headsOf, trashOf } from '#data/heads.ts'
import { languageOf } from '#parts/amounts.ts'
import { today } from '#parts/dates.ts'
import { type ErrorKind, KindError } from '#shared/contract/errors.ts'
import type { RecordOf } from '#shared/domain/records.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import type { CsvReading } from './csv-file.ts'
import { ImportDialog } from './ImportDialog.tsx'
import styles from './ledger.module.css'
import { blankAsk } from './new-ask.ts'

type State =
  | { at: 'rest' | 'no-columns' | 'too-big' | 'not-text' }
  | { at: 'preview'; name: string; reading: CsvReading }
  | { at: 'added'; count: number }
  | { at: 'saved'; name: string }
  | { at: 'failed'; kind: ErrorKind }

/** `asks` are those that an export writes: what the list shows. */
export function TableFiles({ asks }: { asks: readonly RecordOf<'ask'>[] }) {
  const { t, i18n } = useTranslation(['ledger', 'errors'])
  const language = languageOf(i18n.language)
  const [state, setState] = useState<State>({ at: 'rest' })
  const attempt = (work: () => Promise<State>) => {
    work().then(setState, (error: unknown) =>
      setState({ at: 'failed', kind: error instanceof KindError ? error.kind : 'unexpected' }),
    )
  }
  const exportAll = () =>
    attempt(async () => {
      const { csvOf, saveCsv } = await import('./csv-file.ts')
      const outcome = await saveCsv(csvOf(asks, language), `${t('export.name')}-${today()}.csv`)
      return outcome.saved ? { at: 'saved', name: outcome.name } : { at: 'rest' }
    })
  const importSome = () =>
    attempt(async () => {
      const { chooseCsv, readCsv } = await import('./csv-file.ts')
      const file = await chooseCsv()
      if (file === null) return { at: 'rest' }
      if (typeof file === 'string') return { at: file }
      const { when, currency, hourlyValue } = blankAsk()
      const context = { language, today: today(), zone: when.zone, currency, hourlyValue }
      const reading = readCsv(file.text, [...headsOf('ask'), ...trashOf('ask')], context)
      return reading === null ? { at: 'no-columns' } : { at: 'preview', name: file.name, reading }
    })
  return (
    <div className={styles.files}>
      <p className={styles.ways}>
        <Button variant="link" onClick={importSome}>
          {t('import.open')}
        </Button>
        {asks.length > 0 ? (
          <Button variant="link" onClick={exportAll}>
            {t('export.save', { count: asks.length })}
          </Button>
        ) : null}
      </p>
      <details className={styles.fold}>
        <summary>{t('table.title')}</summary>
        <p className={styles.quiet}>{t('table.text')}</p>
        <p className={styles.quiet}>{t('table.columns')}</p>
        <p className={styles.quiet}>{t('table.safe')}</p>
      </details>
      <p role="status" className={styles.quiet}>
        {state.at === 'saved' ? t('export.saved', { name: state.name }) : ''}
        {state.at === 'added' ? t('import.added', { count: state.count }) : ''}
      </p>
      {state.at === 'no-columns' || state.at === 'too-big' || state.at === 'not-text' ? (
        <Notice tone="problem">{t(`import.refused.${state.at}`)}</Notice>
      ) : null}
      {state.at === 'failed' ? <Notice tone="problem">{t(`errors:kind.${state.kind}`)}</Notice> : null}
      {state.at === 'preview' ? (
        <ImportDialog
          name={state.name}
          reading={state.reading}
          onClose={() => setState({ at: 'rest' })}
          onAdded={(count) => setState({ at: 'added', count })}
        />
      ) : null}
    </div>
  )
}
