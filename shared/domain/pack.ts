// A pack: exercises from somebody else, or one made one's own, as data. Says how its exercises stand among ours. Pure.
import type { Exercise, Localized, Step, Take } from './exercise.ts'
import type { Language } from './records.ts'

/** The id of the packs that hold the person's own versions; no file may bear it. */
export const MINE = 'mine'
/** Exercises of a pack stand after ours in their stage. Constant, so that a definition's content does not depend on what else is there. */
const AFTER_OURS = 100

/** Read and filled: where `languages` has one only, both fields of every text hold that one. */
export interface Pack {
  format: 1
  id: string
  title: Localized
  author?: string
  languages: Language[]
  exercises: Exercise[]
}

function renamed(step: Step, rename: (take: Take) => Take): Step {
  return {
    ...step,
    ...(step.beside ? { beside: step.beside.map(rename) } : {}),
    ...('takes' in step && step.takes ? { takes: rename(step.takes) } : {}),
    ...(step.kind === 'ladder' && step.start ? { start: rename(step.start) } : {}),
  } as Step
}

/**
 * The pack's exercises as the path knows them. Whoever adds a pack wants it: they stand on the short way too, after ours,
 * whatever the pack says of its place. Ids are `pack-id/exercise-id`, also where one takes from another of the pack.
 */
export function exercisesOf(pack: Pack): Exercise[] {
  const own = new Set(pack.exercises.map(({ id }) => id))
  const rename = (take: Take): Take =>
    take.from === 'exercise' && own.has(take.exercise) ? { ...take, exercise: `${pack.id}/${take.exercise}` } : take
  const steps = (list: Step[]) => list.map((step) => renamed(step, rename))
  return pack.exercises.map((exercise) => ({
    ...exercise,
    id: `${pack.id}/${exercise.id}`,
    order: exercise.order + AFTER_OURS,
    short: exercise.order + AFTER_OURS,
    steps: steps(exercise.steps),
    ...(exercise.gentler ? { gentler: { ...exercise.gentler, steps: steps(exercise.gentler.steps) } } : {}),
  }))
}

/** The texts that "make it mine" lets a person change, in one language. `steps` by place; both ways of the exercise. */
export interface OwnTexts {
  title: string
  steps: { title: string; text: string }[]
  gentler: { title: string; text: string }[]
}

const textsOf = (steps: Step[], language: Language) =>
  steps.map((step) => ({ title: step.title[language], text: step.text?.[language] ?? '' }))

export function ownTexts(exercise: Exercise, language: Language): OwnTexts {
  return {
    title: exercise.title[language],
    steps: textsOf(exercise.steps, language),
    gentler: textsOf(exercise.gentler?.steps ?? [], language),
  }
}

/** The exercise with these texts in that language; an emptied title keeps what it was, an emptied guidance goes. */
export function withOwnTexts(exercise: Exercise, language: Language, texts: OwnTexts): Exercise {
  const put = (old: Localized, text: string): Localized => ({ ...old, [language]: text.trim() || old[language] })
  const steps = (list: Step[], given: OwnTexts['steps']): Step[] =>
    list.map((step, index): Step => {
      const own = given[index]
      if (!own) return step
      const { text: old, ...rest } = step
      const wanted = own.text.trim()
      const other = language === 'en' ? 'it' : 'en'
      // Guidance is there in both languages or in neither: a format rule.
      const text = wanted === '' ? undefined : { ...(old ?? { [other]: wanted }), [language]: wanted }
      return { ...rest, title: put(step.title, own.title), ...(text === undefined ? {} : { text }) } as Step
    })
  return {
    ...exercise,
    title: put(exercise.title, texts.title),
    steps: steps(exercise.steps, texts.steps),
    ...(exercise.gentler
      ? { gentler: { ...exercise.gentler, steps: steps(exercise.gentler.steps, texts.gentler) } }
      : {}),
  }
}
