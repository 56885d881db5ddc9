import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CARD_BYTES, type PurposeCard, purposeCardBytes, purposeCardText, readPurposeCard } from './purpose-card.ts'

const CARD: PurposeCard = {
  format: 'unborrowed-purpose',
  version: 1,
  id: 'AAAAAAAAAAAAAAAAAAAAAA',
  language: 'it',
  clauses: [
    { role: 'to', text: 'Dare voce a chi lavora con le mani' },
    { role: 'so-that', text: 'perché ciò che sa non vada perso' },
  ],
  values: [
    { id: 'honesty', label: 'Onestà' },
    { id: null, label: 'Lentezza' },
  ],
  bring: 'So ascoltare e so scrivere',
  name: 'Ada',
}
const changed = (over: Record<string, unknown>) => readPurposeCard(JSON.stringify({ ...CARD, ...over }))

describe('the purpose card', () => {
  it('[CC10] reads back exactly what was written, and the same card always makes the same text', () => {
    expect(readPurposeCard(purposeCardText(CARD))).toEqual({ ok: true, card: CARD })
    expect(purposeCardText({ ...CARD })).toBe(
      purposeCardText(Object.fromEntries(Object.entries(CARD).reverse()) as PurposeCard),
    )
    expect(purposeCardBytes(CARD)).toBeLessThan(CARD_BYTES)
  })

  it('[CC11] refuses with a reason: too large, no card, newer, malformed', () => {
    expect(readPurposeCard(' '.repeat(CARD_BYTES + 1))).toEqual({ ok: false, fault: 'too-large' })
    expect(readPurposeCard('{"a":1}')).toEqual({ ok: false, fault: 'not-a-card' })
    expect(readPurposeCard('é'.repeat(CARD_BYTES - 1))).toEqual({ ok: false, fault: 'too-large' })
    expect(changed({ version: 2, future: [] })).toEqual({ ok: false, fault: 'newer' })
    for (const over of [
      { id: 'short' },
      { clauses: [] },
      { clauses: [{ role: 'to', text: '' }] },
      { clauses: [{ role: 'to', text: 'a\u202Eb' }] },
      { clauses: [{ role: 'to', text: 'a\u0007b' }] },
      { values: Array.from({ length: 11 }, () => ({ id: null, label: 'x' })) },
      { values: [{ id: '../x', label: 'x' }] },
      { language: 'fr' },
      { extra: 1 },
      { name: 'x'.repeat(81) },
    ])
      expect(changed(over)).toEqual({ ok: false, fault: 'malformed' })
  })

  it('[CC11] prototype keys and nesting are refused and leave the prototypes alone', () => {
    const poisoned = purposeCardText(CARD).replace(
      '{',
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},',
    )
    expect(readPurposeCard(poisoned)).toEqual({ ok: false, fault: 'malformed' })
    expect(readPurposeCard('['.repeat(2000))).toEqual({ ok: false, fault: 'not-a-card' })
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })

  it('[CC12] of many mutated cards none is read as something no card can be', () => {
    const original = [...purposeCardText(CARD)]
    fc.assert(
      fc.property(fc.nat(original.length - 1), fc.integer({ min: 0, max: 255 }), fc.nat(3), (at, value, how) => {
        const mutated = (how === 0 ? original.slice(0, at) : original.with(at, String.fromCharCode(value))).join('')
        const reading = readPurposeCard(mutated)
        if (reading.ok) expect(readPurposeCard(purposeCardText(reading.card))).toEqual(reading)
        else expect(['not-a-card', 'newer', 'malformed']).toContain(reading.fault)
      }),
      { numRuns: 600 },
    )
  })
})
