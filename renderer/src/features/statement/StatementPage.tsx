// The statement: one page as it will be printed, beside the switches that say what stands on it. Private parts are off.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { platform } from '#platform/platform.ts'
import { type ErrorKind, KindError } from '#shared/contract/errors.ts'
import { DEFAULT_SWITCHES, type StatementSwitches } from '#shared/domain/statement.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import { RadioGroup } from '#ui/RadioGroup.tsx'
import { Switch } from '#ui/Switch.tsx'
import { TextField } from '#ui/TextField.tsx'
import type { Paper } from './fit.ts'
import { SheetPreview } from './SheetPreview.tsx'
import { StatementSheet } from './StatementSheet.tsx'
import { SAVE_KINDS, type SaveKind, saveAs } from './save-statement.ts'
import styles from './statement.module.css'
import { useName } from './use-name.ts'
import { useStatement } from './use-statement.ts'

const PARTS = ['values', 'experiment', 'truth', 'evidence'] as const
const PRIVATE = new Set<keyof StatementSwitches>(['truth', 'evidence'])
const PAPERS = [
  { id: 'A4', label: 'A4' },
  { id: 'Letter', label: 'Letter' },
] as const

type Result = { saved: string } | { problem: ErrorKind } | null

export function StatementPage() {
  const { t } = useTranslation(['statement', 'errors'])
  const [switches, setSwitches] = useState(DEFAULT_SWITCHES)
  const [paper, setPaper] = useState<Paper>('A4')
  const [busy, setBusy] = useState(false)
  const [result, setResult] = useState<Result>(null)
  const { name, setName, error: nameError } = useName()
  const view = useStatement(switches, name)
  const { statement, has, labels, sayDay } = view

  useEffect(() => {
    let isGone = false
    platform()
      .readSettings()
      .then(
        (settings) => {
          if (!isGone) setPaper(settings.paper)
        },
        () => undefined,
      )
    return () => {
      isGone = true
    }
  }, [])

  const save = async (kind: SaveKind) => {
    setBusy(true)
    setResult(null)
    try {
      const outcome = await saveAs(kind, view, paper)
      setResult(outcome.saved ? { saved: outcome.name } : null)
    } catch (error) {
      setResult({ problem: error instanceof KindError ? error.kind : 'unexpected' })
    } finally {
      setBusy(false)
    }
  }

  const isPrivate = statement.truth !== null || statement.evidence.length > 0
  return (
    <Page
      wide
      title={t(statement.why === null ? 'statement:title.noWhy' : 'statement:title.why')}
      subtitle={t('statement:subtitle')}
    >
      <div className={styles.columns}>
        <div className={styles.choices}>
          <section aria-labelledby="statement-parts">
            <h2 id="statement-parts" className={styles.heading}>
              {t('statement:parts')}
            </h2>
            {PARTS.map((part) => (
              <Switch
                key={part}
                label={t(`statement:part.${part}`)}
                description={
                  has[part] ? (PRIVATE.has(part) ? t('statement:private') : undefined) : t(`statement:missing.${part}`)
                }
                isDisabled={!has[part]}
                isSelected={has[part] && switches[part]}
                onChange={(isOn) => setSwitches({ ...switches, [part]: isOn })}
              />
            ))}
          </section>
          <TextField
            label={t('statement:name.label')}
            description={t('statement:name.description')}
            error={nameError ? t(`errors:kind.${nameError.kind}`) : null}
            value={name}
            onChange={setName}
            maxLength={120}
          />
          <RadioGroup label={t('statement:paper')} options={PAPERS} value={paper} onChange={setPaper} />
          <div className={styles.save}>
            {SAVE_KINDS.map((kind) => (
              <Button
                key={kind}
                {...(kind === 'Pdf' ? {} : { variant: 'plain' as const })}
                disabled={busy}
                onClick={() => void save(kind)}
              >
                {t(`statement:save${kind}`)}
              </Button>
            ))}
          </div>
          <p className={styles.note}>{t(isPrivate ? 'statement:note.private' : 'statement:note.plain')}</p>
          <p className={styles.said} role="status">
            {busy
              ? t('statement:busy')
              : result && 'saved' in result
                ? t('statement:saved', { name: result.saved })
                : ''}
          </p>
          {result && 'problem' in result ? (
            <Notice tone="problem">
              <p>{t('statement:failed')}</p>
              <p>{t(`errors:kind.${result.problem}`)}</p>
            </Notice>
          ) : null}
          {statement.why === null ? (
            <p>
              <Link href="/path" asChild>
                <ButtonLink variant="link" href="/path">
                  {t('statement:toPath')}
                </ButtonLink>
              </Link>
            </p>
          ) : null}
        </div>
        <SheetPreview paper={paper} label={t('statement:preview')}>
          <StatementSheet statement={statement} labels={labels} paper={paper} sayDay={sayDay} />
        </SheetPreview>
      </div>
    </Page>
  )
}
