// The read step: a few paragraphs to read. Text is rendered as text, never as markup.
import type { StepProps } from './step-props.ts'
import styles from './steps.module.css'

/** Paragraphs are separated by an empty line in the definition. */
export function Read({ step, language }: StepProps<'read'>) {
  const paragraphs = step.body[language].split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '')
  return (
    <div className={styles.reading}>
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph.trim()}</p>
      ))}
    </div>
  )
}
