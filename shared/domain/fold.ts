// Words made comparable: without accents, case, or the difference between straight and curly apostrophes.

import { foldText } from './search/fold.ts'

/** Folded for comparing, never for showing: `Perché` and `perche` are the same, `L’amore` is `l'amore`. */
export function fold(text: string): string {
  return foldText(text)
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
}
