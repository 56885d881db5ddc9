import { expect, test } from 'vitest'
import { lengthOf, lengthWord } from './passphrase-length.ts'

test('[A4] a passphrase is described by its length alone, in characters as a person counts them', () => {
  expect(lengthOf('perché 🌱')).toBe(8)
  expect(lengthWord('a'.repeat(9))).toBe('short')
  expect(lengthWord('a'.repeat(10))).toBe('middle')
  expect(lengthWord('a'.repeat(19))).toBe('middle')
  expect(lengthWord('a'.repeat(20))).toBe('long')
})
