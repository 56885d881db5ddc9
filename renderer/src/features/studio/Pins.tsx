// What one clause rests on, as chips, and what is asked about it. A pin of a deleted record stays and says so.
import { useTranslation } from 'react-i18next'
import { useAnyRecord } from '#data/heads.ts'
import { pinWords } from '#parts/pin-words.ts'
import type { Clause, EvidencePin, RecordId } from '#shared/domain/records.ts'
import { pinState } from '#shared/domain/why/evidence.ts'
import type { ClauseQuestion } from '#shared/domain/why/questions.ts'
import { Button } from '#ui/Button.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import styles from './studio.module.css'

interface PinsProps {
  clause: Clause
  questions: readonly ClauseQuestion[]
  onLetGo: (id: RecordId) => void
}

export function Pins({ clause, questions, onLetGo }: PinsProps) {
  const { t } = useTranslation('studio')
  const pins = clause.evidence ?? []
  return (
    <>
      {pins.length > 0 ? (
        <ul className={styles.pins} aria-label={t('pins')}>
          {pins.map((pin) => (
            <Pin key={pin.id} pin={pin} onLetGo={() => onLetGo(pin.id)} />
          ))}
        </ul>
      ) : null}
      {questions.length > 0 ? (
        <ul className={styles.questions} aria-label={t('questions')}>
          {questions.map((question) => (
            <li key={question.kind}>
              {question.kind === 'whose-words'
                ? t('question.whose-words', { words: question.words, whose: question.from.whose })
                : t(`question.${question.kind}`)}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

function Pin({ pin, onLetGo }: { pin: EvidencePin; onLetGo: () => void }) {
  const { t } = useTranslation(['studio', 'search'])
  const record = useAnyRecord(pin.id)
  const state = pinState(record)
  const words = record ? pinWords(record) : t('studio:pin.gone')
  return (
    <li className={styles.pin} data-state={state}>
      <span>
        {record && record.kind !== 'spark' ? `${t(`search:kind.${record.kind}`)}: ` : null}
        <q>{words}</q>
        {state === 'deleted' ? t('studio:pin.deleted') : null}
      </span>
      <Button variant="link" onClick={onLetGo}>
        <span aria-hidden="true">×</span>
        <VisuallyHidden>
          {t('studio:pin.letGo')}: {words}
        </VisuallyHidden>
      </Button>
    </li>
  )
}
