import { describe, expect, it } from 'vitest'
import type { RecordOf } from '../records.ts'
import { borrowedTexts, commonPhrase, couldBeAnyones, questionsOn } from './questions.ts'
import { AT } from './why.test-support.ts'

const base = { createdAt: AT, updatedAt: AT, deletedAt: null }
const motives = { external: null, introjected: null, identified: null, intrinsic: null }
const purpose: RecordOf<'purpose'> = {
  ...base,
  id: 'p',
  kind: 'purpose',
  text: 'Unlock confidence in every customer, every day',
  from: 'the brand',
  motives,
  sessionId: null,
}
const person = (role: 'employer' | 'client'): RecordOf<'person'> => ({
  ...base,
  id: role,
  kind: 'person',
  name: 'Studio Nord',
  role,
  note: 'Dicono: crediamo nella bellezza utile.',
})
const ask = (text: string, here: string[] = []) =>
  questionsOn(
    { role: 'to', text, evidence: [{ kind: 'spark', id: 's' }] },
    borrowedTexts([purpose], [person('employer'), person('client')]),
    (id) => here.includes(id),
  )

describe('questions on a clause', () => {
  it('[ST6] a written clause that rests on nothing that is here is asked for its evidence; an empty one for nothing', () => {
    expect(ask('say what I see', ['s'])).toEqual([])
    expect(ask('say what I see')).toEqual([{ kind: 'no-evidence' }])
    expect(ask(' ')).toEqual([])
  })

  it('[ST6] words in a row that a purpose from somebody or an employer uses too are asked for their owner', () => {
    const [question] = ask('unlock confidence, in every customer I meet', ['s'])
    expect(question).toMatchObject({
      kind: 'whose-words',
      words: 'unlock confidence, in every customer',
      from: { whose: 'the brand' },
    })
    expect(ask('cercare nella bellezza utile un appiglio', ['s'])).toMatchObject([
      { kind: 'whose-words', from: { kind: 'person' } },
    ])
    expect(borrowedTexts([{ ...purpose, from: ' ' }], [person('client')])).toEqual([])
  })

  it('[ST6] small words in common are no phrase', () => {
    expect(commonPhrase('it is in the', 'it is in the end')).toBeNull()
    expect(commonPhrase('one of my days', 'one of my nights')).toBeNull()
  })

  it('[ST6] only words that fit any life make the third question, in both languages', () => {
    expect(couldBeAnyones('make a difference in people’s lives')).toBe(true)
    expect(couldBeAnyones('aiutare le persone a essere felici')).toBe(true)
    expect(couldBeAnyones('rendere il mondo migliore')).toBe(true)
    expect(couldBeAnyones('help carpenters price their work')).toBe(false)
    expect(couldBeAnyones('…')).toBe(false)
  })
})
