import { describe, expect, it } from 'vitest'
import type { RecordOf } from '../records.ts'
import { cardValue, ownCard } from './own-card.ts'

const LISTED = [{ id: 'honesty', label: { en: 'Honesty', it: 'Onestà' } }]
const base = { createdAt: '2026-11-22T10:00:00Z', updatedAt: '2026-11-22T10:00:00Z', deletedAt: null }
const why: RecordOf<'why'> = {
  ...base,
  id: 'why',
  kind: 'why',
  text: 'To keep small workshops open, so that hands are not forgotten.',
  clauses: [
    { role: 'to', text: 'keep small\nworkshops open' },
    { role: 'so-that', text: 'hands are not forgotten' },
    { role: 'extra', text: ' ' },
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

  it('[CC13] a why without clauses is one, and what would turn the direction of a line is taken out', () => {
    const free = { ...why, clauses: [], text: 'Bread\u202E first' }
    const card = ownCard('id', 'en', free, [], { values: 5, bring: '', name: 'x'.repeat(90) }, LISTED)
    expect(card.clauses).toEqual([{ role: 'free', text: 'Bread first' }])
    expect(card.name).toHaveLength(80)
    expect(cardValue('Onesta ', LISTED)).toEqual({ id: 'honesty', label: 'Onesta' })
  })
})
