// A stretch of the person's text with the found words marked. Text is set as text, never as markup.
import type { SnippetPart } from '#shared/domain/search/snippet.ts'
import styles from './Marked.module.css'

export function Marked({ parts }: { parts: readonly SnippetPart[] }) {
  let at = 0
  return parts.map(({ text, found }) => {
    const key = at
    at += text.length
    return found ? (
      <mark key={key} className={styles.found}>
        {text}
      </mark>
    ) : (
      <span key={key}>{text}</span>
    )
  })
}
