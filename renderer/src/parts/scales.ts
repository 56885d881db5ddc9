// The five words of mood and energy: the person's own where they gave them, ours otherwise.
import { useTranslation } from 'react-i18next'
import { useHeads } from '#data/heads.ts'

export type ScaleName = 'mood' | 'energy'
export const STEPS = [0, 1, 2, 3, 4] as const

/** Lowest first; always five. An empty word of their own is ours. */
export function useScaleWords(scale: ScaleName): string[] {
  const { t } = useTranslation('parts')
  const [profile] = useHeads('profile')
  const own = scale === 'mood' ? profile?.moodWords : profile?.energyWords
  return STEPS.map((step) => own?.[step]?.trim() || t(`scale.${scale}.${step}`))
}
