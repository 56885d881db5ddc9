// Picks the component of a step by its kind. The one place where kinds are told apart on the screen.
import type { Answer, Exercise, Item, Step } from '#shared/domain/exercise.ts'
import type { Language, RecordId, RecordOf } from '#shared/domain/records.ts'
import { Act } from './Act.tsx'
import { ChooseSparks } from './ChooseSparks.tsx'
import { Compare } from './Compare.tsx'
import { Decide } from './Decide.tsx'
import { Ladder } from './Ladder.tsx'
import { List } from './List.tsx'
import { PlaceOnMap } from './PlaceOnMap.tsx'
import { Rank } from './Rank.tsx'
import { Rate } from './Rate.tsx'
import { Read } from './Read.tsx'
import { Recall } from './Recall.tsx'
import { Sentence } from './Sentence.tsx'
import { Settle } from './Settle.tsx'
import { Sort } from './Sort.tsx'
import type { AnswerOf } from './step-props.ts'
import { Write } from './Write.tsx'

interface StepBodyProps {
  step: Step
  stage: Exercise['stage']
  answer: Answer | undefined
  items: readonly Item[]
  sparks: readonly RecordOf<'spark'>[]
  language: Language
  /** Where the caret goes in a write step. */
  initialCaret: number | null
  onChange: (answer: Answer) => void
  onCaret: (position: number) => void
  onKeep: (quote: string, mark: (sparkId: RecordId) => void) => void
}

export function StepBody({ step, stage, answer, sparks, initialCaret, onCaret, onKeep, ...common }: StepBodyProps) {
  switch (step.kind) {
    case 'settle':
      return <Settle step={step} answer={own(answer, step.kind)} {...common} />
    case 'read':
      return <Read step={step} answer={own(answer, step.kind)} {...common} />
    case 'write':
      return (
        <Write
          step={step}
          answer={own(answer, step.kind)}
          caretTone={stage === 'face' ? 'truth' : 'plain'}
          initialCaret={initialCaret}
          onCaret={onCaret}
          onKeep={onKeep}
          {...common}
        />
      )
    case 'list':
      return <List step={step} answer={own(answer, step.kind)} {...common} />
    case 'sentence':
      return <Sentence step={step} answer={own(answer, step.kind)} {...common} />
    case 'choose-sparks':
      return <ChooseSparks step={step} answer={own(answer, step.kind)} sparks={sparks} {...common} />
    case 'ladder':
      return <Ladder step={step} answer={own(answer, step.kind)} {...common} />
    case 'sort':
      return <Sort step={step} answer={own(answer, step.kind)} {...common} />
    case 'place-on-map':
      return <PlaceOnMap step={step} answer={own(answer, step.kind)} {...common} />
    case 'rate':
      return <Rate step={step} answer={own(answer, step.kind)} {...common} />
    case 'rank':
      return <Rank step={step} answer={own(answer, step.kind)} {...common} />
    case 'compare':
      return <Compare step={step} answer={own(answer, step.kind)} {...common} />
    case 'decide':
      return <Decide step={step} answer={own(answer, step.kind)} {...common} />
    case 'act':
      return <Act step={step} answer={own(answer, step.kind)} {...common} />
    case 'recall':
      return <Recall step={step} answer={own(answer, step.kind)} {...common} />
  }
}

/** The answer, if it is one of this kind; a kept answer of another kind is left alone. */
function own<K extends Answer['kind']>(answer: Answer | undefined, kind: K): AnswerOf<K> | undefined {
  return answer?.kind === kind ? (answer as AnswerOf<K>) : undefined
}
