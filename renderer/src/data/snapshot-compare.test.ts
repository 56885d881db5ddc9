import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { platform } from '#platform/platform.ts'
import type { FakeBridge } from './fake-bridge.test-support.ts'
import { headOf } from './heads.ts'
import { newId, removeForGood, saveRecords } from './repository.ts'
import { compareSnapshot } from './snapshot-compare.ts'
import { entryHead, openTestVault, textOf } from './test-vault.test-support.ts'

let fake: FakeBridge
beforeEach(async () => {
  fake = await openTestVault()
})

async function write(id: string, words: string, deletedAt: string | null = null): Promise<void> {
  const head = entryHead({ firstWords: words, updatedAt: new Date().toISOString(), deletedAt })
  await saveRecords([{ id, head, body: { text: textOf(words) } }])
}

test('[U40] restoring is told in numbers: what comes back, what is as it was, what leaves', async () => {
  const [same, changed, removed, trashed, fresh] = [newId(), newId(), newId(), newId(), newId()]
  for (const id of [same, changed, removed, trashed]) await write(id, 'then')
  const { id } = await platform().makeSnapshot({ reason: 'manual' })
  await write(changed, 'now')
  await removeForGood(removed)
  await write(trashed, 'then', '2026-03-02T08:00:00Z')
  await write(fresh, 'new')
  expect(await compareSnapshot(id)).toEqual({ inSnapshot: 4, comesBack: 2, changesBack: 1, leaves: 1, unreadable: 0 })
})

test('[U41] a snapshot of the present state would change nothing, and comparing writes nothing', async () => {
  const id = newId()
  await write(id, 'one')
  const snapshot = await platform().makeSnapshot({ reason: 'manual' })
  const before = fake.disk.frames.length
  const told: number[] = []
  const compared = await compareSnapshot(snapshot.id, ({ done, total }) => told.push(done / total))
  expect(compared).toEqual({ inSnapshot: 1, comesBack: 0, changesBack: 0, leaves: 0, unreadable: 0 })
  expect(told.at(-1)).toBe(1)
  expect(fake.disk.frames).toHaveLength(before)
  expect(headOf(id)).toMatchObject({ firstWords: 'one' })
})

test('[U42] a part of the snapshot that does not open is counted, not guessed', async () => {
  await write(newId(), 'one')
  const snapshot = await platform().makeSnapshot({ reason: 'manual' })
  const part = fake.disk.snapshots[0]?.frames[0]?.parts[1]
  if (part) part.sealed[40] = (part.sealed[40] ?? 0) ^ 1
  expect(await compareSnapshot(snapshot.id)).toMatchObject({ inSnapshot: 1, unreadable: 1 })
})
