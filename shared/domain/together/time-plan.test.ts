import { describe, expect, it } from 'vitest'
import { STEPS } from './steps.ts'
import { minutesRun, type PartId, PLANS, partOf, suggestedMinutes, ticked } from './time-plan.ts'

describe('the time of a session', () => {
  it('[TS12] the suggested minutes of the parts add up to the plan', () => {
    const parts = [...new Set<PartId>(STEPS.map(partOf))]
    for (const plan of PLANS) {
      expect(parts.reduce((sum, part) => sum + suggestedMinutes(plan, part), 0)).toBe(plan)
    }
  })

  it('[TS12] counts whole minutes, and nothing for a clock that stands still or went back', () => {
    const clock = { wholeMs: 59_000, partMs: 0, since: '2026-11-22T10:00:00Z' }
    expect(minutesRun(clock, '2026-11-22T10:01:59Z')).toEqual({ part: 1, whole: 2 })
    expect(ticked(clock, '2026-11-22T09:00:00Z')).toMatchObject({ wholeMs: 59_000, partMs: 0 })
    expect(minutesRun({ ...clock, since: null }, '2026-11-23T10:00:00Z')).toEqual({ part: 0, whole: 0 })
  })
})
