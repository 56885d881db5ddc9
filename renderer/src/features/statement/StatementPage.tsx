// The statement: one page as it will be printed, beside the switches that say what stands on it. Private parts are off.
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { platform } from '#platform/platform.ts'
import { type ErrorKind, KindError } from '#shared/contract/errors.ts'
import { DEFAULT_SWITCHES, type StatementSwitches } from '#shared/domain/statement.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import { RadioGroup } from '#ui/RadioGroup.tsx'
import { Select } from '#ui/Select.tsx'
import { Switch } from '#ui/Switch.tsx'
import { TextField } from '#ui/TextField.tsx'
import { SheetPreview } from './SheetPreview.tsx'
import { StatementSheet } from './StatementSheet.tsx'
import { KINDS_OF, type SaveKind, saveAs } from './save-statement.ts'
import { DESIGNS, FORMS, type Look, statementOn, TONES } from './sheet-look.ts'
import styles from './statement.module.css'
import { useFit } from './use-fit.ts'
import { useName } from './use-name.ts'
import { useStatement } from './use-statement.ts'

const PARTS = ['values', 'experiment', 'truth', 'evidence'] as const
const PARTS_OF = { page: PARTS, card: ['values'], slide: ['values'], wallpaper: [] } as const
const PRIVATE = new Set<keyof StatementSwitches>(['truth', 'evidence'])
const PAPERS = [
  { id: 'A4', label: 'A4' },
  { id: 'Letter', label: 'Letter' },
] as const

type Result = { saved: string } | { problem: ErrorKind } | null

export function StatementPage() {
  const { t } = useTranslation(['statement', 'errors'])
  const [switches, setSwitches] = useState(DEFAULT_SWITCHES)
  const [look, setLook] = useState<Look>({
    form: 'page',
    design: 'seal',
    tone: 'light',
    paper: 'A4',
    display: { width: 1920, height: 1080 },
  })
  const { form, paper } = look
  const [busy, setBusy] = useState(false)
  const [result, setResult] = useState<Result>(null)
  // What was saved in another look says nothing about this one.
  const change = (part: Partial<Look>) => {
    setLook((before) => ({ ...before, ...part }))
    setResult(null)
  }
  const { name, setName, error: nameError } = useName()
  const view = useStatement(switches, name)
  const { has, labels, sayDay } = view
  const statement = useMemo(() => statementOn(form, view.statement), [form, view.statement])
  const { fit, isCut, onMeasure } = useFit(statement, look)

  useEffect(() => {
    let isGone = false
    platform()
      .readSettings()
      .then(
        (settings) => {
          if (!isGone) setLook((before) => ({ ...before, paper: settings.paper }))
        },
        () => undefined,
      )
    platform()
      .displaySize()
      .then(
        (display) => {
          if (!isGone) setLook((before) => ({ ...before, display }))
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
      const outcome = await saveAs(kind, view, look, fit)
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
          <Select
            label={t('statement:form.label')}
            options={FORMS.map((id) => ({ id, label: t(`statement:form.${id}`) }))}
            value={form}
            onChange={(next) => change({ form: next })}
          />
          <Select
            label={t('statement:design.label')}
            options={DESIGNS.map((id) => ({ id, label: t(`statement:design.${id}`) }))}
            value={look.design}
            onChange={(design) => change({ design })}
          />
          <Select
            label={t('statement:tone.label')}
            options={TONES.map((id) => ({ id, label: t(`statement:tone.${id}`) }))}
            value={look.tone}
            onChange={(tone) => change({ tone })}
          />
          <section aria-labelledby="statement-parts" hidden={PARTS_OF[form].length === 0}>
            <h2 id="statement-parts" className={styles.heading}>
              {t('statement:parts')}
            </h2>
            {PARTS_OF[form].map((part) => (
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
          {form === 'wallpaper' ? null : (
            <TextField
              label={t('statement:name.label')}
              description={t('statement:name.description')}
              error={nameError ? t(`errors:kind.${nameError.kind}`) : null}
              value={name}
              onChange={setName}
              maxLength={120}
            />
          )}
          {form === 'page' ? (
            <RadioGroup
              label={t('statement:paper')}
              options={PAPERS}
              value={paper}
              onChange={(next) => change({ paper: next })}
            />
          ) : null}
          <div className={styles.save}>
            {KINDS_OF[form].map((kind) => (
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
          {isCut ? (
            <Notice tone="problem">
              <p>{t('statement:cut')}</p>
            </Notice>
          ) : null}
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
        <SheetPreview look={look} label={t('statement:preview')} onMeasure={onMeasure}>
          <StatementSheet statement={statement} labels={labels} look={look} fit={fit} sayDay={sayDay} />
        </SheetPreview>
      </div>
    </Page>
  )
}
