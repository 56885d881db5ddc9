// The end of a sitting: what was written, what was kept, what was chosen, the one small act, and where to go on.
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { headOf, useHeads } from '#data/heads.ts'
import { HistoryLink } from '#parts/HistoryLink.tsx'
import { isAnswered, noteOf } from '#shared/domain/session.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Quote } from '#ui/Quote.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { AnswerWords } from './AnswerWords.tsx'
import styles from './session.module.css'
import type { Sitting } from './use-sitting.ts'

interface ClosingProps {
  sitting: Sitting
  /** Opens a step again, to read or change it. */
  onAgain: (stepId: string) => void
}

export function Closing({ sitting, onAgain }: ClosingProps) {
  const { t } = useTranslation('session')
  const { session, exercise } = sitting
  const { language } = session.head
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])

  const truths = useHeads('truth')
  const whys = useHeads('why')
  const produced = new Set(Object.values(session.body.produced))
  const kept = useHeads('spark').filter(({ source }) => source.kind === 'session' && source.recordId === session.id)
  const truth = truths.find(({ id, chosenAt }) => produced.has(id) && chosenAt !== null)
  const why = whys.find(({ id, chosenAt }) => produced.has(id) && chosenAt !== null)
  const kinds = new Set([...produced].map((id) => headOf(id)?.kind))
  const belongsToWhy = ['truth', 'value', 'purpose', 'why', 'experiment'].some((kind) => kinds.has(kind as 'why'))
  const written = exercise.steps.filter(
    (step) =>
      (isAnswered(session, step.id) && !['settle', 'read'].includes(step.kind)) || noteOf(session, step.id) !== '',
  )

  return (
    <main className={styles.main}>
      <div className={styles.column}>
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {t('closing.title')}
        </h1>
        <p className={styles.guidance}>
          {t('closing.written', { count: written.length })} {t('closing.kept', { count: kept.length })}
        </p>

        <section className={styles.act} aria-labelledby="closing-act">
          <h2 id="closing-act">{t('closing.act')}</h2>
          <p>{exercise.closing[language]}</p>
        </section>

        {truth ? (
          <Quote tone="truth" caption={t('closing.truth')}>
            {truth.text}
          </Quote>
        ) : null}
        {why ? (
          <Quote tone="why" caption={t('closing.why')}>
            {why.text}
          </Quote>
        ) : null}

        <div className={styles.ways}>
          {why ? (
            <Link href="/statement" asChild>
              <ButtonLink href="/statement">{t('closing.statement')}</ButtonLink>
            </Link>
          ) : null}
          {belongsToWhy ? (
            <Link href="/why" asChild>
              <ButtonLink variant={why ? 'plain' : 'primary'} href="/why">
                {t('closing.toWhy')}
              </ButtonLink>
            </Link>
          ) : null}
          <Link href="/" asChild>
            <ButtonLink variant={belongsToWhy ? 'plain' : 'primary'} href="/">
              {t('closing.today')}
            </ButtonLink>
          </Link>
          <Link href="/path" asChild>
            <ButtonLink variant="plain" href="/path">
              {t('toPath')}
            </ButtonLink>
          </Link>
          <Link href={`/journal/about/${session.id}`} asChild>
            <ButtonLink variant="plain" href={`/journal/about/${session.id}`}>
              {t('closing.writeAbout')}
            </ButtonLink>
          </Link>
        </div>

        {kept.length > 0 ? (
          <section aria-labelledby="closing-kept" className={styles.part}>
            <h2 id="closing-kept">{t('closing.keptTitle')}</h2>
            <ul className={styles.keptLines}>
              {kept.map((spark) => (
                <li key={spark.id}>
                  <span>{spark.quote}</span>
                </li>
              ))}
            </ul>
          </section>
        ) : null}

        {written.length > 0 ? (
          <section aria-labelledby="closing-written" className={styles.part}>
            <h2 id="closing-written">{t('closing.writtenTitle')}</h2>
            <p className={styles.guidance}>
              <HistoryLink id={session.id} />
            </p>
            {written.map((step) => (
              <article key={step.id} className={styles.written}>
                <h3>{step.title[language]}</h3>
                <AnswerWords session={session} step={step} items={sitting.itemsOf(step)} sparks={sitting.sparks} />
                {noteOf(session, step.id) === '' ? null : (
                  <p className={styles.noted}>
                    {t('margin.noted')} {noteOf(session, step.id)}
                  </p>
                )}
                <Button variant="link" onClick={() => onAgain(step.id)}>
                  {t('closing.change')}
                  <VisuallyHidden>: {step.title[language]}</VisuallyHidden>
                </Button>
              </article>
            ))}
          </section>
        ) : null}
      </div>
    </main>
  )
}
