// The one thing whose day has come, brought back gently: an experiment, a decision to look at again, the why to be read aloud, else the monthly look.
// "Not now" keeps Today quiet for a week; nothing is counted, nothing comes twice.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useHeads } from '#data/heads.ts'
import { formatDay, localDay, today } from '#parts/dates.ts'
import { useLooksDue } from '#parts/looks.ts'
import { saveProfile } from '#parts/profile.ts'
import { dueExperiment, isQuiet, quietUntil } from '#shared/domain/experiment.ts'
import { looksDue } from '#shared/domain/ledger/ask.ts'
import { chosenOf } from '#shared/domain/statement.ts'
import { courseOf, readingDue } from '#shared/domain/why/resonance.ts'
import { Button } from '#ui/Button.tsx'
import styles from './DueThing.module.css'

interface Due {
  title: string
  /** The person's words; empty for none. */
  words: string
  href: string
  way: string
}

/** What is due, of all kinds the one whose day came first; the monthly look only when nothing else is. */
function useDue(): Due | null {
  const { t, i18n } = useTranslation('home')
  const experiment = dueExperiment(useHeads('experiment'), today())
  const [ask] = looksDue(useHeads('ask'), today())
  const { dueOn } = useLooksDue()
  const why = chosenOf(useHeads('why'))
  const readings = courseOf(useHeads('resonance'), why?.id ?? '')
  const aloudOn = why?.chosenAt ? readingDue(localDay(why.chosenAt), readings, today()) : null
  const date = (day: string) => formatDay(day, 'short', i18n.language, today())
  const isExperimentFirst = experiment?.day && (!ask || experiment.day <= (ask.lookBack?.dueDay ?? ''))
  const others = [experiment?.day, ask?.lookBack?.dueDay].filter((day) => typeof day === 'string')
  const isAloudFirst = aloudOn !== null && others.every((day) => aloudOn < day)
  if (experiment?.day && isExperimentFirst && !isAloudFirst) {
    const title = t('due.experiment', { date: date(experiment.day) })
    return { title, words: experiment.what, href: '/experiments', way: t('due.tell') }
  }
  if (ask && !isAloudFirst) {
    const title = t('due.ask', { date: date(localDay(ask.decision?.at ?? ask.createdAt)) })
    return { title, words: ask.what, href: `/asks/${ask.id}`, way: t('due.toAsk') }
  }
  if (aloudOn !== null && why)
    return { title: t('due.aloud'), words: why.text, href: '/resonance', way: t('due.toAloud') }
  if (dueOn === null || dueOn > today()) return null
  return { title: t('due.look'), words: '', href: '/long-view', way: t('due.toLook') }
}

export function DueThing() {
  const { t } = useTranslation('home')
  const [profile] = useHeads('profile')
  const due = useDue()
  const [isRefused, setRefused] = useState(false)
  if (due === null || isQuiet(profile?.quietUntil, today())) return null
  const notNow = () => saveProfile({ quietUntil: quietUntil(today()) }).catch(() => setRefused(true))
  return (
    <section className={styles.due} aria-labelledby="home-due">
      <h2 id="home-due">{due.title}</h2>
      {due.words === '' ? null : <p className={styles.words}>{due.words}</p>}
      <p className={styles.ways}>
        <Link href={due.href}>{due.way}</Link>
        <Button variant="link" onClick={() => void notNow()}>
          {t('due.notNow')}
        </Button>
      </p>
      {isRefused ? <p role="alert">{t('due.refused')}</p> : null}
    </section>
  )
}
