import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Change, diffWords } from './diff.ts'

const side = (changes: Change[], kind: 'gone' | 'new') =>
  changes
    .filter((change) => change.kind === 'same' || change.kind === kind)
    .map(({ text }) => text)
    .join('')

test('[U30] a changed word is told as what went and what came, the rest as kept', () => {
  expect(diffWords('The pitch went well.', 'The pitch went badly.')).toEqual([
    { kind: 'same', text: 'The pitch went ' },
    { kind: 'gone', text: 'well.' },
    { kind: 'new', text: 'badly.' },
  ])
})

test('[U31] words exchanged side by side read as one exchange, not as pieces', () => {
  expect(diffWords('I must believe it', 'I do not want it')).toEqual([
    { kind: 'same', text: 'I ' },
    { kind: 'gone', text: 'must believe' },
    { kind: 'new', text: 'do not want' },
    { kind: 'same', text: ' it' },
  ])
})

test('[U32] equal texts have no change, an empty one is all gone or all new', () => {
  expect(diffWords('One.\nTwo.', 'One.\nTwo.')).toEqual([{ kind: 'same', text: 'One.\nTwo.' }])
  expect(diffWords('', 'One.')).toEqual([{ kind: 'new', text: 'One.' }])
  expect(diffWords('One.', '')).toEqual([{ kind: 'gone', text: 'One.' }])
})

test('[U33] no word of either text is lost or moved by showing the difference', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', ' ', '  ', '\n', 'è'), { maxLength: 40 })
    .map((all) => all.join(''))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const changes = diffWords(before, after)
      expect(side(changes, 'gone')).toBe(before)
      expect(side(changes, 'new')).toBe(after)
    }),
  )
})

test('[U34] two long texts without a common word are compared at once', () => {
  const long = (word: string) => Array.from({ length: 6000 }, (_, place) => `${word}${place}`).join(' ')
  const changes = diffWords(long('a'), long('b'))
  expect(changes.map(({ kind }) => kind)).toEqual(['gone', 'new'])
})
