// The shapes that a shared statement can take, and its words clause by clause. The joining of clauses is why/shapes.ts. Pure.
import type { Clause, Language, RecordId } from '../records.ts'
import { emptyClauses, partsOf, sentenceOf, type WhyShape } from '../why/shapes.ts'
import type { GroupStatement } from './gathering.ts'

export const GROUP_SHAPES = ['to-so-that', 'we-because', 'for-who', 'free'] as const
export type GroupShapeId = (typeof GROUP_SHAPES)[number]

const WE_BECAUSE: Record<Language, string[]> = {
  en: ['We ', ', because ', '.'],
  it: ['Noi ', ', perché ', '.'],
}

export function groupShape(id: GroupShapeId, language: Language): WhyShape {
  return id === 'we-because' ? { id: 'own', language, words: WE_BECAUSE[language] } : { id, language }
}

/** Which of ours a shape is. */
export function groupShapeId({ id }: WhyShape): GroupShapeId {
  return id === 'own' || id === 'i-because' ? 'we-because' : id
}

/** The empty clauses that a statement of this shape begins with. */
export function groupClauses(shape: WhyShape, newId: () => RecordId): Clause[] {
  if (shape.id !== 'own') return emptyClauses(shape, newId)
  return ['we', 'because'].map((role) => ({ role, text: '', id: newId() }))
}

/** The clauses with the words that lead to each, for fields of their own. */
export function groupParts({ shape, clauses }: Pick<GroupStatement, 'shape' | 'clauses'>) {
  return partsOf({ text: sentenceOf(shape, clauses), shape, clauses })
}

/** The clauses in another shape, in their order; what finds no place joins the last one, and nothing written is lost. */
export function inGroupShape(clauses: readonly Clause[], shape: WhyShape, newId: () => RecordId): Clause[] {
  const words = clauses.map(({ text }) => text.trim()).filter((text) => text !== '')
  if (shape.id === 'free') return (words.length > 0 ? words : ['']).map((text) => ({ role: 'line', text, id: newId() }))
  const slots = groupClauses(shape, newId)
  return slots.map((slot, index) => ({
    ...slot,
    text: index === slots.length - 1 ? words.slice(index).join(' ') : (words[index] ?? ''),
  }))
}
