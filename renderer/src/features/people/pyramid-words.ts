// The words of the pyramid in the language spoken.
import words from 'virtual:pyramid'
import {
  currentLevel,
  formOf,
  type PyramidForm,
  type PyramidLevel,
  type PyramidStep,
  stepsUp,
} from '#shared/domain/pyramid.ts'
import type { Language, RecordOf } from '#shared/domain/records.ts'

export const pyramidSource = (language: Language): string => words.source[language]
export const formName = (form: PyramidForm, language: Language): string => words.forms[form].name[language]
export const formAbout = (form: PyramidForm, language: Language): string => words.forms[form].about[language]
export const levelName = (form: PyramidForm, level: PyramidLevel, language: Language): string =>
  words.forms[form].levels[level]?.name[language] ?? ''
export const levelSays = (form: PyramidForm, level: PyramidLevel, language: Language): string =>
  words.forms[form].levels[level]?.says[language] ?? ''

/** The name of the level where someone stands; null for someone not placed. */
export function standsOn(person: RecordOf<'person'>, language: Language): string | null {
  const level = currentLevel(person)
  return level === null ? null : levelName(formOf(person), level, language)
}

export function ideasFor(person: RecordOf<'person'>): PyramidStep[] {
  return stepsUp(words.steps, person)
}
