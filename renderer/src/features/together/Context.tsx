// Lines that all have read and that the group goes on with, beside a later question.
import type { SharedLine } from '#shared/domain/together/gathering.ts'
import styles from './together.module.css'

export function Context({ title, lines }: { title: string; lines: readonly SharedLine[] }) {
  if (lines.length === 0) return null
  return (
    <section className={styles.context}>
      <h2>{title}</h2>
      <ul>
        {lines.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ul>
    </section>
  )
}
