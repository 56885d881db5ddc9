// One quiet sentence about what happened, with at most one thing to do about it. A problem is told at once.
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './Notice.module.css'

export interface NoticeProps {
  /** `calm` is read when convenient (role status), `problem` at once (role alert). */
  tone: 'calm' | 'problem'
  children: ReactNode
  /** Buttons at the end. */
  action?: ReactNode
}

export function Notice({ tone, children, action }: NoticeProps) {
  return (
    <div className={classNames(styles.notice, styles[tone])} role={tone === 'problem' ? 'alert' : 'status'}>
      <div className={styles.words}>{children}</div>
      {action ? <div className={styles.action}>{action}</div> : null}
    </div>
  )
}
