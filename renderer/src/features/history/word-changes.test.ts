import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Change, wordChanges } from './word-changes.ts'

const side = (changes: Change[], kind: 'gone' | 'new') =>
  changes
    .filter((change) => change.kind === 'same' || change.kind === kind)
    .map(({ text }) => text)
    .join('')

test('[U30] a changed word is told as what went and what came, the rest as kept', () => {
  expect(wordChanges('The pitch went well.', 'The pitch went badly.')).toEqual([
    { kind: 'same', text: 'The pitch went ' },
    { kind: 'gone', text: 'well' },
    { kind: 'new', text: 'badly' },
    { kind: 'same', text: '.' },
  ])
})

test('[U31] words exchanged side by side read as one exchange, not as pieces', () => {
  expect(wordChanges('I must believe it', 'I do not want it')).toEqual([
    { kind: 'same', text: 'I ' },
    { kind: 'gone', text: 'must believe ' },
    { kind: 'new', text: 'do not want ' },
    { kind: 'same', text: 'it' },
  ])
})

test('[U32] equal texts have no change, an empty one is all gone or all new', () => {
  expect(wordChanges('One.\nTwo.', 'One.\nTwo.')).toEqual([{ kind: 'same', text: 'One.\nTwo.' }])
  expect(wordChanges('', 'One.')).toEqual([{ kind: 'new', text: 'One.' }])
  expect(wordChanges('One.', '')).toEqual([{ kind: 'gone', text: 'One.' }])
})

test('[U33] no word of either text is lost or moved by showing the difference', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', ' ', '  ', '\n', 'è'), { maxLength: 40 })
    .map((all) => all.join(''))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const changes = wordChanges(before, after)
      expect(side(changes, 'gone')).toBe(before)
      expect(side(changes, 'new')).toBe(after)
    }),
  )
})

test('[U34] two long texts without a common word are compared at once', () => {
  const long = (word: string) => Array.from({ length: 6000 }, (_, place) => `${word}${place}`).join(' ')
  const changes = wordChanges(long('a'), long('b'))
  expect(changes.map(({ kind }) => kind)).toEqual(['gone', 'new'])
})
