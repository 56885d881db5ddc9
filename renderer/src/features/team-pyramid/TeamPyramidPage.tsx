// The pyramid of one team: its three layers, saved as they are written, and the page that it becomes.
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { flushAll, useAutosave } from '#data/autosave.ts'
import { useRecord } from '#data/heads.ts'
import { pickLanguage } from '#i18n/i18n.ts'
import { formatDay } from '#parts/dates.ts'
import { HistoryLink } from '#parts/HistoryLink.tsx'
import { HANDOUT_KINDS, type HandoutKind, saveHandout } from '#parts/handout/save-handout.ts'
import { SaveState } from '#parts/SaveState.tsx'
import { SaveTrouble } from '#parts/SaveTrouble.tsx'
import { TeamPyramidFields } from '#parts/TeamPyramidFields.tsx'
import { setDeleted } from '#parts/use-deleting.tsx'
import { type ErrorKind, KindError } from '#shared/contract/errors.ts'
import {
  type TeamPyramidFields as Fields,
  PYRAMID_LAYERS,
  PYRAMID_LIMITS,
  pyramidFileName,
  pyramidHandout,
} from '#shared/domain/circle/team-pyramid.ts'
import type { RecordId, RecordOf } from '#shared/domain/records.ts'
import type { Settings } from '#shared/formats/settings.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import { TextField } from '#ui/TextField.tsx'
import { changePyramid } from './pyramid-writes.ts'
import styles from './team-pyramid.module.css'

interface TeamPyramidPageProps {
  id: RecordId
  paper: Settings['paper']
}

export function TeamPyramidPage({ id, paper }: TeamPyramidPageProps) {
  const { t } = useTranslation('team-pyramid')
  const pyramid = useRecord('pyramid', id)
  if (!pyramid || pyramid.deletedAt !== null)
    return (
      <Page kicker={<Link href="/team">{t('all')}</Link>} title={t('absent.title')}>
        <p>{t('absent.text')}</p>
      </Page>
    )
  return <Pyramid pyramid={pyramid} paper={paper} />
}

type Result = { at: 'calm' | 'busy' } | { at: 'saved'; name: string } | { at: 'failed'; kind: ErrorKind }
const kindOf = (error: unknown): ErrorKind => (error instanceof KindError ? error.kind : 'unexpected')

function Pyramid({ pyramid, paper }: { pyramid: RecordOf<'pyramid'>; paper: Settings['paper'] }) {
  const { t, i18n } = useTranslation(['team-pyramid', 'errors'])
  const [, go] = useLocation()
  const { team, day, what, how, why } = pyramid
  const [fields, setFields] = useState<Fields>({ team, day, what, how, why })
  const latest = useRef(fields)
  const { touch, flush, state, error } = useAutosave(() => changePyramid(pyramid.id, latest.current))
  const [result, setResult] = useState<Result>({ at: 'calm' })
  const change = (part: Partial<Fields>) => {
    latest.current = { ...latest.current, ...part }
    setFields(latest.current)
    setResult({ at: 'calm' })
    touch()
  }
  const saveNow = () => void flush().catch(() => undefined)
  const language = pickLanguage(null, i18n.language)

  const saveAs = async (kind: HandoutKind) => {
    setResult({ at: 'busy' })
    try {
      const words = {
        title: t('team-pyramid:paper.title'),
        open: t('team-pyramid:paper.open'),
        layer: {
          why: t('team-pyramid:layer.why.name'),
          how: t('team-pyramid:layer.how.name'),
          what: t('team-pyramid:layer.what.name'),
        },
      }
      const handout = pyramidHandout(latest.current, language, words, (one) => formatDay(one, 'full', language))
      const outcome = await saveHandout(kind, handout, paper, pyramidFileName(language, latest.current.day))
      setResult(outcome.saved ? { at: 'saved', name: outcome.name } : { at: 'calm' })
    } catch (problem) {
      setResult({ at: 'failed', kind: kindOf(problem) })
    }
  }
  const remove = async () => {
    try {
      await flushAll()
      await setDeleted(pyramid.id, true)
      go('/team')
    } catch (problem) {
      setResult({ at: 'failed', kind: kindOf(problem) })
    }
  }
  const plain = () => [fields.team, ...PYRAMID_LAYERS.map((layer) => fields[layer])].join('\n\n')

  return (
    <Page
      wide
      kicker={<Link href="/team">{t('team-pyramid:all')}</Link>}
      title={fields.team.trim() || t('team-pyramid:nameless')}
      subtitle={t('team-pyramid:how')}
      actions={<SaveState state={state} />}
    >
      <div className={styles.parts}>
        {error ? <SaveTrouble error={error} text={plain} onRetry={saveNow} /> : null}
        <div className={styles.facing}>
          <TextField
            label={t('team-pyramid:team')}
            description={t('team-pyramid:teamHint')}
            value={fields.team}
            onChange={(value) => change({ team: value })}
            onBlur={saveNow}
            maxLength={PYRAMID_LIMITS.team}
            serif
          />
          <TextField
            type="date"
            label={t('team-pyramid:day')}
            value={fields.day}
            onChange={(value) => {
              if (/^\d{4}-\d\d-\d\d$/.test(value)) change({ day: value })
            }}
            onBlur={saveNow}
          />
        </div>
        <TeamPyramidFields value={fields} onChange={(layer, words) => change({ [layer]: words })} onBlur={saveNow} />
        <p className={styles.facts}>{t('team-pyramid:source')}</p>
        <section className={styles.part} aria-labelledby="on-paper">
          <h2 id="on-paper">{t('team-pyramid:save.title')}</h2>
          <div className={styles.row}>
            {HANDOUT_KINDS.map((kind) => (
              <Button
                key={kind}
                {...(kind === 'Pdf' ? {} : { variant: 'plain' as const })}
                disabled={result.at === 'busy'}
                onClick={() => void saveAs(kind)}
              >
                {t(`team-pyramid:save.${kind}`)}
              </Button>
            ))}
          </div>
          <p className={styles.facts}>{t('team-pyramid:save.note')}</p>
          <p className={styles.facts} role="status">
            {result.at === 'busy'
              ? t('team-pyramid:save.busy')
              : result.at === 'saved'
                ? t('team-pyramid:save.saved', { name: result.name })
                : ''}
          </p>
          {result.at === 'failed' ? (
            <Notice tone="problem">
              <p>{t('team-pyramid:save.failed')}</p>
              <p>{t(`errors:kind.${result.kind}`)}</p>
            </Notice>
          ) : null}
        </section>
        <p className={styles.row}>
          <HistoryLink id={pyramid.id} />
          <Button variant="link" onClick={() => void remove()}>
            {t('team-pyramid:remove')}
          </Button>
        </p>
      </div>
    </Page>
  )
}
