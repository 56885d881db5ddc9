// Rules [KR50]–[KR51]: when main makes a snapshot by itself.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { KindError } from '#shared/contract/errors.ts'
import { createUpkeep } from './upkeep.ts'
import { versionMark } from './version-mark.ts'

let folder: string
let freeBytes = 1e12
let commits = true
const make = vi.fn(async (_: string) => undefined as never)
const afterSession = vi.fn(async () => true)
const later = { afterStartMs: 3_600_000, quietMs: 3_600_000 }
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'upkeep-'))
  freeBytes = 1e12
  commits = true
  make.mockReset()
  afterSession.mockReset()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function upkeepOf(version: string, now: () => number = Date.now) {
  const vault = { compactIfWorth: async () => false, space: async () => ({ freeBytes }) }
  const snapshots = { make, afterSession, hasCommits: async () => commits }
  return createUpkeep(vault, snapshots, versionMark(join(folder, 'last-version.json'), version), { ...later, now })
}

test('[KR50] the first start of another version makes a snapshot before the page works, once', async () => {
  const first = upkeepOf('1.0.0')
  await first.opened()
  await first.opened()
  expect(make.mock.calls).toEqual([['before-migration']])
  await upkeepOf('1.0.0').opened()
  expect(make).toHaveBeenCalledTimes(1)
  await upkeepOf('1.1.0').opened()
  expect(make).toHaveBeenCalledTimes(2)
  await upkeepOf('1.0.0').opened()
  expect(make).toHaveBeenCalledTimes(3)
})

test('[KR50] one that the disk refuses is made at the next start; an empty vault needs none', async () => {
  make.mockRejectedValueOnce(new KindError('disk-full', 'full'))
  await upkeepOf('1.0.0').opened()
  await upkeepOf('1.0.0').opened()
  expect(make).toHaveBeenCalledTimes(2)
  commits = false
  await upkeepOf('2.0.0').opened()
  expect(make).toHaveBeenCalledTimes(2)
})

test('[KR51] locking ends a session with a snapshot, at most every ten minutes; none under 50 MB', async () => {
  let clock = 0
  const upkeep = upkeepOf('1.0.0', () => clock)
  upkeep.locked()
  clock = 9 * 60_000
  upkeep.locked()
  await vi.waitFor(() => expect(afterSession).toHaveBeenCalledTimes(1))
  clock = 10 * 60_000
  upkeep.locked()
  await vi.waitFor(() => expect(afterSession).toHaveBeenCalledTimes(2))
  freeBytes = 49e6
  await upkeep.end()
  expect(afterSession).toHaveBeenCalledTimes(2)
  freeBytes = 51e6
  await upkeep.end()
  expect(afterSession).toHaveBeenCalledTimes(3)
})
