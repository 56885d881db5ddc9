// Words made comparable: without accents, case, or the difference between straight and curly apostrophes.

/** Folded for comparing, never for showing: `Perché` and `perche` are the same, `L’amore` is `l'amore`. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
}
