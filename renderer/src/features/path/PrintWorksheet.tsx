// Makes the paper worksheet of one exercise through the system's dialog and says what came of it.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { platform } from '#platform/platform.ts'
import { type ErrorKind, KindError } from '#shared/contract/errors.ts'
import type { Exercise } from '#shared/domain/exercise.ts'
import type { Language } from '#shared/domain/records.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import styles from './IntroPage.module.css'
import { worksheetFileName, worksheetPage } from './worksheet-page.ts'

type Result = 'none' | 'busy' | { saved: string } | { problem: ErrorKind }

interface Props {
  exercise: Exercise
  /** All there are: a sheet names the earlier ones it builds on. */
  exercises: readonly Exercise[]
}

export function PrintWorksheet({ exercise, exercises }: Props) {
  const { t, i18n } = useTranslation(['path', 'errors'])
  const { t: words } = useTranslation('path')
  const language: Language = i18n.language === 'it' ? 'it' : 'en'
  const [result, setResult] = useState<Result>('none')

  const print = async () => {
    setResult('busy')
    try {
      const { paper } = await platform().readSettings()
      const page = await worksheetPage({ exercise, exercises, language, t: words }, paper)
      const suggestedName = worksheetFileName(words('print.fileName', { title: exercise.title[language] }))
      const outcome = await platform().savePdf({ page, suggestedName })
      setResult(outcome.saved ? { saved: outcome.name } : 'none')
    } catch (error) {
      setResult({ problem: error instanceof KindError ? error.kind : 'unexpected' })
    }
  }

  return (
    <>
      <Button variant="link" disabled={result === 'busy'} onClick={() => void print()}>
        {t('print.button')}
      </Button>
      <p role="status" className={styles.said}>
        {result === 'busy'
          ? t('print.busy')
          : typeof result === 'object' && 'saved' in result
            ? t('print.saved', { name: result.saved })
            : ''}
      </p>
      {typeof result === 'object' && 'problem' in result ? (
        <Notice tone="problem">
          {t('print.failed')} {t(`errors:kind.${result.problem}`)}
        </Notice>
      ) : null}
    </>
  )
}
