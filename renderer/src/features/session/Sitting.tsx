// The whole window of an open session: where it stands, one step, and the ways on, back and out.
import { useEffect, useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { plainAnswers } from '#parts/plain-answers.ts'
import { SaveState } from '#parts/SaveState.tsx'
import { SaveTrouble } from '#parts/SaveTrouble.tsx'
import { answerOf, isFirstStep, isLastStep, noteOf, progress } from '#shared/domain/session.ts'
import { Button } from '#ui/Button.tsx'
import { Closing } from './Closing.tsx'
import { LastTime } from './LastTime.tsx'
import type { LoadedSession } from './load-session.ts'
import { Progress } from './Progress.tsx'
import { StepView } from './StepView.tsx'
import { StopDialog } from './StopDialog.tsx'
import styles from './session.module.css'
import { useSitting } from './use-sitting.ts'

export function Sitting({ loaded }: { loaded: LoadedSession }) {
  const { t, i18n } = useTranslation('session')
  const [, go] = useLocation()
  const sitting = useSitting(loaded)
  const { session, exercise, step, saveError } = sitting
  const [isStopping, setStopping] = useState(false)
  /** A step looked at again after the end; null shows the closing page. */
  const [again, setAgain] = useState<string | null>(null)
  const finished = session.head.status === 'finished'
  const shown = finished ? exercise.steps.find((candidate) => candidate.id === again) : step
  const items = shown ? sitting.itemsOf(shown) : []

  const leave = (way: 'stop' | 'pause', to: string) => {
    setStopping(false)
    // When it cannot be saved, the page stays with everything in it, and says so.
    sitting[way]().then(
      () => go(to),
      () => undefined,
    )
  }
  const next = () => {
    if (finished) setAgain(null)
    else sitting.next(items)
  }

  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      if (event.isComposing) return
      // The editor swallows every Enter, also the one with Ctrl or Cmd that it makes nothing of.
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && shown && !isStopping) {
        event.preventDefault()
        next()
      } else if (event.key === 'Escape' && !event.defaultPrevented && !finished && !isStopping) {
        event.preventDefault()
        setStopping(true)
      }
    }
    window.addEventListener('keydown', keys)
    return () => window.removeEventListener('keydown', keys)
  })

  const tone = exercise.stage === 'face' ? 'truth' : exercise.stage === 'turn' ? 'why' : 'plain'
  return (
    <div className={styles.window} lang={session.head.language === i18n.language ? undefined : session.head.language}>
      <header className={styles.top}>
        <p className={styles.name}>{exercise.title[session.head.language]}</p>
        {finished ? <span /> : <Progress steps={progress(session, exercise)} tone={tone} />}
        <SaveState state={sitting.saveState} />
      </header>
      {saveError ? (
        <div className={styles.trouble}>
          <SaveTrouble error={saveError} text={() => plainAnswers(session.body)} onRetry={sitting.saveNow} />
        </div>
      ) : null}
      {shown ? (
        <StepView
          key={shown.id}
          step={shown}
          stage={exercise.stage}
          language={session.head.language}
          answer={answerOf(session, shown.id)}
          items={items}
          beside={finished ? [] : sitting.beside}
          sparks={sitting.sparks}
          caret={session.body.caret?.stepId === shown.id ? session.body.caret : null}
          note={noteOf(session, shown.id)}
          lastTime={loaded.last ? <LastTime last={loaded.last} stepId={shown.id} records={sitting.given} /> : null}
          onNote={(note) => sitting.note(shown.id, note)}
          onChange={(answer) => sitting.answer(shown.id, answer)}
          onCaret={sitting.caret}
          onScroll={sitting.scrolled}
          onKeep={(quote, mark) => mark(sitting.keepLine(shown.id, quote))}
        />
      ) : (
        <Closing sitting={sitting} onAgain={setAgain} />
      )}
      <footer className={styles.bottom}>
        {finished ? (
          <p className={styles.stop}>{shown ? t('again.text') : null}</p>
        ) : (
          <p className={styles.stop}>
            <Trans
              t={t}
              i18nKey="stop.line"
              components={{
                stop: <Button variant="link" onClick={() => leave('stop', '/')} />,
                support: <Button variant="link" onClick={() => leave('pause', '/support')} />,
              }}
            />
          </p>
        )}
        {shown ? (
          <div className={styles.ways}>
            {finished ? (
              <Button onClick={next}>{t('again.done')}</Button>
            ) : (
              <>
                {isFirstStep(session, exercise) ? null : (
                  <Button variant="plain" onClick={sitting.back}>
                    {t('back')}
                  </Button>
                )}
                <Button variant="plain" onClick={sitting.skip}>
                  {t('skip')}
                </Button>
                <Button onClick={next} aria-keyshortcuts="Control+Enter">
                  {isLastStep(session, exercise) ? t('finish') : t('next')}
                </Button>
              </>
            )}
          </div>
        ) : null}
      </footer>
      <StopDialog
        isOpen={isStopping}
        onStop={() => leave('stop', '/')}
        onSupport={() => leave('pause', '/support')}
        onClose={() => setStopping(false)}
      />
    </div>
  )
}
