// Rule LF14 of docs/SPEC.md: what an earlier state of a why rested on, beside what it rests on now.
import { expect, test } from 'vitest'
import type { Clause } from '../records.ts'
import { changedPins } from './evidence.ts'

const clause = (id: string, ...pins: string[]): Clause => ({
  role: 'to',
  text: id,
  id,
  ...(pins.length > 0 ? { evidence: pins.map((pin) => ({ kind: 'spark' as const, id: pin })) } : {}),
})

test('[LF14] pins that went and pins that came are told; one that moved to another clause is neither', () => {
  const { gone, added } = changedPins(
    [clause('a', 'p', 'q'), clause('b', 'r')],
    [clause('a', 'r'), clause('b', 's', 'q')],
  )
  expect(gone.map(({ id }) => id)).toEqual(['p'])
  expect(added.map(({ id }) => id)).toEqual(['s'])
  expect(changedPins([clause('a', 'p')], [clause('a', 'p')])).toEqual({ gone: [], added: [] })
  expect(changedPins([], [])).toEqual({ gone: [], added: [] })
})
