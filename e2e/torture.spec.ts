// Rules [TT1], [TT2]: a share of `npm run torture`; and the same judgement finds losses where there are some.
import { expect, test } from '@playwright/test'
import { killRounds } from '../scripts/torture/kill.ts'
import type { Result } from '../scripts/torture/results.ts'
import { judge } from '../scripts/torture/words.ts'

test('[TT1] killed at any moment, the app shows every text that it called saved', async () => {
  test.setTimeout(240_000)
  const results: Result[] = []
  const moments = ['saving', 'deleting', 'compacting'] as const
  await killRounds({ seed: 'share', from: 0, to: 4, moments, onResult: (result) => results.push(result) })
  expect(results.flatMap(({ notes }) => notes ?? [])).toEqual([])
  expect(results.length).toBe(4)
  const saved = results.reduce((sum, { counts }) => sum + (counts?.afterSaved ?? 0), 0)
  expect(saved, 'kills after a text was called saved').toBeGreaterThan(0)
})

test('[TT2] negative control: a saved text that is shorter, gone or another is told from one that is there', () => {
  const written = { id: 'x', typed: 'one two three', promised: 'one two' }
  expect(judge(written, { state: 'text', text: 'one two thr' })).toBe('fine')
  expect(judge(written, { state: 'text', text: 'one' })).toBe('lost')
  expect(judge(written, { state: 'absent' })).toBe('lost')
  expect(judge(written, { state: 'text', text: 'one twx' })).toBe('wrong')
  expect(judge(written, { state: 'unreadable' })).toBe('named')
})
