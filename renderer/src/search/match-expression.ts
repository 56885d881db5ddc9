// A parsed query as FTS5 match expressions. Every word is quoted, so nothing that a person types is read as FTS5 syntax.
import type { SearchTerm } from '#shared/domain/search/query.ts'

function quoted(term: SearchTerm, isPrefix: boolean): string {
  // Folded words hold letters and digits only; doubling the quotes keeps this true whatever comes.
  const words = term.words.join(' ').replaceAll('\0', ' ').replaceAll('"', '""')
  return isPrefix ? `"${words}" *` : `"${words}"`
}

function without(expression: string, terms: readonly SearchTerm[]): string {
  const nots = terms.filter((term) => term.isNot).map((term) => quoted(term, term.isPrefix))
  return nots.length === 0 ? expression : `(${expression}) NOT (${nots.join(' OR ')})`
}

/** Expressions from the closest to the widest reading: each finds all that the one before it finds. */
export interface Readings {
  /** All words in this order, side by side; null for one word. */
  phrase: string | null
  /** All words, complete; null when that is the same as `all`. */
  exact: string | null
  /** All words, those still being typed as beginnings. Null without words to look for. */
  all: string | null
  /** Any of the words; null for one word. */
  any: string | null
  /** What must not be there, for queries that say nothing else; null for none. */
  nots: string | null
}

export function readingsOf(terms: readonly SearchTerm[]): Readings {
  const wanted = terms.filter((term) => !term.isNot)
  const nots = terms.filter((term) => term.isNot).map((term) => quoted(term, term.isPrefix))
  const join = (parts: string[], word: 'AND' | 'OR') => without(parts.join(` ${word} `), terms)
  const isTyping = wanted.some((term) => term.isPrefix)
  const several = wanted.length > 1
  const line = { words: wanted.flatMap((term) => term.words), isPrefix: false, isNot: false }
  const exacts = wanted.map((term) => quoted(term, false))
  const alls = wanted.map((term) => quoted(term, term.isPrefix))
  return {
    phrase: several ? without(quoted(line, wanted.at(-1)?.isPrefix ?? false), terms) : null,
    exact: isTyping && several ? join(exacts, 'AND') : isTyping && wanted.length === 1 ? join(exacts, 'AND') : null,
    all: wanted.length > 0 ? join(alls, 'AND') : null,
    any: several ? join(alls, 'OR') : null,
    nots: nots.length > 0 ? nots.join(' OR ') : null,
  }
}
