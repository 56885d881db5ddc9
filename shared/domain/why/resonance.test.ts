import 'temporal-polyfill/global'
import { describe, expect, it } from 'vitest'
import { nextReading, readingDue } from './resonance.ts'

const chosen = '2026-01-31'

describe('reading a why aloud again', () => {
  it('[ST8] it is due 1, 7, 30 and 90 days after the choice, each once, and never again after the last', () => {
    expect(readingDue(chosen, [], chosen)).toBeNull()
    expect(readingDue(chosen, [], '2026-02-01')).toBe('2026-02-01')
    expect(readingDue(chosen, [{ day: '2026-02-01' }], '2026-02-06')).toBeNull()
    expect(readingDue(chosen, [{ day: '2026-02-01' }], '2026-02-07')).toBe('2026-02-07')
    expect(readingDue(chosen, [{ day: '2026-05-01' }], '2027-01-01')).toBeNull()
    expect(nextReading(chosen, '2026-02-07')).toBe('2026-03-02')
    expect(nextReading(chosen, '2026-05-01')).toBeNull()
  })

  it('[ST8] of days that were missed only the latest is asked for', () => {
    expect(readingDue(chosen, [], '2026-03-10')).toBe('2026-03-02')
    expect(readingDue(chosen, [{ day: '2026-03-05' }], '2026-03-10')).toBeNull()
  })
})
