// The statement: what it becomes, how it looks and what it shows, beside it as it will be. Private parts are off.
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { type ErrorKind, KindError } from '#shared/contract/errors.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import { RadioGroup } from '#ui/RadioGroup.tsx'
import { Select } from '#ui/Select.tsx'
import { Switch } from '#ui/Switch.tsx'
import { TextField } from '#ui/TextField.tsx'
import type { SaveKind } from './save-statement.ts'
import { DESIGNS, type Look, TONES } from './sheet-look.ts'
import styles from './statement.module.css'
import { useLongForm } from './use-long-form.tsx'
import { ANY_FORMS, type AnyLook, useLook } from './use-look.ts'
import { useName } from './use-name.ts'
import { useSheetForm } from './use-sheet-form.tsx'

const PAPERS = [
  { id: 'A4', label: 'A4' },
  { id: 'Letter', label: 'Letter' },
] as const

type Result = { saved: string } | { problem: ErrorKind } | null

export function StatementPage() {
  const { t } = useTranslation(['statement', 'errors'])
  const { look, change: changeLook } = useLook()
  const { form } = look
  const [busy, setBusy] = useState(false)
  const [result, setResult] = useState<Result>(null)
  // What was saved in another look says nothing about this one.
  const change = (part: Partial<AnyLook>) => {
    changeLook(part)
    setResult(null)
  }
  const { name, setName, error: nameError } = useName()
  // The same look is the same object: what was measured holds for it.
  const sheetLook = useMemo<Look>(() => ({ ...look, form: look.form === 'long' ? 'page' : look.form }), [look])
  const sheet = useSheetForm(sheetLook, name)
  const work = useLongForm(form === 'long', look, name) ?? sheet

  const save = async (kind: SaveKind) => {
    setBusy(true)
    setResult(null)
    try {
      const outcome = await work.save(kind)
      setResult(outcome.saved ? { saved: outcome.name } : null)
    } catch (error) {
      setResult({ problem: error instanceof KindError ? error.kind : 'unexpected' })
    } finally {
      setBusy(false)
    }
  }

  return (
    <Page
      wide
      kicker={<Link href="/why">{t('statement:room')}</Link>}
      title={t(work.hasWhy ? `statement:title.${form}` : 'statement:title.noWhy')}
      subtitle={t('statement:subtitle')}
    >
      <div className={styles.columns}>
        <div className={styles.choices}>
          <Select
            label={t('statement:form.label')}
            options={ANY_FORMS.map((id) => ({ id, label: t(`statement:form.${id}`) }))}
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
          <section aria-labelledby="statement-parts" hidden={work.parts.length === 0}>
            <h2 id="statement-parts" className={styles.heading}>
              {t('statement:parts')}
            </h2>
            {work.parts.map(({ id, label, description, isThere, isOn, turn }) => (
              <Switch
                key={`${form === 'long'} ${id}`}
                label={label}
                description={description}
                isDisabled={!isThere}
                isSelected={isOn}
                onChange={(next) => {
                  turn(next)
                  setResult(null)
                }}
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
          {form === 'page' || form === 'long' ? (
            <RadioGroup
              label={t('statement:paper')}
              options={PAPERS}
              value={look.paper}
              onChange={(paper) => change({ paper })}
            />
          ) : null}
          <div className={styles.save}>
            {work.kinds.map((kind, index) => (
              <Button
                key={kind}
                {...(index === 0 ? {} : { variant: 'plain' as const, className: styles.other ?? '' })}
                disabled={busy}
                onClick={() => void save(kind)}
              >
                {t(`statement:save${kind}`)}
              </Button>
            ))}
          </div>
          {work.isCut ? (
            <Notice tone="problem">
              <p>{t('statement:cut')}</p>
            </Notice>
          ) : null}
          <p className={styles.note}>{t(work.isPrivate ? 'statement:note.private' : 'statement:note.plain')}</p>
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
          {work.hasWhy ? null : (
            <p>
              <Link href="/path" asChild>
                <ButtonLink variant="link" href="/path">
                  {t('statement:toPath')}
                </ButtonLink>
              </Link>
            </p>
          )}
        </div>
        {work.preview}
      </div>
    </Page>
  )
}
