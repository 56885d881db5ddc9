import { describe, expect, it } from 'vitest'
import type { RecordOf } from '../records.ts'
import { cardSentence } from './card-sentence.ts'
import { cardValue, ownCard } from './own-card.ts'

const LISTED = [{ id: 'honesty', label: { en: 'Honesty', it: 'Onestà' } }]
const base = { createdAt: '2026-11-22T10:00:00Z', updatedAt: '2026-11-22T10:00:00Z', deletedAt: null }
const why: RecordOf<'why'> = {
  ...base,
  id: 'why',
  kind: 'why',
  text: 'To keep small workshops open so that hands are not forgotten.',
  clauses: [
    { role: 'to', text: 'keep small\nworkshops open' },
    { role: 'so-that', text: 'hands are not forgotten' },
  ],
  motives: { external: null, introjected: null, identified: null, intrinsic: null },
  chosenAt: null,
  reason: '',
  sessionId: null,
  sparkIds: [],
}
const value = (label: string, rank: number): RecordOf<'value'> => ({
  ...base,
  id: label,
  kind: 'value',
  label,
  rank,
  sessionId: null,
})

describe('one’s own card', () => {
  it('[CC13] holds the clauses, the first values with their place in the shared list, and only what was chosen', () => {
    const values = [value('Slow work', 2), value('onestà', 1), value('Rivers', 3)]
    const choice = { values: 2, bring: '  patience ', name: '' }
    expect(ownCard('id', 'en', why, values, choice, LISTED)).toEqual({
      id: 'id',
      language: 'en',
      clauses: [
        { role: 'to', text: 'keep small workshops open' },
        { role: 'so-that', text: 'hands are not forgotten' },
      ],
      values: [
        { id: 'honesty', label: 'onestà' },
        { id: null, label: 'Slow work' },
      ],
      bring: 'patience',
    })
  })

  it('[CC13] a why that no shape of ours makes is one clause with its own connecting words', () => {
    const own = { ...why, text: 'I want to keep small workshops open; then hands are not forgotten.' }
    const card = ownCard('id', 'en', own, [], { values: 5, bring: '', name: '' }, LISTED)
    expect(card.clauses).toEqual([{ role: 'free', text: own.text }])
    expect(cardSentence(card)).toBeNull()
  })

  it('[CC13] a card says its sentence in its own language, whatever the app speaks', () => {
    const italian = {
      ...why,
      text: 'Per tenere aperte le botteghe, così che le mani non siano dimenticate.',
      clauses: [
        { role: 'to', text: 'tenere aperte le botteghe' },
        { role: 'so-that', text: 'le mani non siano dimenticate' },
      ],
    }
    const card = ownCard('id', 'en', italian, [], { values: 5, bring: '', name: '' }, LISTED)
    expect(card.language).toBe('it')
    expect(cardSentence(card)).toBe(italian.text)
    const group = {
      language: 'it' as const,
      clauses: [
        { role: 'we', text: 'restiamo' },
        { role: 'because', text: 'dura' },
      ],
    }
    expect(cardSentence(group)).toBe('Noi restiamo, perché dura.')
    expect(cardSentence({ ...group, clauses: group.clauses.slice(0, 1) })).toBeNull()
  })

  it('[CC13] a why without clauses is one, and what would turn the direction of a line is taken out', () => {
    const free = { ...why, clauses: [], text: 'Bread\u202E first' }
    const card = ownCard('id', 'en', free, [], { values: 5, bring: '', name: 'x'.repeat(90) }, LISTED)
    expect(card.clauses).toEqual([{ role: 'free', text: 'Bread first' }])
    expect(card.name).toHaveLength(80)
    expect(cardValue('Onesta ', LISTED)).toEqual({ id: 'honesty', label: 'Onesta' })
  })
})
