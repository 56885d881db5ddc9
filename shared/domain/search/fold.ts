// Letters as the search sees them: without accents, in lower case, in words. The same folding serves the query and the
// highlighting, and agrees with the index's tokenizer (SQLite's unicode61 with remove_diacritics 2).

const MARKS = /\p{M}+/gu
const WORD = /[\p{L}\p{N}\p{Co}\p{M}]+/gu

/** Accents off, lower case: `Perché`, `perchè` and `PERCHE` are one. */
export function foldText(text: string): string {
  return text.normalize('NFD').replace(MARKS, '').toLowerCase()
}

/** A word of a text: where it stands in it (UTF-16 units, `to` not included) and how the search sees it. */
export interface Word {
  from: number
  to: number
  folded: string
}

/** The words in order. Everything but letters, digits and accents parts them: `l’amore` is two words. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].flatMap((match) => {
    const folded = foldText(match[0])
    return folded === '' ? [] : [{ from: match.index, to: match.index + match[0].length, folded }]
  })
}
