// The sentence step: stems whose blanks are fields, several drafts one below the other. A draft taken away can be put back.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '#data/repository.ts'
import type { SentenceItem, Stem } from '#shared/domain/exercise.ts'
import { PutBack } from './PutBack.tsx'
import { SentenceDraft } from './SentenceDraft.tsx'
import type { StepProps } from './step-props.ts'
import styles from './steps.module.css'
import { stemName } from './template.ts'

/** As many drafts as are wanted stand ready; none is required, and more can be added up to `most`. */
export function Sentence({ step, answer, language, onChange }: StepProps<'sentence'>) {
  const { t } = useTranslation('session')
  const items = answer?.items ?? []
  const [removed, setRemoved] = useState<{ item: SentenceItem; index: number } | null>(null)
  const [waiting, setWaiting] = useState<SentenceItem[]>(() =>
    Array.from({ length: Math.max(0, Math.min(Math.max(step.wanted, 1), step.most) - items.length) }, (_, place) =>
      blankItem(step.stems[(items.length + place) % step.stems.length]),
    ),
  )
  const drafts = [...items, ...waiting].slice(0, step.most)
  const answerWith = (next: SentenceItem[]) => onChange({ kind: 'sentence', items: next })

  const change = (draft: SentenceItem, blankId: string, text: string) => {
    const changed = { ...draft, blanks: { ...draft.blanks, [blankId]: text } }
    if (items.some((item) => item.id === draft.id)) {
      answerWith(items.map((item) => (item.id === draft.id ? changed : item)))
      return
    }
    // Drafts still empty above this one become items too, so that nothing moves on the screen.
    const place = waiting.findIndex((other) => other.id === draft.id)
    answerWith([...items, ...waiting.slice(0, place), changed])
    setWaiting(waiting.slice(place + 1))
  }
  const remove = (draft: SentenceItem) => {
    const index = items.findIndex((item) => item.id === draft.id)
    if (index < 0) {
      setWaiting(waiting.filter((other) => other.id !== draft.id))
      return
    }
    answerWith(items.filter((item) => item.id !== draft.id))
    setRemoved({ item: draft, index })
  }
  const putBack = () => {
    if (!removed) return
    answerWith([...items.slice(0, removed.index), removed.item, ...items.slice(removed.index)])
    setRemoved(null)
  }

  return (
    <div>
      {drafts.map((draft, index) => {
        const stem = step.stems.find((candidate) => candidate.id === draft.stemId) ?? step.stems[0]
        return stem ? (
          <SentenceDraft
            key={draft.id}
            number={index + 1}
            alone={step.most === 1}
            stem={stem}
            draft={draft}
            language={language}
            onBlank={(blankId, text) => change(draft, blankId, text)}
            onRemove={drafts.length > 1 ? () => remove(draft) : null}
          />
        ) : null
      })}
      <PutBack text={removed ? Object.values(removed.item.blanks).join(' … ') : null} onPutBack={putBack} />
      {drafts.length < step.most ? (
        <div className={styles.choices}>
          {step.stems.map((stem) => (
            <button
              key={stem.id}
              type="button"
              className={styles.small}
              onClick={() => setWaiting([...waiting, blankItem(stem)])}
            >
              {step.stems.length === 1
                ? t('sentence.another')
                : t('sentence.anotherOf', { stem: stemName(stem.template[language]) })}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  )
}

function blankItem(stem: Stem | undefined): SentenceItem {
  return { id: newId(), stemId: stem?.id ?? '', blanks: {} }
}
