// Rule X61: the form of helplines; a day of checking is a real day or null.
import { expect, test } from 'vitest'
import { readSupport } from '../../scripts/vite-exercises.ts'
import { supportSchema } from './support.ts'

const [country] = readSupport()

test('[X61] a helpline has a dialable number and a secure source', () => {
  if (!country) throw new Error('no country')
  const [line] = country.lines
  const fits = (change: Record<string, unknown>) =>
    supportSchema.safeParse([{ ...country, lines: [{ ...line, ...change }] }]).success
  expect(fits({})).toBe(true)
  expect(fits({ number: 'call us' })).toBe(false)
  expect(fits({ source: 'http://example.org' })).toBe(false)
  expect(fits({ source: 'javascript:alert(1)' })).toBe(false)
  expect(fits({ checked: '2026-02-30' })).toBe(false)
  expect(fits({ checked: '2026-02-28' })).toBe(true)
  expect(supportSchema.safeParse([country, country]).success).toBe(false)
})
