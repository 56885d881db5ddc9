// The path: where truth and why stand, the chosen way through five stages, how long and how heavy each exercise is, and
// what comes next and why. Locks nothing: what is off the way or hidden lies in a fold and can be opened.

import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useHeads } from '#data/heads.ts'
import { formatDay, localDay, today } from '#parts/dates.ts'
import { languageShown, useLibrary, useOrigin } from '#parts/library.ts'
import { OriginNote } from '#parts/OriginNote.tsx'
import { usePathChoices } from '#parts/profile.ts'
import { type PathExercise, type PathStage, pathOf, suggestNext } from '#shared/domain/path.ts'
import type { Language, RecordOf } from '#shared/domain/records.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Page } from '#ui/Page.tsx'
import { useAgainDay } from './Again.tsx'
import { HiddenFold } from './HiddenFold.tsx'
import styles from './PathPage.module.css'
import { Standing } from './Standing.tsx'
import { suggestionWords } from './suggestion-words.ts'
import { WayChoice } from './WayChoice.tsx'

export function PathPage() {
  const { t, i18n } = useTranslation('path')
  const language: Language = i18n.language === 'it' ? 'it' : 'en'
  const sessions = useHeads('session')
  const exercises = useLibrary()
  const choices = usePathChoices()
  const path = pathOf(exercises, sessions, choices)
  const suggestion = suggestNext(path, sessions)
  const walked = path.filter((stage) => stage.state === 'done').length
  return (
    <Page
      title={t(`walked.${walked}`)}
      subtitle={t('subtitle')}
      actions={
        <Link href="/packs" asChild>
          <ButtonLink href="/packs" variant="plain">
            {t('packs')}
          </ButtonLink>
        </Link>
      }
    >
      <Standing />
      <WayChoice exercises={exercises} way={choices.way} />
      <ol className={styles.stages}>
        {path
          .filter((stage) => stage.exercises.length + stage.others.length > 0)
          .map((stage) => (
            <StageSection
              key={stage.stage}
              stage={stage}
              sessions={sessions}
              language={language}
              nextId={suggestion?.exercise.id ?? null}
              why={suggestion === null ? '' : suggestionWords(t, suggestion, language)}
            />
          ))}
      </ol>
      <HiddenFold hidden={path.flatMap((stage) => stage.hidden)} choices={choices} language={language} />
    </Page>
  )
}

interface StageProps {
  stage: PathStage
  sessions: RecordOf<'session'>[]
  language: Language
  nextId: string | null
  why: string
}

function StageSection({ stage, sessions, language, nextId, why }: StageProps) {
  const { t } = useTranslation('path')
  // What was begun or done off the way stands with the others; the rest waits in a fold.
  const isTouched = (one: PathExercise) => one.open !== null || one.times > 0
  const shown = [...stage.exercises, ...stage.others.filter(isTouched)]
  const folded = stage.others.filter((one) => !isTouched(one))
  const row = (one: PathExercise) => (
    <ExerciseRow
      key={one.exercise.id}
      one={one}
      sessions={sessions}
      language={language}
      why={one.exercise.id === nextId ? why : null}
    />
  )
  return (
    <li className={styles.stage} data-state={stage.state}>
      <div className={styles.stageHead}>
        <h2 className={styles.stageName}>{t(`stage.${stage.stage}.name`)}</h2>
        <p className={styles.stageText}>{t(`stage.${stage.stage}.text`)}</p>
      </div>
      {shown.length > 0 ? <ul className={styles.exercises}>{shown.map(row)}</ul> : null}
      {folded.length > 0 ? (
        <details className={styles.fold}>
          <summary>{t('more', { count: folded.length })}</summary>
          <ul className={styles.exercises}>{folded.map(row)}</ul>
        </details>
      ) : null}
      {stage.stage === 'turn' ? (
        <p className={styles.studio}>
          <Link href="/studio">{t('toStudio')}</Link>
        </p>
      ) : null}
    </li>
  )
}

interface RowProps {
  one: PathExercise
  sessions: RecordOf<'session'>[]
  language: Language
  why: string | null
}

function ExerciseRow({ one, sessions, language, why }: RowProps) {
  const { t } = useTranslation('path')
  const { exercise } = one
  const origin = useOrigin(exercise.id)
  const again = useAgainDay(exercise, one.finished ? sessions : [])
  return (
    <li className={styles.exercise} data-next={why === null ? undefined : ''}>
      <p className={styles.title}>
        <Link href={`/path/${exercise.id}`} lang={languageShown(origin, language)}>
          {exercise.title[language]}
        </Link>
      </p>
      <p className={styles.facts}>
        {t('minutes', { count: exercise.minutes })} · {t(`intensity.${exercise.intensity}`)} · <State one={one} />
        {again === null || one.open ? null : ` · ${t('againInline', { date: again })}`}
      </p>
      <OriginNote origin={origin} />
      {why === null ? null : <p className={styles.why}>{why}</p>}
    </li>
  )
}

function State({ one }: { one: PathExercise }) {
  const { t, i18n } = useTranslation('path')
  const day = (instant: string) => formatDay(localDay(instant), 'short', i18n.language, today())
  if (one.open) return <>{t('state.inProgress', { date: day(one.open.updatedAt) })}</>
  if (one.finished)
    return <>{t('state.done', { count: one.times, date: day(one.finished.finishedAt ?? one.finished.updatedAt) })}</>
  return <>{t('state.ahead')}</>
}
