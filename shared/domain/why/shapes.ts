// The shapes a why can start from, in both languages, and the words of a why clause by clause: which words join them, and
// what the sentence is when one of them changes. Pure.
import type { Clause, Language, RecordId, RecordOf } from '../records.ts'
import { clauseKey, joinedPins, keepEvidence, sparksInStep, withPins } from './evidence.ts'

export const SHAPE_IDS = ['to-so-that', 'i-because', 'for-who', 'free', 'own'] as const
export type ShapeId = (typeof SHAPE_IDS)[number]
/** Those that a draft can start from; `own` holds the connecting words of an exercise or of the person. */
export const STARTING_SHAPES = ['to-so-that', 'i-because', 'for-who', 'free'] as const

/** Which shape, and in which language its connecting words stand. */
export interface WhyShape {
  id: ShapeId
  language: Language
  /** Only of `own`: the words before each clause, and after the last. */
  words?: string[]
}

/** Blanks in braces: their names are the roles. `free` has no words of its own. */
const TEMPLATES: Record<Exclude<ShapeId, 'free' | 'own'>, Record<Language, string>> = {
  'to-so-that': { en: 'To {to} so that {so-that}.', it: 'Per {to}, così che {so-that}.' },
  'i-because': { en: 'I {i}, because {because}.', it: 'Io {i}, perché {because}.' },
  'for-who': { en: 'For {for} who {who}: {give}.', it: 'Per {for} che {who}: {give}.' },
}
const FREE_ROLE = 'line'
const BLANK = '…'

interface Slot {
  role: string
  /** The words before it, with their spaces. */
  before: string
}

function slotsOf({ id, language }: WhyShape): { slots: Slot[]; after: string } | null {
  if (id === 'free' || id === 'own') return null
  const template = TEMPLATES[id][language]
  const slots = [...template.matchAll(/([^{}]*)\{([a-z-]+)\}/g)].map(([, before = '', role = '']) => ({ role, before }))
  return { slots, after: template.slice(template.lastIndexOf('}') + 1) }
}

/** A clause as it stands within a sentence: no line breaks, and no stop of its own where the sentence goes on. */
function within(text: string, isLast: boolean): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const bare = isLast ? line : line.replace(/[.,;:]+$/, '').trim()
  return bare === '' ? BLANK : bare
}

/** The sentence that clauses make in a shape; a clause without words is `…`. */
export function sentenceOf(shape: WhyShape, clauses: readonly Clause[]): string {
  if (shape.id === 'free') {
    const lines = clauses.map(({ text }) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '')
    return lines.length > 0 ? lines.join(' ') : BLANK
  }
  const form = slotsOf(shape)
  const befores = form ? form.slots.map(({ before }) => before) : (shape.words ?? []).slice(0, clauses.length)
  const last = clauses.length - 1
  const words = befores.map((before, index) => {
    const clause = form ? clauses.find(({ role }) => role === form.slots[index]?.role) : clauses[index]
    return before + within(clause?.text ?? '', index === (form ? befores.length - 1 : last))
  })
  const sentence = words.join('')
  return /[.?!…]$/.test(sentence) ? sentence : sentence + (form?.after ?? shape.words?.[clauses.length] ?? '')
}

/** The roles of a shape's clauses in their order; none for `free` and `own`. */
export function rolesOf(shape: WhyShape): string[] {
  return slotsOf(shape)?.slots.map(({ role }) => role) ?? []
}

/** The empty clauses of a shape. `newId` gives each its id. */
export function emptyClauses(shape: WhyShape, newId: () => RecordId): Clause[] {
  const roles = slotsOf(shape)?.slots.map(({ role }) => role) ?? [FREE_ROLE]
  return roles.map((role) => ({ role, text: '', id: newId() }))
}

/** One clause with the words that lead to it: what a field of its own shows. */
export interface Part {
  key: string
  /** Without spaces around; empty for none. */
  before: string
  clause: Clause
}

type Words = Pick<RecordOf<'why'>, 'text' | 'clauses' | 'shape'>

/** A why as the studio works on it: its clauses, and the shape in which they make its sentence. */
export interface Opened {
  shape: WhyShape
  clauses: Clause[]
}

const LANGUAGES: readonly Language[] = ['en', 'it']

/** The words before each clause and after the last, as they stand in the text; null when a clause is not found. */
function wordsAround(text: string, clauses: readonly Clause[]): string[] | null {
  let at = 0
  const words: string[] = []
  for (const clause of clauses) {
    const line = clause.text.replace(/\s+/g, ' ').trim()
    const found = [line, line.replace(/[.,;:]+$/, '').trim(), line === '' ? BLANK : '']
      .filter((candidate) => candidate !== '')
      .map((candidate) => ({ candidate, from: text.indexOf(candidate, at) }))
      .find(({ from }) => from !== -1)
    if (!found) return null
    words.push(text.slice(at, found.from))
    at = found.from + found.candidate.length
  }
  return clauses.length > 0 ? [...words, text.slice(at)] : null
}

/**
 * Opens a why: in its own shape, in one of ours that makes the same sentence, or with the connecting words it has. A text
 * that its clauses do not make is one clause, resting on all they rested on.
 */
export function opened(why: Words): Opened {
  const words = wordsAround(why.text, why.clauses)
  const ours = STARTING_SHAPES.filter((id) => id !== 'free')
  const shapes: WhyShape[] = [
    ...(why.shape ? [why.shape] : []),
    ...ours.flatMap((id) => LANGUAGES.map((language) => ({ id, language }))),
    ...(words ? [{ id: 'own', language: 'en', words } as const] : []),
  ]
  const fills = (shape: WhyShape) =>
    shape.id === 'free' || shape.id === 'own' || slotsOf(shape)?.slots.length === why.clauses.length
  const shape = shapes.find((one) => fills(one) && sentenceOf(one, why.clauses) === why.text)
  if (shape) return { shape, clauses: why.clauses }
  const clauses = keepEvidence(why.clauses, [{ role: 'whole', text: why.text }], why.text)
  return { shape: { id: 'free', language: why.shape?.language ?? 'en' }, clauses }
}

const bare = (words: string) => words.replace(/^[\s.,;:]+|[\s:]+$/g, '')

/** The clauses of a why one by one. */
export function partsOf(why: Words): Part[] {
  const { shape, clauses } = opened(why)
  const form = slotsOf(shape)
  return clauses.map((clause, index) => ({
    key: clauseKey(clauses, index),
    before: bare(form?.slots.find(({ role }) => role === clause.role)?.before ?? shape.words?.[index] ?? ''),
    clause,
  }))
}

/** What of a why changes with its words. */
export interface Rewording extends Opened {
  text: string
}

/** The why with one clause in other words: connecting words and all other clauses stay as they are. */
export function withClauseText(why: Words, key: string, text: string): Rewording {
  const { shape, clauses } = opened(why)
  const changed = clauses.map((clause, index) => (clauseKey(clauses, index) === key ? { ...clause, text } : clause))
  return { shape, clauses: changed, text: sentenceOf(shape, changed) }
}

/** The why with one more clause, for the free shape. */
export function withFreeClause(why: Words, id: RecordId): Rewording {
  const { shape, clauses } = opened(why)
  const more = [...clauses, { role: FREE_ROLE, text: '', id }]
  return { shape, clauses: more, text: sentenceOf(shape, more) }
}

/** The clauses in another shape, in their order; what finds no place joins the last one. Nothing written or pinned is lost. */
export function reshaped(
  why: RecordOf<'why'>,
  shape: WhyShape,
  newId: () => RecordId,
): Rewording & { shape: WhyShape } {
  const old = opened(why).clauses
  const slots =
    shape.id === 'free' ? old.map(() => ({ role: FREE_ROLE, text: '', id: newId() })) : emptyClauses(shape, newId)
  const last = slots.length - 1
  const clauses = slots.map((slot, index) => {
    const here = index === last ? old.slice(index) : old.slice(index, index + 1)
    const text = here
      .map((clause) => clause.text.trim())
      .filter(Boolean)
      .join(' ')
    const pins = here.reduce<Clause['evidence'] & object>((all, { evidence }) => joinedPins(all, evidence ?? []), [])
    const id = here[0]?.id ?? slot.id
    return withPins({ ...slot, text, ...(id ? { id } : {}) }, pins)
  })
  return { shape, clauses, text: sentenceOf(shape, clauses) }
}

/** The whole sentence in other words: a clause stays as long as its words stand in it, and no pin is lost. */
export function reworded(
  why: RecordOf<'why'>,
  wording: string,
): Pick<RecordOf<'why'>, 'text' | 'clauses' | 'sparkIds'> {
  const standing = why.clauses.filter(({ text }) => text !== '' && wording.includes(text))
  const clauses = keepEvidence(why.clauses, standing, wording)
  return { text: wording, clauses, sparkIds: sparksInStep(why, clauses) }
}
