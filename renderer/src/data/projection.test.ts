// Rules TF1–TF3: the working copy follows the log without keeping a save waiting, and is read as if it had arrived.
import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { openDatabase } from './db.ts'
import type { FakeBridge } from './fake-bridge.test-support.ts'
import { headsOf } from './heads.ts'
import { openVault } from './open-vault.ts'
import { makeProjection } from './projection.ts'
import { newId, openBody, saveRecords } from './repository.ts'
import { entryHead, forgetPage, openTestVault, TEST_PASSPHRASE, textOf } from './test-vault.test-support.ts'
import { unlockWithPassphrase } from './vault.ts'

let fake: FakeBridge
beforeEach(async () => {
  fake = await openTestVault()
})

const write = (id: string, words: string) => ({ id, head: entryHead({ title: words }), body: { text: textOf(words) } })

/** A projection whose writes to the disk wait until they are let go. */
async function slowProjection(vaultId: string): Promise<{ release: () => void }> {
  const database = await openDatabase(vaultId)
  let release = () => undefined as unknown
  const gate = new Promise<void>((resolve) => {
    release = () => resolve()
  })
  const transaction = database.transaction.bind(database) as (...given: unknown[]) => Promise<unknown>
  Object.assign(database, {
    transaction: async (...given: unknown[]) => {
      await gate
      return transaction(...given)
    },
  })
  openVault().projection = makeProjection(database, 'none')
  return { release: () => void release() }
}

test('[TF1] a save is acknowledged when the log has it, however slow the working copy is', async () => {
  const { release } = await slowProjection(openVault().keyring.vaultId)
  const id = newId()
  const frames = fake.disk.frames.length
  await saveRecords([write(id, 'first')])
  await saveRecords([write(id, 'second')])
  expect(fake.disk.frames).toHaveLength(frames + 2)
  expect(headsOf('entry').map(({ title }) => title)).toEqual(['second'])
  // What is on its way is read as if it had arrived.
  expect(await openBody('entry', id)).toEqual({ text: textOf('second') })
  expect((await openVault().projection.getMany([id], 'body'))[0]?.revision).toBe(2)
  release()
  await openVault().projection.settled()
  expect(await openVault().projection.position()).toEqual(openVault().position)
  expect((await openVault().projection.get(id, 'body'))?.revision).toBe(2)
})

test('[TF2] no more than two commits wait for the working copy: the next save does', async () => {
  const { release } = await slowProjection(openVault().keyring.vaultId)
  await saveRecords([write(newId(), 'one')])
  await saveRecords([write(newId(), 'two')])
  let isSaved = false
  const third = saveRecords([write(newId(), 'three')]).then(() => {
    isSaved = true
  })
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(isSaved).toBe(false)
  release()
  await third
  expect(headsOf('entry')).toHaveLength(3)
})

test('[TF3] a page that goes before the working copy has a save finds it in the log', async () => {
  await saveRecords([write(newId(), 'arrived')])
  await openVault().projection.settled()
  const { keyring } = openVault()
  await slowProjection(keyring.vaultId)
  const id = newId()
  await saveRecords([write(id, 'on its way')])
  forgetPage()
  const { report } = await unlockWithPassphrase(TEST_PASSPHRASE)
  expect(report).toMatchObject({ way: 'replay', framesRead: 1, damagedParts: 0 })
  expect(await openBody('entry', id)).toEqual({ text: textOf('on its way') })
})

test('[TF3] of rows that are there already the highest revision stays, whatever is replayed', async () => {
  const { projection, position } = openVault()
  const row = (revision: number, byte: number) => ({
    recordId: 'a'.repeat(22),
    part: 'head' as const,
    revision,
    operation: 'put' as const,
    sealed: Uint8Array.of(byte),
    seq: revision,
  })
  await projection.apply([row(2, 2)], position)
  await projection.apply([row(1, 1)], position)
  expect(await projection.get('a'.repeat(22), 'head')).toMatchObject({ revision: 2 })
})
