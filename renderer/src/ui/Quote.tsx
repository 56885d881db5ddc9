// The person's own words, set in the serif. Truth carries the cinnabar rule, a why the lake one.
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './Quote.module.css'

export interface QuoteProps {
  tone?: 'truth' | 'why' | 'plain'
  children: ReactNode
  /** Where the words are from, below them. */
  caption?: ReactNode
}

export function Quote({ tone = 'plain', children, caption }: QuoteProps) {
  return (
    <figure className={classNames(styles.quote, styles[tone])}>
      <blockquote className={styles.words}>{children}</blockquote>
      {caption ? <figcaption className={styles.caption}>{caption}</figcaption> : null}
    </figure>
  )
}
