// One exercise before it starts: why, on what it is based, how long, how heavy, the caution and the gentler way, and the
// sittings there have been. A heavy one begins only after the person says that they have read what it may bring up.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useHeads } from '#data/heads.ts'
import { languageShown, useLibrary, useLibraryOpening, useOrigin } from '#parts/library.ts'
import { OriginNote } from '#parts/OriginNote.tsx'
import { type ErrorKind, KindError } from '#shared/contract/errors.ts'
import type { Exercise, Variant } from '#shared/domain/exercise.ts'
import type { Language } from '#shared/domain/records.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import { Switch } from '#ui/Switch.tsx'
import { Again } from './Again.tsx'
import styles from './IntroPage.module.css'
import { NotForMe } from './NotForMe.tsx'
import { PastSessions } from './PastSessions.tsx'
import { PrintWorksheet } from './PrintWorksheet.tsx'
import { resumable } from './sittings.ts'

interface Props {
  exerciseId: string
  onBegin: (exerciseId: string, variant: Variant) => Promise<void>
}

export function IntroPage({ exerciseId, onBegin }: Props) {
  const { t } = useTranslation('path')
  const exercise = useLibrary().find((one) => one.id === exerciseId)
  const opening = useLibraryOpening()
  if (exercise) return <Intro key={exercise.id} exercise={exercise} onBegin={onBegin} />
  if (opening) return null
  return (
    <Page title={t('unknown.title')} subtitle={t('unknown.text')}>
      <Link href="/path" asChild>
        <ButtonLink href="/path">{t('back')}</ButtonLink>
      </Link>
    </Page>
  )
}

function Intro({ exercise, onBegin }: { exercise: Exercise; onBegin: Props['onBegin'] }) {
  const { t, i18n } = useTranslation(['path', 'errors'])
  const language: Language = i18n.language === 'it' ? 'it' : 'en'
  const sessions = useHeads('session').filter((session) => session.exerciseId === exercise.id)
  const open = resumable(sessions)
  const exercises = useLibrary()
  const origin = useOrigin(exercise.id)
  const heavy = exercise.intensity === 'heavy'
  const [agreed, setAgreed] = useState(false)
  const [asked, setAsked] = useState(false)
  const [failed, setFailed] = useState<ErrorKind | null>(null)
  const [beginning, setBeginning] = useState(false)

  const begin = (variant: Variant) => {
    setAsked(true)
    if (beginning || (heavy && !agreed)) return
    setBeginning(true)
    setFailed(null)
    onBegin(exercise.id, variant).catch((error: unknown) => {
      setBeginning(false)
      setFailed(error instanceof KindError ? error.kind : 'unexpected')
    })
  }

  return (
    <Page
      kicker={<Link href="/path">{t('title_back')}</Link>}
      title={exercise.title[language]}
      subtitle={`${t(`stage.${exercise.stage}.name`)} · ${t('minutes', { count: exercise.minutes })} · ${t(`intensity.${exercise.intensity}`)}`}
    >
      <div className={styles.intro}>
        <OriginNote origin={origin} />
        <p className={styles.why} lang={languageShown(origin, language)}>
          {exercise.why[language]}
        </p>
        <Again exercise={exercise} sessions={sessions} />
        {exercise.caution ? (
          <section aria-labelledby="intro-caution" className={styles.caution}>
            <h2 id="intro-caution" className={styles.heading}>
              {t('intro.caution')}
            </h2>
            <p>{exercise.caution[language]}</p>
            <p>
              <Link href="/support">{t('intro.support')}</Link>
            </p>
          </section>
        ) : null}
        {exercise.gentler ? (
          <p>
            <strong>{t('intro.gentler')}</strong> {exercise.gentler.about[language]}
          </p>
        ) : null}
        {heavy ? (
          <div className={styles.agree}>
            <Switch label={t('intro.agree')} isSelected={agreed} onChange={setAgreed} />
            {asked && !agreed ? (
              <p role="alert" className={styles.missing}>
                {t('intro.agreeFirst')}
              </p>
            ) : null}
          </div>
        ) : null}
        <div className={styles.actions}>
          {open ? (
            <Link href={`/session/${open.id}`} asChild>
              <ButtonLink href={`/session/${open.id}`}>{t('intro.continue')}</ButtonLink>
            </Link>
          ) : null}
          <Button variant={open ? 'plain' : 'primary'} onClick={() => begin('full')}>
            {t(sessions.length > 0 ? 'intro.beginAgain' : 'intro.begin')}
          </Button>
          {exercise.gentler ? (
            <Button variant="plain" onClick={() => begin('gentler')}>
              {t(sessions.length > 0 ? 'intro.beginAgainGentler' : 'intro.beginGentler')}
            </Button>
          ) : null}
        </div>
        <p>
          <Link href={`/mine/${exercise.id}`}>{t(origin?.mine ? 'changeMine' : 'makeMine')}</Link>
        </p>
        {failed === null ? null : <Notice tone="problem">{t(`errors:kind.${failed}`)}</Notice>}
        <dl className={styles.facts}>
          <dt>{t('intro.basis')}</dt>
          <dd>{exercise.basis[language]}</dd>
          <dt>{t('intro.source')}</dt>
          <dd lang="en">{exercise.source}</dd>
          <dt>{t('intro.after')}</dt>
          <dd>{t('intro.afterText')}</dd>
        </dl>
        <PastSessions sessions={sessions} />
        <div className={styles.aside}>
          <PrintWorksheet exercise={exercise} exercises={exercises} />
          <NotForMe exerciseId={exercise.id} />
        </div>
      </div>
    </Page>
  )
}
