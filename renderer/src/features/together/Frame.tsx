// The window of a session around one screen: where it stands in time above, the ways below. Also the covers, which have
// nothing of that.
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Gathering } from '#shared/domain/together/gathering.ts'
import { minutesRun, partOf, suggestedMinutes } from '#shared/domain/together/time-plan.ts'
import styles from './together.module.css'
import { now } from './use-gathering.ts'

const LOOK_MS = 15_000

/** Plain minutes; nothing turns red, nothing rings. */
function Minutes({ gathering }: { gathering: Gathering }) {
  const { t } = useTranslation('together')
  const [at, setAt] = useState(now)
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), LOOK_MS)
    return () => clearInterval(timer)
  }, [])
  const { clock, plan, step } = gathering
  // A move may be newer than the last look at the clock.
  const { part, whole } = minutesRun(clock, clock.since !== null && clock.since > at ? clock.since : at)
  const of = suggestedMinutes(plan, partOf(step))
  return (
    <p className={styles.clock}>
      {t('clock.part', { minute: part + 1, of })} · {t('clock.whole', { minutes: whole, of: plan })}
    </p>
  )
}

/** A title that takes the focus when its screen appears. `screen` names the screen: another one takes it again. */
export function Title({ screen, children }: { screen: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another screen, another title to begin reading from.
  useEffect(() => {
    heading.current?.focus()
    const main = heading.current?.closest('main')
    if (main) main.scrollTop = 0
  }, [screen])
  return (
    <h1 ref={heading} tabIndex={-1} className={styles.title}>
      {children}
    </h1>
  )
}

/** What a facilitator may say or ask, in small print. */
export function Leader({ children }: { children: ReactNode }) {
  const { t } = useTranslation('together')
  return (
    <p className={styles.leader}>
      <b>{t('frame.leaderNote')}</b> {children}
    </p>
  )
}

interface FrameProps {
  gathering: Gathering
  /** In a private turn nothing may be copied, cut or dragged out. */
  isPrivate?: boolean
  trouble: ReactNode
  /** Quiet, at the left. */
  aside: ReactNode
  /** The ways on, the main one last. */
  ways: ReactNode
  children: ReactNode
}

export function Frame({ gathering, isPrivate = false, trouble, aside, ways, children }: FrameProps) {
  const { t } = useTranslation('together')
  const column = useRef<HTMLElement>(null)
  useEffect(() => {
    const within = column.current
    if (!isPrivate || !within) return
    const stop = (event: Event) => event.preventDefault()
    for (const name of ['copy', 'cut', 'dragstart']) within.addEventListener(name, stop)
    return () => {
      for (const name of ['copy', 'cut', 'dragstart']) within.removeEventListener(name, stop)
    }
  }, [isPrivate])
  return (
    <div className={styles.window}>
      <header className={styles.top}>
        <p>
          {t('name')} · {t(`part.${partOf(gathering.step)}`)}
        </p>
        <Minutes gathering={gathering} />
      </header>
      <div className={styles.trouble}>{trouble}</div>
      <main ref={column} className={styles.main}>
        <div className={styles.column}>{children}</div>
      </main>
      <footer className={styles.bottom}>
        <div className={styles.ways}>{aside}</div>
        <div className={styles.ways}>{ways}</div>
      </footer>
    </div>
  )
}

interface CoverProps {
  title: string
  text?: string
  screen: string
  children: ReactNode
  foot: ReactNode
}

/** An empty window with one sentence: whoever passes by sees nothing else. */
export function Cover({ title, text, screen, children, foot }: CoverProps) {
  return (
    <div className={styles.cover}>
      <main className={styles.coverWords}>
        <Title screen={screen}>{title}</Title>
        {text ? <p className={styles.quiet}>{text}</p> : null}
        <div className={styles.ways}>{children}</div>
      </main>
      <footer className={styles.coverFoot}>{foot}</footer>
    </div>
  )
}
