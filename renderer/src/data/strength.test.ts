// The passphrase meter (rule K6 of docs/SPEC.md).
import { expect, test } from 'vitest'
import { strengthOf } from './strength.ts'

test('[K6] words, names and keyboard runs of both languages are weak; five random words are not', async () => {
  for (const weak of ['password', 'giuseppe', 'qwertyuiop', 'amoremio', 'juventus']) {
    expect([weak, await strengthOf(weak)]).toEqual([weak, expect.toSatisfy((score: number) => score <= 1)])
  }
  expect(await strengthOf('lantern-ocra-velcro-nonna-drizzle')).toBe(4)
  expect(await strengthOf('')).toBe(0)
})
