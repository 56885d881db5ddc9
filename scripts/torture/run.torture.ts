// The rounds of `npm run torture` that need the running app. Each result is on the disk before the next round begins.
import { expect, test } from '@playwright/test'
import { makeBaseVault } from './base-vault.ts'
import { damagePlan, damageRounds } from './damage.ts'
import { fullDiskRounds } from './full-disk.ts'
import { killRounds, MOMENTS } from './kill.ts'
import { manyLaunches } from './launches.ts'
import { leakRun } from './leaks.ts'
import { type Result, Results } from './results.ts'

const seed = process.env.UNBORROWED_TORTURE_SEED ?? '1'
const kills = Number(process.env.UNBORROWED_TORTURE_KILLS ?? 0)
const parts = (process.env.UNBORROWED_TORTURE_PARTS ?? 'kills').split(',')
/** Only for trying the torture itself. */
const moments = MOMENTS.filter((moment) =>
  (process.env.UNBORROWED_TORTURE_MOMENTS ?? moment).split(',').includes(moment),
)
const results = new Results(process.env.UNBORROWED_TORTURE_OUT ?? '')

function keep(result: Result): void {
  results.add(result)
  expect.soft(result.losses, result.notes?.join('\n')).toBe(0)
}

test('kills', async () => {
  test.skip(!parts.includes('kills'))
  await killRounds({ seed, from: results.done('kill'), to: kills, moments, onResult: keep })
})

const corruptions = Number(process.env.UNBORROWED_TORTURE_CORRUPTIONS ?? 0)

test('damage', async () => {
  test.skip(!parts.includes('damage') || corruptions === 0)
  const base = await makeBaseVault(seed)
  try {
    const only = process.env.UNBORROWED_TORTURE_DAMAGE
    const plan = damagePlan(corruptions).filter((damages) => only === undefined || damages.join('+') === only)
    await damageRounds({ seed, base, plan, from: results.done('damage'), onResult: keep })
  } finally {
    await base.remove()
  }
})

test('full disk', async () => {
  test.skip(!parts.includes('full-disk') || corruptions === 0)
  await fullDiskRounds({ seed, from: results.done('full-disk'), to: Math.ceil(corruptions / 20), onResult: keep })
})

test('leaks', async () => {
  test.skip(!parts.includes('leaks') || results.done('leaks') > 0)
  const sealed = await leakRun(seed, true)
  const open = await leakRun(seed, false)
  const found = sealed.scans.flatMap((scan) => [...scan.found].map(([word, files]) => `${word} in ${files.join(', ')}`))
  const isStored = (word: string) => sealed.canaries.some((canary) => canary.word === word && canary.field !== 'search')
  const last = open.scans.at(-1)
  const shown = [...(last?.found.keys() ?? [])].filter(isStored).length
  const stored = sealed.canaries.filter(({ field }) => field !== 'search').length
  const losses = found.length + (shown === stored ? 0 : 1)
  const notes = [...found, ...(shown === stored ? [] : [`control: ${shown} of ${stored} found`])]
  const counts = {
    canaries: sealed.canaries.length,
    found: found.length,
    controlStored: stored,
    controlFound: shown,
    files: sealed.scans.at(-1)?.files ?? 0,
    pieces: sealed.scans.at(-1)?.pieces ?? 0,
  }
  keep({ check: 'leaks', round: 0, what: 'profile', looked: sealed.canaries.length, losses, notes, counts })
})

test('launches', async () => {
  test.skip(!parts.includes('launches') || results.done('launches') > 0 || corruptions === 0)
  keep(await manyLaunches(Math.ceil(corruptions / 20), 480_000))
})
