import { describe, expect, it } from 'vitest'
import { opened, partsOf, reshaped, reworded, sentenceOf, type WhyShape, withClauseText } from './shapes.ts'
import { why } from './why.test-support.ts'

let made = 0
const newId = () => `new${made++}`
const clauses = [
  { role: 'to', text: ' say it ', id: 'a' },
  { role: 'so-that', text: 'nobody guesses.', id: 'b' },
]

describe('shapes of a why', () => {
  it('[ST1] clauses fill a shape in either language; an empty one is an ellipsis, and no sentence has two stops', () => {
    expect(sentenceOf({ id: 'to-so-that', language: 'en' }, clauses)).toBe('To say it so that nobody guesses.')
    expect(sentenceOf({ id: 'to-so-that', language: 'it' }, [])).toBe('Per …, così che …')
    expect(sentenceOf({ id: 'free', language: 'en' }, clauses)).toBe('say it nobody guesses.')
  })

  it('[ST1] each clause stands with the words that lead to it', () => {
    expect(partsOf(why('w')).map(({ before, clause }) => [before, clause.text])).toEqual([
      ['To', 'say what I see'],
      ['so that', 'the work can be trusted'],
    ])
  })

  it('[ST2] a why from an exercise keeps its own connecting words when one clause is changed', () => {
    const { shape: _, ...bare } = why('w', {
      text: 'Io disegno, e lo faccio piano, perché conta.',
      clauses: [
        { role: 'what', text: 'disegno' },
        { role: 'how', text: 'piano' },
        { role: 'why', text: 'conta' },
      ],
    })
    expect(opened(bare).shape.id).toBe('own')
    const [, how] = partsOf(bare)
    expect(how?.before).toBe('e lo faccio')
    // A word that stands in the connecting words too, and then another, letter by letter.
    let now = bare as typeof bare & { shape?: WhyShape }
    for (const typed of ['', 'e', 'e lo', 'in silenzio'])
      now = { ...now, ...withClauseText(now, how?.key ?? '', typed) }
    expect(now.text).toBe('Io disegno, e lo faccio in silenzio, perché conta.')
  })

  it('[ST2] a sentence of an exercise that one of the shapes makes too is opened in that shape', () => {
    const { shape: _, ...bare } = why('w', {
      text: 'Per restare, così che resti.',
      clauses: [
        { role: 'to', text: 'restare' },
        { role: 'so-that', text: 'resti' },
      ],
    })
    expect(opened(bare).shape).toEqual({ id: 'to-so-that', language: 'it' })
  })

  it('[ST2] a text that its clauses no longer make is one clause, resting on all they rested on', () => {
    const pin = { kind: 'truth', id: 't' } as const
    const odd = why('w', { text: 'Something else.', clauses: [{ role: 'to', text: 'gone', evidence: [pin] }] })
    expect(partsOf(odd).map(({ clause }) => clause)).toEqual([
      { role: 'whole', text: 'Something else.', evidence: [pin] },
    ])
  })

  it('[ST3] another shape keeps every word and every pin, in order', () => {
    const pin = { kind: 'spark', id: 's' } as const
    const three = why('w', {
      text: 'one two three',
      shape: { id: 'free', language: 'en' },
      clauses: [
        { role: 'line', text: 'one', id: '1' },
        { role: 'line', text: 'two', id: '2' },
        { role: 'line', text: 'three', id: '3', evidence: [pin] },
      ],
    })
    const two = reshaped(three, { id: 'i-because', language: 'en' }, newId)
    expect(two.text).toBe('I one, because two three.')
    expect(two.clauses[1]?.evidence).toEqual([pin])
  })

  it('[ST3] a sentence in other words keeps the pins of a clause that does not stand in it any more', () => {
    const pin = { kind: 'spark', id: 's' } as const
    const pinnedWhy = why('w', {
      sparkIds: ['s'],
      clauses: [
        { role: 'to', text: 'say what I see', id: 'a' },
        { role: 'so-that', text: 'the work can be trusted', id: 'b', evidence: [pin] },
      ],
    })
    const change = reworded(pinnedWhy, 'To say what I see, early.')
    expect(change.clauses).toEqual([{ role: 'to', text: 'say what I see', id: 'a', evidence: [pin] }])
    expect(change.sparkIds).toEqual(['s'])
  })
})
