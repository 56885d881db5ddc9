// What a person types into the search, taken apart: words, phrases, and operators like `tag:` in English and Italian.
// Every text is a query: there is no syntax to get wrong, and what is no operator is a word.
import type { Language, LocalDay, RecordKind, ScaleStep } from '../records.ts'
import { foldTag, NO_FILTER, type RecordFilter } from './filter.ts'
import { foldText, wordsOf } from './fold.ts'

/** One word, or several that must follow each other. `isPrefix`: the last of them may go on. */
export interface SearchTerm {
  words: string[]
  isPrefix: boolean
  /** What it must not hold. */
  isNot: boolean
}

export interface SearchQuery {
  terms: SearchTerm[]
  /** `people` is still empty: see `names`. */
  filter: RecordFilter
  /** Names after `person:`, folded, to be looked up among the people. */
  names: string[]
}

/** What the words of an operator mean for this person. Names are compared folded. */
export interface Vocabulary {
  /** Names of the five steps, lowest first, each in every language and in the person's own words. */
  moods: readonly (readonly string[])[]
  energies: readonly (readonly string[])[]
  today: LocalDay
}

const OPERATORS: Record<string, string> = {
  tag: 'tag',
  etichetta: 'tag',
  before: 'before',
  prima: 'before',
  after: 'after',
  dopo: 'after',
  dal: 'after',
  since: 'after',
  in: 'in',
  on: 'in',
  nel: 'in',
  il: 'in',
  mood: 'mood',
  umore: 'mood',
  energy: 'energy',
  energia: 'energy',
  person: 'person',
  persona: 'person',
  with: 'person',
  con: 'person',
  kind: 'kind',
  tipo: 'kind',
  is: 'is',
  e: 'is',
  has: 'has',
  ha: 'has',
  language: 'language',
  lang: 'language',
  lingua: 'language',
}

const KINDS: Record<string, RecordKind[]> = {
  entry: ['entry'],
  entries: ['entry'],
  pagina: ['entry'],
  pagine: ['entry'],
  voce: ['entry'],
  voci: ['entry'],
  journal: ['entry'],
  diario: ['entry'],
  session: ['session'],
  sessions: ['session'],
  sessione: ['session'],
  sessioni: ['session'],
  spark: ['spark'],
  sparks: ['spark'],
  scintilla: ['spark'],
  scintille: ['spark'],
  truth: ['truth'],
  truths: ['truth'],
  verita: ['truth'],
  why: ['why'],
  whys: ['why'],
  perche: ['why'],
  statement: ['why'],
  value: ['value'],
  values: ['value'],
  valore: ['value'],
  valori: ['value'],
  purpose: ['purpose'],
  purposes: ['purpose'],
  scopo: ['purpose'],
  scopi: ['purpose'],
  experiment: ['experiment'],
  experiments: ['experiment'],
  esperimento: ['experiment'],
  esperimenti: ['experiment'],
  person: ['person'],
  people: ['person'],
  persona: ['person'],
  persone: ['person'],
  file: ['attachment'],
  files: ['attachment'],
  attachment: ['attachment'],
  allegato: ['attachment'],
  allegati: ['attachment'],
}

const STARRED = new Set(['starred', 'star', 'stella', 'preferita', 'preferito', 'preferite'])
const SPARKED = new Set(['spark', 'sparks', 'scintilla', 'scintille'])
const ATTACHED = new Set([
  'attachment',
  'attachments',
  'file',
  'files',
  'photo',
  'picture',
  'image',
  'allegato',
  'allegati',
  'foto',
  'immagine',
])
const LANGUAGES: Record<string, Language> = {
  en: 'en',
  english: 'en',
  inglese: 'en',
  it: 'it',
  italian: 'it',
  italiano: 'it',
}
const DAY_WORDS: Record<string, number> = { today: 0, oggi: 0, yesterday: -1, ieri: -1 }

/** First and last day of what was typed: `2021`, `2021-03`, `2021-03-05`, `5/3/2021`, `yesterday`; null for anything else. */
export function spanOf(typed: string, today: LocalDay): { first: LocalDay; last: LocalDay } | null {
  try {
    const ahead = Object.hasOwn(DAY_WORDS, typed) ? DAY_WORDS[typed] : undefined
    if (ahead !== undefined) {
      const day = Temporal.PlainDate.from(today).add({ days: ahead }).toString()
      return { first: day, last: day }
    }
    const slashed = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(typed)
    const dashed = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/.exec(typed)
    const [year, month, day] = slashed ? [slashed[3], slashed[2], slashed[1]] : [dashed?.[1], dashed?.[2], dashed?.[3]]
    if (year === undefined) return null
    const first = Temporal.PlainDate.from(
      { year: Number(year), month: Number(month ?? 1), day: Number(day ?? 1) },
      { overflow: 'reject' },
    )
    const step = day !== undefined ? { days: 1 } : month !== undefined ? { months: 1 } : { years: 1 }
    const last = first.add(step).subtract({ days: 1 })
    return { first: first.toString(), last: last.toString() }
  } catch {
    return null
  }
}

function stepsOf(typed: string, names: Vocabulary['moods']): ScaleStep[] {
  const steps = [0, 1, 2, 3, 4] as const
  if (/^[1-5]$/.test(typed)) return steps.filter((step) => step === Number(typed) - 1)
  return steps.filter((step) => (names[step] ?? []).some((name) => foldText(name).trim() === typed))
}

const later = (a: LocalDay | null, b: LocalDay) => (a === null || b > a ? b : a)
const earlier = (a: LocalDay | null, b: LocalDay) => (a === null || b < a ? b : a)

/** Takes an operator into the filter; false when its value means nothing, so that it is searched as words. */
function take(query: SearchQuery, operator: string, typed: string, vocabulary: Vocabulary): boolean {
  const { filter } = query
  const value = foldText(typed).trim()
  if (value === '') return false
  switch (operator) {
    case 'tag':
      if (foldTag(typed) === '') return false
      filter.tags.push(foldTag(typed))
      return true
    case 'before':
    case 'after':
    case 'in': {
      const span = spanOf(value, vocabulary.today)
      if (!span) return false
      if (operator !== 'before') filter.from = later(filter.from, span.first)
      if (operator === 'in') filter.until = earlier(filter.until, span.last)
      if (operator === 'before') {
        filter.until = earlier(filter.until, Temporal.PlainDate.from(span.first).subtract({ days: 1 }).toString())
      }
      return true
    }
    case 'mood':
    case 'energy': {
      const steps = stepsOf(value, operator === 'mood' ? vocabulary.moods : vocabulary.energies)
      if (steps.length === 0) return false
      filter[operator === 'mood' ? 'moods' : 'energies'].push(...steps)
      return true
    }
    case 'person':
      query.names.push(value)
      return true
    case 'kind': {
      const kinds = Object.hasOwn(KINDS, value) ? KINDS[value] : undefined
      if (!kinds) return false
      filter.kinds.push(...kinds)
      return true
    }
    case 'is':
      if (!STARRED.has(value)) return false
      filter.starred = true
      return true
    case 'has':
      if (SPARKED.has(value)) filter.hasSpark = true
      else if (ATTACHED.has(value)) filter.hasAttachment = true
      else if (STARRED.has(value)) filter.starred = true
      else return false
      return true
    case 'language': {
      const language = Object.hasOwn(LANGUAGES, value) ? LANGUAGES[value] : undefined
      if (!language) return false
      filter.language = language
      return true
    }
    default:
      return false
  }
}

/** `-`, a name with a colon, a text in quotes (any kind) or without blanks, a star. All may be absent. */
const PIECE = /(-)?(?:([\p{L}]+):)?(?:["“”«„]([^"“”»]*)(["“”»]?)|([^\s"“”«»„]+))|\S/gu

/** The folded words of a text, as the index has them. */
function foldedWords(text: string): string[] {
  return wordsOf(text).map(({ folded }) => folded)
}

/**
 * Never throws. The last word goes on (`lett` finds `lettera`) until a blank or a closing quote follows it; any word with `*`
 * does. A word with a mark inside (`l’amore`) is a phrase of its parts. `-word` leaves out.
 */
export function parseQuery(input: string, vocabulary: Vocabulary): SearchQuery {
  const query: SearchQuery = {
    terms: [],
    filter: { ...NO_FILTER, kinds: [], tags: [], moods: [], energies: [], people: [] },
    names: [],
  }
  const addTerm = (text: string, isNot: boolean, isPrefix: boolean) => {
    const words = foldedWords(text)
    if (words.length > 0) query.terms.push({ words, isNot, isPrefix })
  }
  for (const match of input.matchAll(PIECE)) {
    const [whole, minus, name, quoted, closing, bare] = match
    const isLast = match.index + whole.length === input.length
    const operator = name === undefined ? undefined : OPERATORS[foldText(name)]
    if (operator !== undefined && minus === undefined && Object.hasOwn(OPERATORS, foldText(name ?? ''))) {
      if (take(query, operator, quoted ?? bare ?? '', vocabulary)) continue
    }
    if (quoted !== undefined) {
      if (name !== undefined) addTerm(name, minus !== undefined, false)
      addTerm(quoted, minus !== undefined, isLast && closing === '')
    } else if (bare !== undefined) {
      // A name before a colon that is no operator belongs to the words: `note:`, `10:30`.
      const text = name === undefined ? bare : `${name}:${bare}`
      const goesOn = bare.endsWith('*') || (isLast && /[\p{L}\p{N}\p{M}]$/u.test(bare))
      addTerm(text, minus !== undefined, goesOn)
    }
  }
  return query
}

/** How many letters are searched for. */
export function lettersIn(query: SearchQuery): number {
  return query.terms
    .filter((term) => !term.isNot)
    .flatMap((term) => term.words)
    .join('').length
}
