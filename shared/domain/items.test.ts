// Rules X20–X21: sentences from blanks, and the order in which records are handed to a step.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readExercises } from '../../scripts/vite-exercises.ts'
import { blankAnswer, hasContent } from './answers.ts'
import type { Stem, Step } from './exercise.ts'
import { itemsFor, pairsOf, rankedItems, recordItem, sentenceText } from './items.ts'
import type { RecordKind, RecordOf } from './records.ts'
import { beginSession } from './session.ts'

const stem: Stem = {
  id: 's',
  template: { en: 'To {to} so that {so-that}.', it: 'Per {to}, così che {so-that}.' },
  blanks: [
    { id: 'to', label: { en: 'to', it: 'per' } },
    { id: 'so-that', label: { en: 'so that', it: 'così che' } },
  ],
}

test('[X20] a sentence is said in the language of the session', () => {
  expect(sentenceText(stem, { to: 'draw', 'so-that': 'people are read' }, 'en')).toBe(
    'To draw so that people are read.',
  )
  expect(sentenceText(stem, { to: 'disegnare', 'so-that': 'la gente si legga' }, 'it')).toBe(
    'Per disegnare, così che la gente si legga.',
  )
})

test('[X20] an unfilled blank is … and the person’s own stops are not doubled', () => {
  expect(sentenceText(stem, {}, 'en')).toBe('To … so that …')
  expect(sentenceText(stem, { to: ' draw. ', 'so-that': 'they rest. ' }, 'en')).toBe('To draw so that they rest.')
  expect(sentenceText(stem, { to: 'disegnare,', 'so-that': 'chi?' }, 'it')).toBe('Per disegnare, così che chi?')
})

test('[X20] whatever is typed stands in the sentence as it was typed, replacement patterns and braces too', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
      const clause = typed
        .replace(/\s+/g, ' ')
        .trim()
        .replace(/[.,;:]+$/, '')
        .trim()
      expect(sentenceText(stem, { to: typed, 'so-that': 'x' }, 'en')).toBe(`To ${clause || '…'} so that x.`)
    }),
  )
  expect(sentenceText(stem, { to: '$& {so-that}', 'so-that': 'x' }, 'en')).toBe('To $& {so-that} so that x.')
})

test('[X21] values come by rank, unranked last; a ranking puts the rest after it', () => {
  const [exercise] = readExercises()
  if (!exercise) throw new Error('no exercise')
  const session = beginSession({ id: 's', exercise, definitionId: 'd', language: 'en', now: '2026-01-01T00:00:00Z' })
  const value = (id: string, rank: number | null): RecordOf<'value'> => ({
    id,
    kind: 'value',
    label: id,
    rank,
    sessionId: null,
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
    deletedAt: null,
  })
  const values = [value('c', null), value('b', 2), value('a', 1)]
  const records = <K extends RecordKind>(kind: K) => (kind === 'value' ? values : []) as RecordOf<K>[]
  const items = itemsFor(exercise, session, { from: 'records', kind: 'value' }, records)
  expect(items.map((item) => item.id)).toEqual(['a', 'b', 'c'])
  expect(rankedItems(items, ['c']).map((item) => item.id)).toEqual(['c', 'a', 'b'])
  expect(pairsOf(values.map(recordItem)).map(({ a, b }) => a.id + b.id)).toEqual(['cb', 'ca', 'ba'])
})

test('[X21] a blank answer is of its step’s kind and holds nothing', () => {
  for (const step of readExercises().flatMap((exercise): Step[] => exercise.steps)) {
    const blank = blankAnswer(step)
    expect(blank.kind).toBe(step.kind)
    expect(hasContent(blank)).toBe(['settle', 'read', 'recall'].includes(step.kind))
  }
})
