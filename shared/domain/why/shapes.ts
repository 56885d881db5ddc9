// The shapes a why can start from, in both languages, and the words of a why clause by clause: which words join them, and
// what the sentence is when one of them changes. Pure.
import type { Clause, Language, RecordId, RecordOf } from '../records.ts'
import { clauseKey, joinedPins, keepEvidence, sparksInStep, withPins } from './evidence.ts'

export const SHAPE_IDS = ['to-so-that', 'i-because', 'for-who', 'free'] as const
export type ShapeId = (typeof SHAPE_IDS)[number]

/** Which shape, and in which language its connecting words stand. */
export interface WhyShape {
  id: ShapeId
  language: Language
}

/** Blanks in braces: their names are the roles. `free` has no words of its own. */
const TEMPLATES: Record<Exclude<ShapeId, 'free'>, Record<Language, string>> = {
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
  if (id === 'free') return null
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
  const form = slotsOf(shape)
  if (!form) {
    const lines = clauses.map(({ text }) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '')
    return lines.length > 0 ? lines.join(' ') : BLANK
  }
  const words = form.slots.map(({ role, before }, index) => {
    const clause = clauses.find((one) => one.role === role)
    return before + within(clause?.text ?? '', index === form.slots.length - 1)
  })
  const sentence = words.join('')
  return /[.?!…]$/.test(sentence) ? sentence : sentence + form.after
}

/** The empty clauses of a shape. `newId` gives each its id. */
export function emptyClauses(shape: WhyShape, newId: () => RecordId): Clause[] {
  const roles = slotsOf(shape)?.slots.map(({ role }) => role) ?? [FREE_ROLE]
  return roles.map((role) => ({ role, text: '', id: newId() }))
}

/** One more clause, for the free shape. */
export function freeClause(id: RecordId): Clause {
  return { role: FREE_ROLE, text: '', id }
}

/** One clause with the words that lead to it: what a field of its own shows. */
export interface Part {
  key: string
  /** Without spaces around; empty for none. */
  before: string
  clause: Clause
}

type Words = Pick<RecordOf<'why'>, 'text' | 'clauses' | 'shape'>

/** The shape in which the clauses make the text as it stands; null when its words were put together otherwise. */
export function shapeOf(why: Words): WhyShape | null {
  return why.shape && sentenceOf(why.shape, why.clauses) === why.text ? why.shape : null
}

/** Where the clauses stand in the text, in order; null when one of them does not. */
function located(text: string, clauses: readonly Clause[]): { befores: string[]; after: string } | null {
  let at = 0
  const befores: string[] = []
  for (const clause of clauses) {
    const line = clause.text.replace(/\s+/g, ' ').trim()
    const found = [line, line.replace(/[.,;:]+$/, '').trim(), line === '' ? BLANK : '']
      .filter((words) => words !== '')
      .map((words) => ({ words, from: text.indexOf(words, at) }))
      .find(({ from }) => from !== -1)
    if (!found) return null
    befores.push(text.slice(at, found.from))
    at = found.from + found.words.length
  }
  return clauses.length > 0 ? { befores, after: text.slice(at) } : null
}

const bare = (words: string) => words.replace(/^[\s.,;:]+|[\s:]+$/g, '')

/** The clauses of a why one by one. A text that its clauses do not make is one clause, resting on what they rested on. */
export function partsOf(why: Words): Part[] {
  const shape = shapeOf(why)
  const form = shape ? slotsOf(shape) : null
  const words = shape ? null : located(why.text, why.clauses)
  if (!shape && !words) return [{ key: clauseKey(wholeOf(why), 0), before: '', clause: wholeOf(why)[0] as Clause }]
  return why.clauses.map((clause, index) => ({
    key: clauseKey(why.clauses, index),
    before: bare(form?.slots.find(({ role }) => role === clause.role)?.before ?? words?.befores[index] ?? ''),
    clause,
  }))
}

function wholeOf(why: Words): Clause[] {
  return keepEvidence(why.clauses, [{ role: 'whole', text: why.text }], why.text)
}

/** What of a why changes with its words. */
export type Rewording = Pick<RecordOf<'why'>, 'text' | 'clauses'>

/** The why with one clause in other words: connecting words and all other clauses stay as they are. */
export function withClauseText(why: Words, key: string, text: string): Rewording {
  const parts = partsOf(why)
  const clauses = parts.map((part) => (part.key === key ? { ...part.clause, text } : part.clause))
  const shape = shapeOf(why)
  if (shape) return { clauses, text: sentenceOf(shape, clauses) }
  const words = located(why.text, why.clauses)
  if (!words) return { clauses, text: text.trim() === '' ? BLANK : text.replace(/\s+/g, ' ').trim() }
  const last = clauses.length - 1
  const said = clauses.map((clause, index) => `${words.befores[index] ?? ''}${within(clause.text, index === last)}`)
  const sentence = said.join('')
  return { clauses, text: /[.?!]$/.test(sentence) ? sentence : sentence + words.after }
}

/** Clauses with ids: those without get one. What has no whole clauses becomes one. */
export function withIds(why: Words, newId: () => RecordId): Clause[] {
  return partsOf(why).map(({ clause }) => ({ ...clause, id: clause.id ?? newId() }))
}

/** The clauses in another shape, in their order; what finds no place joins the last one. Nothing written or pinned is lost. */
export function reshaped(
  why: RecordOf<'why'>,
  shape: WhyShape,
  newId: () => RecordId,
): Rewording & { shape: WhyShape } {
  const old = partsOf(why).map(({ clause }) => clause)
  const slots = shape.id === 'free' ? old.map(() => freeClause(newId())) : emptyClauses(shape, newId)
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
export function reworded(why: RecordOf<'why'>, wording: string): Rewording & { sparkIds: RecordId[] } {
  const standing = why.clauses.filter(({ text }) => text !== '' && wording.includes(text))
  const clauses = keepEvidence(why.clauses, standing, wording)
  return { text: wording, clauses, sparkIds: sparksInStep(why, clauses) }
}
