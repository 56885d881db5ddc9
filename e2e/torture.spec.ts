// Rules [TT1], [TT2], [TT7], [TT10]–[TT12]: a share of `npm run torture`; and the same judgement finds losses where there are some.
import { expect, test } from '@playwright/test'
import { makeBaseVault } from '../scripts/torture/base-vault.ts'
import { damageRounds } from '../scripts/torture/damage.ts'
import { fullDiskRounds } from '../scripts/torture/full-disk.ts'
import { killRounds } from '../scripts/torture/kill.ts'
import { manyLaunches } from '../scripts/torture/launches.ts'
import type { Result } from '../scripts/torture/results.ts'
import { judge } from '../scripts/torture/words.ts'

test.describe.configure({ timeout: 400_000 })

const notesOf = (results: readonly Result[]) =>
  results.flatMap(({ losses, notes }) => (losses > 0 ? (notes ?? []) : []))

test('[TT1] killed at any moment, the app shows every text that it called saved', async () => {
  const results: Result[] = []
  const moments = ['saving', 'opening', 'compacting', 'flipping'] as const
  await killRounds({ seed: 'share', from: 0, to: 3, moments, onResult: (result) => results.push(result) })
  expect(notesOf(results)).toEqual([])
  expect(results.length).toBe(3)
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

test('[TT12] negative control: were the word Saved said before anything is on the disk, a kill would show it', async () => {
  const results: Result[] = []
  await killRounds({
    seed: 'control',
    from: 0,
    to: 6,
    acknowledge: 'typed',
    moments: ['saving'],
    onResult: (result) => results.push(result),
  })
  expect(notesOf(results).join()).toContain('lost')
})

test('[TT7] bytes of the log, a lock and the working copy go wrong: no text is lost or wrong, nothing is deleted', async () => {
  const base = await makeBaseVault('share')
  const results: Result[] = []
  try {
    const plan = [['log'], ['indexeddb', 'keyslots'], ['deleted']] as const
    await damageRounds({ seed: 'share', base, plan, from: 0, onResult: (result) => results.push(result) })
  } finally {
    await base.remove()
  }
  expect(notesOf(results)).toEqual([])
  expect(results.length).toBe(3)
})

test('[TT10] on a full disk nothing saved is lost, and what is not saved stays on the screen', async () => {
  const results: Result[] = []
  await fullDiskRounds({ seed: 'share', from: 0, to: 4, onResult: (result) => results.push(result) })
  const skipped = results.find((result) => result.skipped !== undefined)
  test.skip(skipped !== undefined, skipped?.skipped)
  expect(notesOf(results)).toEqual([])
  expect(results.filter(({ what }) => what !== 'full').length, 'saves that failed').toBeGreaterThan(0)
})

test('[TT11] started five times at once, one window opens and the others end', async () => {
  const result = await manyLaunches(5, 120_000)
  expect(notesOf([result])).toEqual([])
})
