import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CardContent, overlapWord, sharedGround, subjectWords, valueKey } from './shared-ground.ts'

const LISTED = [
  { id: 'honesty', label: { en: 'Honesty', it: 'Onestà' } },
  { id: 'freedom', label: { en: 'Freedom', it: 'Libertà' } },
]
const card = (over: Partial<CardContent> & { id: string }): CardContent => ({
  language: 'en',
  clauses: [{ role: 'to', text: 'To help small workshops last' }],
  values: [],
  ...over,
})
const listed = (id: string) => ({ id, label: LISTED.find((one) => one.id === id)?.label.en ?? id })
const own = (label: string) => ({ id: null, label })

describe('shared ground of cards', () => {
  it('[CC2] a value of one’s own that reads as one of the list, in either language and without its accent, is the same', () => {
    expect(valueKey(own('onesta'), LISTED)).toBe('id:honesty')
    expect(valueKey(own('HONESTY '), LISTED)).toBe(valueKey(listed('honesty'), LISTED))
    expect(valueKey(own('Slow work'), LISTED)).toBe('own:slow work')
  })

  it('[CC2] tells what is shared with each card’s rank, and what only one holds high', () => {
    const ground = sharedGround(
      [
        card({ id: 'a', values: [listed('freedom'), own('Slow work'), listed('honesty')] }),
        card({ id: 'b', language: 'it', values: [own('Libertà'), listed('honesty'), own('Radici')] }),
        card({ id: 'c', values: [listed('honesty')] }),
      ],
      LISTED,
    )
    expect(ground.sharedValues.map(({ key, ranks }) => [key, ranks])).toEqual([
      ['id:honesty', [3, 2, 1]],
      ['id:freedom', [1, 1, null]],
    ])
    expect(ground.loneValues.map(({ label }) => label)).toEqual(['Slow work', 'Radici'])
    expect(ground.pairs.map(({ a, b }) => [a, b])).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ])
  })

  it('[CC3] shares words by what they say, not the small ones, and across accents', () => {
    expect([
      ...subjectWords(card({ id: 'a', clauses: [{ role: 'to', text: 'Because of their workshops' }] })).keys(),
    ]).toEqual(['workshops'])
    const ground = sharedGround(
      [
        card({ id: 'a', language: 'it', clauses: [{ role: 'to', text: 'Dare più libertà a chi lavora' }] }),
        card({ id: 'b', language: 'it', clauses: [{ role: 'to', text: 'Che la liberta duri' }] }),
      ],
      LISTED,
    )
    expect(ground.sharedWords).toEqual([{ word: 'libertà', cards: [0, 1] }])
  })

  it('[CC3] every shared word really stands in the statements it names', () => {
    const word = fc.constantFrom('bread', 'river', 'teach', 'others', 'their', 'light', 'door')
    const cards = fc.array(fc.array(word, { minLength: 1, maxLength: 6 }), { minLength: 2, maxLength: 5 })
    fc.assert(
      fc.property(cards, (texts) => {
        const all = texts.map((words, index) =>
          card({ id: String(index), clauses: [{ role: 'to', text: words.join(' ') }] }),
        )
        for (const shared of sharedGround(all, []).sharedWords)
          for (const index of shared.cards) expect(texts[index]).toContain(shared.word)
      }),
    )
  })

  it('[CC4] says overlap in words and never as a share', () => {
    expect([null, 0, 0.2, 0.5, 0.9, 1].map(overlapWord)).toEqual([
      'none-named',
      'different',
      'touching',
      'partly',
      'largely',
      'same',
    ])
  })
})
