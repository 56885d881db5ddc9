// The five steps of mood and energy, lowest first, for finding: as they are chosen when writing, and all names one may type.
import { useTranslation } from 'react-i18next'
import { type ScaleName, STEPS, useScaleWords } from '#parts/scales.ts'

export interface ScaleNames {
  moods: string[]
  energies: string[]
}

/** The person's own words, or the app's. */
export function useScaleNames(): ScaleNames {
  return { moods: useScaleWords('mood'), energies: useScaleWords('energy') }
}

/** Of each step all names: those of `useScaleNames` first, then the app's in every language that is loaded. */
export function useScaleVocabulary(): { moods: string[][]; energies: string[][] } {
  const { moods, energies } = useScaleNames()
  const { t, i18n } = useTranslation('parts')
  const languages = ['en', 'it'].filter((language) => i18n.hasResourceBundle(language, 'parts'))
  const all = (scale: ScaleName, words: readonly string[]) =>
    STEPS.map((step) => [
      ...new Set([words[step] ?? '', ...languages.map((lng) => t(`scale.${scale}.${step}`, { lng }))]),
    ])
  return { moods: all('mood', moods), energies: all('energy', energies) }
}
