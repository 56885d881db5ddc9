import { describe, expect, it } from 'vitest'
import { sentenceOf } from '../why/shapes.ts'
import { GROUP_SHAPES, groupClauses, groupParts, groupShape, groupShapeId, inGroupShape } from './group-statement.ts'

let next = 0
const newId = () => `id${next++}`

describe('a shared statement', () => {
  it('[TS13] is made from clauses in every shape and both languages, and each clause has the words that lead to it', () => {
    for (const id of GROUP_SHAPES)
      for (const language of ['en', 'it'] as const) {
        const shape = groupShape(id, language)
        const clauses = groupClauses(shape, newId).map((clause, index) => ({ ...clause, text: `part ${index}` }))
        const text = sentenceOf(shape, clauses)
        const parts = groupParts({ shape, clauses })
        expect(groupShapeId(shape)).toBe(id)
        expect(parts.map(({ clause }) => clause.id)).toEqual(clauses.map((clause) => clause.id))
        for (const { before, clause } of parts) {
          expect(text).toContain(clause.text)
          expect(text).toContain(before)
        }
      }
    const we = groupShape('we-because', 'it')
    const clauses = groupClauses(we, newId).map((clause, index) => ({
      ...clause,
      text: ['ripariamo', 'dura'][index] ?? '',
    }))
    expect(sentenceOf(we, clauses)).toBe('Noi ripariamo, perché dura.')
  })

  it('[TS13] in another shape nothing that was written is lost', () => {
    for (const from of GROUP_SHAPES)
      for (const to of GROUP_SHAPES) {
        const clauses = groupClauses(groupShape(from, 'en'), newId).map((clause, index) => ({
          ...clause,
          text: `w${index}`,
        }))
        const text = inGroupShape(clauses, groupShape(to, 'en'), newId).map((clause) => clause.text)
        expect(text.join(' ').trim()).toBe(clauses.map((clause) => clause.text).join(' '))
      }
  })
})
