// What a value means: the words that its card in an exercise adds, in the language asked for. A value of one's own has none.
import type { Exercise } from '../exercise.ts'
import { fold } from '../fold.ts'
import type { Language } from '../records.ts'

/** Answers null for what is on no card that makes values. The first card of that label counts, in either language. */
export function valueMeanings(exercises: readonly Exercise[], language: Language): (label: string) => string | null {
  const meanings = new Map<string, string>()
  for (const exercise of exercises)
    for (const step of exercise.steps)
      if (step.kind === 'sort' && step.yields === 'value')
        for (const { label, hint } of step.cards)
          for (const name of [fold(label.en), fold(label.it)])
            if (hint && !meanings.has(name)) meanings.set(name, hint[language])
  return (label) => meanings.get(fold(label)) ?? null
}
