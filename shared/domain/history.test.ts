// When an earlier state is kept (rule K20 of docs/SPEC.md).
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isKept, REVISION_EVERY_MS } from './history.ts'

test('[K20] the last state of an earlier sitting is kept always, within a sitting only after five minutes', () => {
  expect(isKept(null, 0)).toBe(true)
  expect(isKept({ since: 0, ended: true }, 1)).toBe(true)
  expect(isKept({ since: 0, ended: false }, REVISION_EVERY_MS - 1)).toBe(false)
  expect(isKept({ since: 0, ended: false }, REVISION_EVERY_MS)).toBe(true)
})

test('[K20] a clock that went back keeps rather than loses', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (since, back) => {
      expect(isKept({ since, ended: false }, since - back - 1)).toBe(true)
    }),
  )
})
