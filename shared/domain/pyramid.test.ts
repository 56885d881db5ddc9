// Rules PP1–PP4 of docs/SPEC.md.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  currentLevel,
  formOf,
  movementsOf,
  nextLevel,
  type Placement,
  PYRAMID_FORMS,
  PYRAMID_LEVELS,
  type PyramidLevel,
  standing,
  stepsUp,
} from './pyramid.ts'
import type { PersonRole } from './records.ts'

const placement = (day: string, level: PyramidLevel, because = ''): Placement => ({ day, level, because })
const placements = fc.array(
  fc.record({
    day: fc.integer({ min: 10, max: 28 }).map((day) => `2026-03-${day}`),
    level: fc.constantFrom(...PYRAMID_LEVELS),
    because: fc.string(),
  }),
)
const people = fc.array(
  fc.record({
    role: fc.constantFrom<PersonRole>('person', 'client', 'team', 'employer'),
    placements,
  }),
)

test('[PP1] the latest placement by day is where someone stands, whenever it was written down', () => {
  expect(currentLevel({ placements: [placement('2026-03-10', 2), placement('2026-03-01', 0)] })).toBe(2)
  expect(currentLevel({ placements: [placement('2026-03-10', 2), placement('2026-03-10', 1)] })).toBe(1)
  expect(currentLevel({})).toBeNull()
})

test('[PP1] movements follow one another: each begins where the one before ended, and the last is where they stand', () => {
  fc.assert(
    fc.property(placements, (given) => {
      const moves = movementsOf({ placements: given })
      expect(moves).toHaveLength(given.length)
      moves.forEach((move, index) => {
        expect(move.from).toBe(moves[index - 1]?.to ?? null)
        if (index > 0) expect(move.day >= (moves[index - 1]?.day ?? '')).toBe(true)
      })
      expect(moves.at(-1)?.to ?? null).toBe(currentLevel({ placements: given }))
    }),
  )
})

test('[PP2] the form is the one chosen, else that of the role', () => {
  expect(formOf({ role: 'client' })).toBe('customer')
  expect(formOf({ role: 'employer' })).toBe('employee')
  expect(formOf({ role: 'person' })).toBe('investor')
  expect(formOf({ role: 'client', form: 'investor' })).toBe('investor')
})

test('[PP3] everyone stands in exactly one place of exactly one form', () => {
  fc.assert(
    fc.property(people, (given) => {
      const places = PYRAMID_FORMS.flatMap((form) => {
        const { levels, unplaced } = standing(given, form)
        return [...levels.flat(), ...unplaced]
      })
      expect(places).toHaveLength(given.length)
      expect(new Set(places).size).toBe(given.length)
    }),
  )
})

test('[PP4] steps are offered for the level above only: none before a first placement, none at the top', () => {
  const steps = [
    { id: 'a', form: 'customer', to: 1, text: { en: '', it: '' } },
    { id: 'b', form: 'customer', to: 2, text: { en: '', it: '' } },
    { id: 'c', form: 'employee', to: 1, text: { en: '', it: '' } },
  ] as const
  const at = (...levels: PyramidLevel[]) => ({
    role: 'client' as const,
    placements: levels.map((level) => placement('2026-03-01', level)),
  })
  expect(stepsUp(steps, at(0)).map(({ id }) => id)).toEqual(['a'])
  expect(stepsUp(steps, at(0, 1)).map(({ id }) => id)).toEqual(['b'])
  expect(stepsUp(steps, at(2))).toEqual([])
  expect(stepsUp(steps, at())).toEqual([])
  expect([null, 0, 1, 2].map((level) => nextLevel(level as PyramidLevel | null))).toEqual([0, 1, 2, null])
})
