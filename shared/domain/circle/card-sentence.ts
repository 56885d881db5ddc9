// A card's clauses as the sentence that they make: its shape is known by the roles of its clauses, and the connecting words
// belong to the card's language. Pure.
import { groupShape } from '../together/group-statement.ts'
import { rolesOf, STARTING_SHAPES, sentenceOf, type WhyShape } from '../why/shapes.ts'
import type { CardContent } from './shared-ground.ts'

const sameRoles = (roles: readonly string[], clauses: CardContent['clauses']) =>
  roles.length === clauses.length && roles.every((role, index) => role === clauses[index]?.role)

/** The whole sentence; null where the clauses are of no shape of ours and stand for themselves, line by line. */
export function cardSentence({ language, clauses }: Pick<CardContent, 'language' | 'clauses'>): string | null {
  const known = STARTING_SHAPES.filter((id) => id !== 'free').find((id) =>
    sameRoles(rolesOf({ id, language }), clauses),
  )
  const shape: WhyShape | null = known
    ? { id: known, language }
    : sameRoles(['we', 'because'], clauses)
      ? groupShape('we-because', language)
      : null
  return shape === null ? null : sentenceOf(shape, clauses)
}
