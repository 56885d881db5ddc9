import { expect, test } from 'vitest'
import { isAbandoned } from './abandoned.ts'

test('[TS16] a session is abandoned seven whole days after its file was last written, and never by a clock that went back', () => {
  const touched = Date.parse('2026-11-01T10:00:00Z')
  expect(isAbandoned(touched, Date.parse('2026-11-08T09:59:59Z'))).toBe(false)
  expect(isAbandoned(touched, Date.parse('2026-11-08T10:00:00Z'))).toBe(true)
  expect(isAbandoned(touched, Date.parse('2026-10-01T10:00:00Z'))).toBe(false)
})
