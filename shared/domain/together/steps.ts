// The order of the steps of a shared-purpose session, and which of them can be gone to. Pure.
import { type Gathering, ROUNDS, type RoundId, type SharedStep, type StepId, type TurnStep } from './gathering.ts'

export const STEPS: readonly StepId[] = [
  'told',
  ...ROUNDS.flatMap((round): StepId[] => [round, `${round}-read`]),
  'asks',
  'answers',
  'answers-read',
  'statement',
  'pyramid',
  'experiments',
  'result',
]

export function isTurnStep(step: StepId): step is TurnStep {
  return step === 'answers' || ROUNDS.some((round) => round === step)
}

/** The step in which all read what was given in a turn step. */
export function readStep(step: TurnStep): SharedStep {
  return `${step}-read`
}

/** The round that is read in a step; null for any other. */
export function roundRead(step: StepId): RoundId | null {
  return ROUNDS.find((round) => step === `${round}-read`) ?? null
}

const place = (step: StepId) => STEPS.indexOf(step)

/** The further of two steps. */
export function further(a: StepId, b: StepId): StepId {
  return place(a) >= place(b) ? a : b
}

/** The step after this one, past turn steps that are over; the last one is its own. */
export function stepAfter({ step, over }: Pick<Gathering, 'step' | 'over'>): StepId {
  const later = STEPS.slice(place(step) + 1)
  return later.find((one) => !isTurnStep(one) || !over.includes(one)) ?? step
}

/** The shared steps that were reached before: a facilitator may go back to each. The turns of others are never gone back to. */
export function stepsToGoTo({ step, reached, over }: Pick<Gathering, 'step' | 'reached' | 'over'>): SharedStep[] {
  return STEPS.slice(0, place(reached) + 1).filter((one): one is SharedStep => {
    if (isTurnStep(one) || one === 'told' || one === step) return false
    const turns = one.endsWith('-read') ? (one.slice(0, -'-read'.length) as TurnStep) : null
    return turns === null || over.includes(turns)
  })
}
