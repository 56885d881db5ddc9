// The relationship pyramid, after Chip Conley (Peak, 2007): three levels in three forms, people placed on them over time,
// and small steps that would lift one. Pure; the words of levels and steps are data (resources/pyramid.yaml).
import type { Localized } from './exercise.ts'
import type { LocalDay, PersonHead, PersonRole, RecordId } from './records.ts'

export const PYRAMID_FORMS = ['customer', 'employee', 'investor'] as const
export type PyramidForm = (typeof PYRAMID_FORMS)[number]
/** 0 is the base: what is expected. 2 is the top. */
export type PyramidLevel = 0 | 1 | 2
export const PYRAMID_LEVELS = [0, 1, 2] as const

/** Where someone was placed on a day, and what shows it in the person's words (empty for none). */
export interface Placement {
  level: PyramidLevel
  day: LocalDay
  because: string
  /** Kept lines that show it. */
  sparkIds?: RecordId[]
}

/** The words of one level of one form. */
export interface LevelWords {
  name: Localized
  says: Localized
}

/** An idea of ours for lifting a relation to a level by doing something together. */
export interface PyramidStep {
  /** Stable, kebab-case. */
  id: string
  form: PyramidForm
  /** The level it would lead to. */
  to: 1 | 2
  text: Localized
}

/** resources/pyramid.yaml. `levels` are from the base up. */
export interface PyramidWords {
  source: Localized
  forms: Record<PyramidForm, { name: Localized; about: Localized; levels: LevelWords[] }>
  steps: PyramidStep[]
}

const FORM_OF_ROLE: Record<PersonRole, PyramidForm> = {
  client: 'customer',
  team: 'employee',
  employer: 'employee',
  person: 'investor',
}

type Placed = Pick<PersonHead, 'role' | 'form' | 'placements'>

/** The form chosen for someone, else that of their role. */
export function formOf(person: Pick<Placed, 'role' | 'form'>): PyramidForm {
  return person.form ?? FORM_OF_ROLE[person.role]
}

/** Placements by day; those of one day in the order in which they were said. Does not change the array given. */
export function inTime(placements: readonly Placement[]): Placement[] {
  return placements.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

/** The latest placement; null for someone who was never placed. */
export function currentPlacement(person: Pick<Placed, 'placements'>): Placement | null {
  return inTime(person.placements ?? []).at(-1) ?? null
}

export function currentLevel(person: Pick<Placed, 'placements'>): PyramidLevel | null {
  return currentPlacement(person)?.level ?? null
}

/** One look at a relation: from which level (null for the first) to which. */
export interface Movement {
  day: LocalDay
  from: PyramidLevel | null
  to: PyramidLevel
  because: string
}

/** Every placement as a movement, oldest first; looks that found the same level are kept, with `from` equal to `to`. */
export function movementsOf(person: Pick<Placed, 'placements'>): Movement[] {
  let from: PyramidLevel | null = null
  return inTime(person.placements ?? []).map(({ day, level, because }) => {
    const movement = { day, from, to: level, because }
    from = level
    return movement
  })
}

/** The level above the present one; the base for someone not placed; null at the top. */
export function nextLevel(level: PyramidLevel | null): PyramidLevel | null {
  if (level === null) return 0
  return level === 2 ? null : level === 1 ? 2 : 1
}

/** Our ideas for the step up from the present level; none at the top or where nothing was placed yet. */
export function stepsUp(steps: readonly PyramidStep[], person: Placed): PyramidStep[] {
  const level = currentLevel(person)
  const to = level === null ? null : nextLevel(level)
  const form = formOf(person)
  return steps.filter((step) => step.form === form && step.to === to)
}

/** People of one form by the level they stand on, from the base up; `unplaced` have never been placed. Order is kept. */
export function standing<P extends Placed>(people: readonly P[], form: PyramidForm): { levels: P[][]; unplaced: P[] } {
  const ofForm = people.filter((person) => formOf(person) === form)
  return {
    levels: PYRAMID_LEVELS.map((level) => ofForm.filter((person) => currentLevel(person) === level)),
    unplaced: ofForm.filter((person) => currentLevel(person) === null),
  }
}
