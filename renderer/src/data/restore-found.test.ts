// A vault from a snapshot found in a folder (rule KR62 of docs/SPEC.md).
import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { platform, setBridge } from '#platform/platform.ts'
import { contentHash } from './content-lines.ts'
import { fakeBridge } from './fake-bridge.test-support.ts'
import { headsOf } from './heads.ts'
import { changePassphrase } from './keys.ts'
import { newId, saveRecords } from './repository.ts'
import { findSnapshots, restoreFound } from './restore-found.ts'
import {
  entryHead,
  forgetPage,
  installFakeBridge,
  openTestVault,
  TEST_PASSPHRASE,
  textOf,
} from './test-vault.test-support.ts'
import { unlockWithPassphrase, vaultGate } from './vault.ts'

/** A computer without a vault, and the snapshot of another with the key slots of its date. */
async function fresh() {
  const old = await openTestVault()
  await saveRecords([{ id: newId(), head: entryHead({ title: 'kept' }), body: { text: textOf('words') } }])
  const row = await platform().makeSnapshot({ reason: 'manual' })
  const { keyslots, frames } = structuredClone({ keyslots: old.disk.keyslots, frames: old.disk.frames })
  if (keyslots === null) throw new Error('no keyslots')
  const hash = await contentHash()
  await changePassphrase({ current: { passphrase: TEST_PASSPHRASE }, next: 'a later one' })
  forgetPage()
  const fake = installFakeBridge(fakeBridge({ folderToChoose: 'stick', foundSnapshots: [{ row, frames, keyslots }] }))
  const [found] = (await findSnapshots())?.snapshots ?? []
  if (found === undefined) throw new Error('nothing found')
  return { fake, found, hash, recoveryCode: old.recoveryCode }
}

test('[KR62] it opens with the passphrase of its date and holds the same; a later passphrase does not open it', async () => {
  const { found, hash } = await fresh()
  const later = restoreFound(found, { passphrase: 'a later one' })
  await expect(later).rejects.toMatchObject({ kind: 'wrong-passphrase' })
  expect(await vaultGate()).toEqual({ state: 'none' })
  await restoreFound(found, { passphrase: TEST_PASSPHRASE })
  expect(await contentHash()).toBe(hash)
  forgetPage()
  await unlockWithPassphrase(TEST_PASSPHRASE)
  expect(headsOf('entry').map(({ title }) => title)).toEqual(['kept'])
})

test('[KR62] the recovery code opens it too; without room, or when it fails on the way, there is no vault afterwards', async () => {
  const { fake, found, recoveryCode } = await fresh()
  fake.disk.freeBytes = 40_000_000
  await expect(restoreFound(found, { recoveryCode })).rejects.toMatchObject({ kind: 'disk-full' })
  expect(await vaultGate()).toEqual({ state: 'none' })
  fake.disk.freeBytes = 1e12
  const gone = { ...found, snapshot: { ...found.snapshot, id: newId() } }
  await expect(restoreFound(gone, { recoveryCode })).rejects.toMatchObject({ kind: 'bad-input' })
  expect(await vaultGate()).toEqual({ state: 'none' })
  await restoreFound(found, { recoveryCode })
  expect(headsOf('entry')).toHaveLength(1)
})

test('[VG22] a lock that comes meanwhile ends it at its next step, and what was made is moved aside', async () => {
  const { fake, found } = await fresh()
  const stopped = new AbortController()
  const { restoreFoundSnapshot } = fake.bridge
  fake.bridge.restoreFoundSnapshot = async (input) => {
    stopped.abort()
    return restoreFoundSnapshot(input)
  }
  setBridge(fake.bridge)
  const restoring = restoreFound(found, { passphrase: TEST_PASSPHRASE }, undefined, stopped.signal)
  await expect(restoring).rejects.toMatchObject({ name: 'AbortError' })
  expect(fake.disk.calls).toContain('stopRestore')
  expect(await vaultGate()).toEqual({ state: 'none' })
})
