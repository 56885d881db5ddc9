// The frame of a screen inside the app: one main landmark, one h1, one column of content with a generous top margin.
import { type ReactNode, useEffect, useRef } from 'react'
import { classNames } from './class-names.ts'
import styles from './Page.module.css'

export interface PageProps {
  /** Small words above the title: a date, a place. */
  kicker?: ReactNode
  /** A sentence about the person's own state, or the room's name. */
  title: ReactNode
  /** Numbers and facts below the title. */
  subtitle?: ReactNode
  /** Quiet buttons at the right of the title. */
  actions?: ReactNode
  children?: ReactNode
  /** Uses the whole width instead of the reading measure: for the path and tables. */
  wide?: boolean
  /** Keeps the title for screen readers only. */
  hideTitle?: boolean
}

/** Moves focus to its title when it appears, so that a screen reader starts where the eye does. */
export function Page({ kicker, title, subtitle, actions, children, wide, hideTitle }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // Only when nothing on the new screen asked for focus itself. Without scrolling: a note above the title is read first.
    const focused = document.activeElement
    if (!focused || focused === document.body || !document.contains(focused))
      heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <main className={classNames(styles.page, wide && styles.wide)}>
      <header className={styles.header}>
        <div className={styles.titles}>
          {kicker ? <p className={styles.kicker}>{kicker}</p> : null}
          <h1 ref={heading} tabIndex={-1} className={hideTitle ? styles.hidden : styles.title}>
            {title}
          </h1>
          {subtitle ? <p className={styles.subtitle}>{subtitle}</p> : null}
        </div>
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </header>
      {children}
    </main>
  )
}
