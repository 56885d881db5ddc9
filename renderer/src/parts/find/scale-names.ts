// The names of the five steps of mood and energy, lowest first, in the language of the app.
import { useTranslation } from 'react-i18next'

const STEPS = [0, 1, 2, 3, 4] as const

export interface ScaleNames {
  moods: string[]
  energies: string[]
}

export function useScaleNames(): ScaleNames {
  const { t } = useTranslation('find')
  return {
    moods: STEPS.map((step) => t(`mood.${step}`)),
    energies: STEPS.map((step) => t(`energy.${step}`)),
  }
}
