import { describe, expect, it } from 'vitest'
import { compared, verdictOn } from './comparing.ts'
import { why } from './why.test-support.ts'

describe('two drafts held against each other', () => {
  it('[ST7] what was said is remembered, and saying the other way round replaces it', () => {
    const [a, b] = compared(why('a'), why('b'), ' shorter ', '2026-11-02T10:00:00Z')
    expect(verdictOn(b, a)).toEqual({ nearer: 'a', because: 'shorter', at: '2026-11-02T10:00:00Z' })
    const [b2, a2] = compared(b, a, '', '2026-11-03T10:00:00Z')
    expect(verdictOn(a2, b2)?.nearer).toBe('b')
    expect(a2.nearerThan).toBeUndefined()
    expect(verdictOn(a2, why('c'))).toBeNull()
  })
})
