// A parsed query as FTS5 match expressions. Every word is quoted, so nothing that a person types is read as FTS5 syntax.
import { tellingTerms } from '#shared/domain/search/common-words.ts'
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
  /** All words, the telling ones within a few words of each other; null for one word. */
  near: string | null
  /** All words, complete; null when that is the same as `all`. */
  exact: string | null
  /** All words, those still being typed as beginnings. Null without words to look for. */
  all: string | null
  /** Some of the words, from the most to the fewest: all telling words, all but one, any; empty for one word. */
  some: string[]
  /** What must not be there, for queries that say nothing else; null for none. */
  nots: string | null
}

/** With more words than this, all but one would be too long an expression. */
const MOST_LEFT_OUT = 7

/** Words still being typed are taken as they stand too: a beginning like `cat` says little among other words. */
function someOf(terms: readonly SearchTerm[]): string[] {
  const telling = tellingTerms(terms)
    .filter((term) => !term.isNot)
    .map((term) => (term.isPrefix ? `(${quoted(term, false)} OR ${quoted(term, true)})` : quoted(term, false)))
  const butOne = telling.map((_, left) => `(${telling.filter((_one, at) => at !== left).join(' AND ')})`)
  const readings = [telling.join(' AND ')]
  if (telling.length > 2 && telling.length <= MOST_LEFT_OUT) readings.push(butOne.join(' OR '))
  if (telling.length > 1) readings.push(telling.join(' OR '))
  return readings.map((reading) => without(reading, terms))
}

/** At most so many words between the first and the last of words that stand near each other. */
const NEAR_WORDS = 12

/**
 * Whether the last of several words has one letter yet: nearly every text has a word that begins with it, so that it would be
 * the dearest of all to look for and leave out next to nothing. As a whole word it counts.
 */
function isBarelyBegun(wanted: readonly SearchTerm[]): boolean {
  const last = wanted.at(-1)
  return wanted.length > 1 && last?.isPrefix === true && last.words.join('').length === 1
}

export function readingsOf(terms: readonly SearchTerm[]): Readings {
  const wanted = terms.filter((term) => !term.isNot)
  const nots = terms.filter((term) => term.isNot).map((term) => quoted(term, term.isPrefix))
  const join = (parts: string[], word: 'AND' | 'OR') => without(parts.join(` ${word} `), terms)
  const isTyping = wanted.some((term) => term.isPrefix)
  const several = wanted.length > 1
  const settled = isBarelyBegun(wanted) ? wanted.slice(0, -1) : wanted
  const line = { words: wanted.flatMap((term) => term.words), isPrefix: false, isNot: false }
  const exacts = wanted.map((term) => quoted(term, false))
  const alls = settled.map((term) => quoted(term, term.isPrefix))
  const telling = tellingTerms(settled).map((term) => quoted(term, term.isPrefix))
  return {
    near:
      telling.length > 1 ? without(`NEAR(${telling.join(' ')}, ${NEAR_WORDS}) AND ${alls.join(' AND ')}`, terms) : null,
    phrase: several
      ? without(quoted(line, settled.length === wanted.length && (wanted.at(-1)?.isPrefix ?? false)), terms)
      : null,
    exact: isTyping && several ? join(exacts, 'AND') : isTyping && wanted.length === 1 ? join(exacts, 'AND') : null,
    all: wanted.length > 0 ? join(alls, 'AND') : null,
    some: several ? someOf(terms.filter((term) => term.isNot || settled.includes(term))) : [],
    nots: nots.length > 0 ? nots.join(' OR ') : null,
  }
}
