// [J30]: dates as a person says them.
import { expect, test } from 'vitest'
import { formatDay } from './dates.ts'

test.each([
  ['full', 'en', 'Sunday 22 November 2026'],
  ['full', 'it', 'Domenica 22 novembre 2026'],
  ['day', 'en', 'Sunday 22'],
  ['day', 'it', 'domenica 22'],
  ['month', 'en', 'November 2026'],
  ['month', 'it', 'novembre 2026'],
] as const)('[J30] %s in %s', (style, language, words) => {
  expect(formatDay('2026-11-22', style, language)).toBe(words)
})

test('[J30] a short date names its year only when it is another one', () => {
  expect(formatDay('2026-10-14', 'short', 'en', '2026-11-22')).toBe('14 October')
  expect(formatDay('2025-10-14', 'short', 'en', '2026-11-22')).toBe('14 October 2025')
})
