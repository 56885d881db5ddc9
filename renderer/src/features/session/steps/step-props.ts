// What every step component is given. Owns the shape only; the runner fills it and no component reads the vault.
import type { Answer, Item, Step, StepKind } from '#shared/domain/exercise.ts'
import type { Language } from '#shared/domain/records.ts'

export type StepOf<K extends StepKind> = Extract<Step, { kind: K }>
export type AnswerOf<K extends StepKind> = Extract<Answer, { kind: K }>

/** `answer` is undefined until the person has answered; `items` are what `itemsAt` gives for the step, in order. */
export interface StepProps<K extends StepKind> {
  step: StepOf<K>
  answer: AnswerOf<K> | undefined
  items: readonly Item[]
  /** The language the session was begun in: the exercise's own texts are shown in it. */
  language: Language
  onChange: (answer: AnswerOf<K>) => void
}
