// The five words of the scale, from lowest to highest.
export function scaleWords(t: (key: string) => string): string[] {
  return [0, 1, 2, 3, 4].map((step) => t(`scale.${step}`))
}
