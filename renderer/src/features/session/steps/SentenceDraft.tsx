// One draft of a sentence: the connecting words at the left, a field for every blank. Owns no text.
import { useTranslation } from 'react-i18next'
import type { SentenceItem, Stem } from '#shared/domain/exercise.ts'
import type { Language } from '#shared/domain/records.ts'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { LineField } from './LineField.tsx'
import styles from './steps.module.css'
import { cutTemplate } from './template.ts'

interface SentenceDraftProps {
  number: number
  /** The only sentence of its step: it needs no number. */
  alone: boolean
  stem: Stem
  draft: SentenceItem
  language: Language
  onBlank: (blankId: string, text: string) => void
  /** null where there is nothing to take away. */
  onRemove: (() => void) | null
}

interface Row {
  blankId: string
  before: string
  after: string
}

/** The words before a blank stand with it; words after the last blank close the sentence, unless they are its full stop. */
function rowsOf(template: string): Row[] {
  const rows: Row[] = []
  let before = ''
  for (const piece of cutTemplate(template)) {
    if (piece.kind === 'blank') {
      rows.push({ blankId: piece.id, before, after: '' })
      before = ''
    } else before = piece.text.replace(/^[\s,;:.]+/, '').trim()
  }
  const last = rows.at(-1)
  if (last && before !== '') last.after = before
  return rows
}

export function SentenceDraft({ number, alone, stem, draft, language, onBlank, onRemove }: SentenceDraftProps) {
  const { t } = useTranslation('session')
  const name = t('sentence.draft', { number })
  const labels = new Map(stem.blanks.map((blank) => [blank.id, blank.label[language]]))
  return (
    <fieldset className={styles.draft}>
      <legend className={alone ? styles.hidden : styles.draftName}>{name}</legend>
      {rowsOf(stem.template[language]).map((row) => (
        <div key={row.blankId} className={styles.blank}>
          <span className={styles.words} aria-hidden="true">
            {row.before}
          </span>
          <div className={styles.grow}>
            <LineField
              label={labels.get(row.blankId) ?? row.before}
              placeholder={labels.get(row.blankId) ?? ''}
              field={`blank-${number - 1}-${row.blankId}`}
              value={draft.blanks[row.blankId] ?? ''}
              onChange={(text) => onBlank(row.blankId, text)}
              onEnter={() => {}}
            />
            {row.after === '' ? null : <span className={styles.quiet}>{row.after}</span>}
          </div>
        </div>
      ))}
      {onRemove ? (
        <button type="button" className={styles.small} onClick={onRemove}>
          {t('list.remove')}
          <VisuallyHidden>: {name}</VisuallyHidden>
        </button>
      ) : null}
    </fieldset>
  )
}
