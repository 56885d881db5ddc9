// Today: where the person stands in one sentence, the path, the next step, and their own latest words. Never urges.

import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useHeads } from '#data/heads.ts'
import { formatDay, today } from '#parts/dates.ts'
import { useLibrary } from '#parts/library.ts'
import { usePathChoices } from '#parts/profile.ts'
import { SparkList } from '#parts/SparkList.tsx'
import { pathOf, suggestNext } from '#shared/domain/path.ts'
import type { Language, RecordOf } from '#shared/domain/records.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Page } from '#ui/Page.tsx'
import { Quote } from '#ui/Quote.tsx'
import { DueThing } from './DueThing.tsx'
import styles from './HomePage.module.css'
import { aheadOffWay, homeView, truthToShow, waypoints } from './home-view.ts'
import { LivingWhy } from './LivingWhy.tsx'
import { PathLine } from './PathLine.tsx'
import { useHomeWords } from './use-home-words.ts'

const LINES_SHOWN = 3

export function HomePage() {
  const { t, i18n } = useTranslation('home')
  const language: Language = i18n.language === 'it' ? 'it' : 'en'
  const sessions = useHeads('session')
  const entries = useHeads('entry')
  const truths = useHeads('truth')
  const whys = useHeads('why')
  const sparks = useHeads('spark')
  const path = pathOf(useLibrary(), sessions, usePathChoices())
  const suggestion = suggestNext(path, sessions)
  const { title, subtitle, next } = useHomeWords(
    homeView(suggestion, sessions, entries.length, aheadOffWay(path)),
    language,
  )
  const truth = truthToShow(truths)
  const why = whys.find((one) => one.chosenAt !== null)
  const lines = sparks.slice(-LINES_SHOWN).reverse()

  return (
    <Page wide kicker={formatDay(today(), 'full', language)} title={title} subtitle={subtitle}>
      <PathLine points={waypoints(path, suggestion)} language={language} />
      <p className={styles.next}>
        <Link href={next.href} asChild>
          <ButtonLink href={next.href}>{next.label}</ButtonLink>
        </Link>
        <Link href="/journal/new" className={styles.write}>
          {t('write')}
        </Link>
        <Link href="/asks/new" className={styles.write}>
          {t('ask')}
        </Link>
      </p>
      <DueThing />
      {!why && whys.length > 0 ? (
        <p className={styles.drafts}>
          <Link href="/studio">{t('drafts', { count: whys.length })}</Link>
        </p>
      ) : null}
      {why || truth || lines.length > 0 ? (
        <div className={styles.own} data-two={(why || truth) && lines.length > 0 ? '' : undefined}>
          {why || truth ? (
            <div className={styles.words}>
              {why ? <LivingWhy why={why} /> : null}
              {truth ? <Truth truth={truth} candidates={truths.length} /> : null}
            </div>
          ) : null}
          {lines.length > 0 ? (
            <section aria-labelledby="home-lines">
              <h2 id="home-lines" className={styles.label}>
                {t('lines')}
              </h2>
              <SparkList sparks={lines} />
            </section>
          ) : null}
        </div>
      ) : null}
    </Page>
  )
}

function Truth({ truth, candidates }: { truth: RecordOf<'truth'>; candidates: number }) {
  const { t } = useTranslation('home')
  const chosen = truth.chosenAt !== null
  return (
    <section aria-labelledby="home-truth">
      <h2 id="home-truth" className={styles.label}>
        {t(chosen ? 'truth.chosen' : 'truth.circling')}
      </h2>
      <Quote tone="truth" caption={chosen ? undefined : t('truth.candidates', { count: candidates })}>
        {truth.text}
      </Quote>
    </section>
  )
}
