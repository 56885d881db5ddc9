// Rule [VG13]: in the page, too, a newer version's vault is only read, in memory alone, and leaves no trace in the working copy.
import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { beforeEach, expect, test } from 'vitest'
import { writeCheckpoint } from './checkpoint.ts'
import { databaseName } from './db.ts'
import type { FakeBridge } from './fake-bridge.test-support.ts'
import { headsOf } from './heads.ts'
import { startHousekeeping } from './housekeeping.ts'
import { openVault } from './open-vault.ts'
import { newId, openBody, removeForGood, saveRecords } from './repository.ts'
import { entryHead, forgetPage, openTestVault, TEST_PASSPHRASE, textOf } from './test-vault.test-support.ts'
import { unlockWithPassphrase } from './vault.ts'

let fake: FakeBridge
beforeEach(async () => {
  fake = await openTestVault()
})
const save = (id: string, words: string) =>
  saveRecords([{ id, head: entryHead({ title: words }), body: { text: textOf(words) } }])

test('[VG13] it is read and shown without the saves of the newer form, and nothing is written anywhere', async () => {
  const ids = [newId(), newId(), newId()]
  for (const [at, id] of ids.entries()) await save(id, `sentence ${at}`)
  const { projection, keyring } = openVault()
  const name = databaseName(keyring.vaultId)
  projection.close()
  forgetPage()
  const rowsOf = async () => {
    const database = await new Dexie(name).open()
    const rows = [await database.table('parts').toArray(), await database.table('meta').toArray()]
    database.close()
    return rows
  }
  const before = await rowsOf()
  // The newer app's second save, which this one steps over.
  fake.disk.frames.splice(1, 1)
  fake.disk.newer = { frames: 1 }
  const frames = structuredClone(fake.disk.frames)
  const calls = fake.disk.calls.length
  const { report } = await unlockWithPassphrase(TEST_PASSPHRASE)
  expect(report).toMatchObject({ readOnly: { frames: 1 }, projection: 'none', damagedRecords: [] })
  expect(
    headsOf('entry')
      .map(({ title }) => title)
      .sort(),
  ).toEqual(['sentence 0', 'sentence 2'])
  expect(await openBody('entry', ids[2] ?? '')).toEqual({ text: textOf('sentence 2') })

  await expect(save(ids[0] ?? '', 'changed')).rejects.toMatchObject({ kind: 'newer-format' })
  await expect(removeForGood(ids[0] ?? '')).rejects.toMatchObject({ kind: 'newer-format' })
  await writeCheckpoint()
  startHousekeeping()()
  expect(
    headsOf('entry')
      .map(({ title }) => title)
      .sort(),
  ).toEqual(['sentence 0', 'sentence 2'])
  expect(fake.disk.frames).toEqual(frames)
  expect(fake.disk.calls.slice(calls).filter((call) => call !== 'readFrames')).toEqual([])
  forgetPage()
  expect(await rowsOf()).toEqual(before)
})
