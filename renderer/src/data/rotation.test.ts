// A new vault secret (rules KR1–KR9 of docs/SPEC.md).
import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { sealedUnder } from '#crypto/envelope.ts'
import { platform } from '#platform/platform.ts'
import { contentHash } from './content-lines.ts'
import type { FakeBridge } from './fake-bridge.test-support.ts'
import { prepareRecoveryCode } from './keys.ts'
import { openVault } from './open-vault.ts'
import { newId, openBody, removeForGood, saveRecords } from './repository.ts'
import { dropFormerSecrets, goOnSealing, isRotationPending, prepareRotation } from './rotation.ts'
import { compareSnapshot } from './snapshot-compare.ts'
import { entryHead, forgetPage, openTestVault, sparkHead, TEST_PASSPHRASE, textOf } from './test-vault.test-support.ts'
import { unlockWithPassphrase, unlockWithRecoveryCode } from './vault.ts'

const NEXT = 'una strada più lunga'
let fake: FakeBridge & { recoveryCode: string }
let kept: string

async function fill(): Promise<void> {
  kept = newId()
  await saveRecords([{ id: kept, head: entryHead({ title: 'kept' }), body: { text: textOf('first words') } }])
  await saveRecords([{ id: newId(), head: sparkHead('a line', kept) }])
  const gone = newId()
  await saveRecords([{ id: gone, head: entryHead({ title: 'gone' }), body: { text: textOf('gone words') } }])
  await removeForGood(gone)
  for (let count = 0; count < 8; count += 1) {
    await saveRecords([
      { id: newId(), head: entryHead({ title: `${count}` }), body: { text: textOf(`body ${count}`) } },
    ])
  }
}

beforeEach(async () => {
  fake = await openTestVault()
  await fill()
})

/** Key ids of every part in the log. */
function keyIds(): Set<number | null> {
  return new Set(fake.disk.frames.flatMap((frame) => frame.parts).map(({ sealed }) => sealedUnder(sealed)))
}

async function rotate(): Promise<string> {
  const prepared = await prepareRotation({ current: { passphrase: TEST_PASSPHRASE }, next: NEXT })
  await prepared.commit()
  expect(await goOnSealing()).toBe(true)
  return prepared.code
}

test('[KR1] after a rotation only the new passphrase and the new code open, nothing has changed, and the log holds nothing under the old secret', async () => {
  const before = await contentHash()
  const old = openVault().keyring.keyId
  const code = await rotate()
  expect(openVault().keyring.keyId).not.toBe(old)
  expect([...keyIds()]).toEqual([openVault().keyring.keyId])
  expect(await contentHash()).toBe(before)
  forgetPage()
  await expect(unlockWithPassphrase(TEST_PASSPHRASE)).rejects.toMatchObject({ kind: 'wrong-passphrase' })
  await expect(unlockWithRecoveryCode(fake.recoveryCode)).rejects.toMatchObject({ kind: 'wrong-recovery-code' })
  await unlockWithRecoveryCode(code)
  forgetPage()
  const { report } = await unlockWithPassphrase(NEXT)
  expect(report).toMatchObject({ damagedParts: 0, damagedRecords: [], missingRecords: 0 })
  expect(await contentHash()).toBe(before)
  expect(await openBody('entry', kept)).toEqual({ text: textOf('first words') })
})

test('[KR1] the log alone, read from its start, holds the same after a rotation', async () => {
  const before = await contentHash()
  await rotate()
  forgetPage()
  for (const { name } of await indexedDB.databases()) {
    if (name !== undefined) indexedDB.deleteDatabase(name)
  }
  await unlockWithPassphrase(NEXT)
  expect(await contentHash()).toBe(before)
})

test('[KR2] a wrong present key, an empty passphrase and a preparation that is not committed change nothing', async () => {
  const keyslots = structuredClone(fake.disk.keyslots)
  const frames = fake.disk.frames.length
  const wrong = prepareRotation({ current: { passphrase: 'not it' }, next: NEXT })
  await expect(wrong).rejects.toMatchObject({ kind: 'wrong-passphrase' })
  const empty = prepareRotation({ current: { passphrase: TEST_PASSPHRASE }, next: '' })
  await expect(empty).rejects.toMatchObject({ kind: 'bad-input' })
  await prepareRotation({ current: { passphrase: TEST_PASSPHRASE }, next: NEXT })
  expect(fake.disk.keyslots).toEqual(keyslots)
  expect(fake.disk.frames).toHaveLength(frames)
})

test('[KR2] a key file that the disk refuses leaves the old keys in force', async () => {
  const prepared = await prepareRotation({ current: { passphrase: TEST_PASSPHRASE }, next: NEXT })
  fake.disk.failKeyslots = 'disk-full'
  await expect(prepared.commit()).rejects.toMatchObject({ kind: 'disk-full' })
  await saveRecords([{ id: newId(), head: entryHead({ title: 'later' }) }])
  forgetPage()
  await unlockWithPassphrase(TEST_PASSPHRASE)
  expect(await isRotationPending()).toBe(false)
})

test('[KR3] cut off after any commit of the sealing, the vault opens with the same content, and the next start finishes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 3 }), fc.boolean(), fc.boolean(), async (commits, wiped, saves) => {
      fake = await openTestVault()
      await fill()
      // Enough text for several commits.
      for (let count = 0; count < 4; count += 1) {
        const body = { text: textOf(`${count} ${'word '.repeat(260_000)}`) }
        await saveRecords([{ id: newId(), head: entryHead({ title: `long ${count}` }), body }])
      }
      const before = await contentHash()
      const prepared = await prepareRotation({ current: { passphrase: TEST_PASSPHRASE }, next: NEXT })
      fake.disk.failAppends = 'disk-failed'
      fake.disk.appendsBeforeFailing = commits
      await prepared.commit()
      await goOnSealing().catch(() => undefined)
      forgetPage()
      fake.disk.failAppends = null
      if (wiped) for (const { name } of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name)
      const { report } = await unlockWithPassphrase(NEXT)
      expect(report).toMatchObject({ damagedParts: 0, damagedRecords: [], missingRecords: 0 })
      expect(await contentHash()).toBe(before)
      if (saves) {
        await saveRecords([{ id: kept, head: entryHead({ title: 'kept' }), body: { text: textOf('first words') } }])
        expect(await contentHash()).toBe(before)
      }
      expect(await goOnSealing()).toBe(true)
      expect(await isRotationPending()).toBe(false)
      expect([...keyIds()]).toEqual([openVault().keyring.keyId])
      expect(await contentHash()).toBe(before)
    }),
    { numRuns: 8 },
  )
}, 120_000)

test('[KR4] snapshots made before still open, and the old secret is given up only when none needs it', async () => {
  const { id } = await platform().makeSnapshot({ reason: 'manual' })
  await rotate()
  forgetPage()
  await unlockWithPassphrase(NEXT)
  expect(await compareSnapshot(id)).toMatchObject({ unreadable: 0, comesBack: 0, leaves: 0 })
  expect(await dropFormerSecrets()).toBe(0)
  await platform().makeSnapshot({ reason: 'manual' })
  fake.disk.snapshots = fake.disk.snapshots.filter(({ row }) => row.id !== id)
  expect(await dropFormerSecrets()).toBe(1)
  expect(fake.disk.keyslots?.former).toBeUndefined()
  const before = await contentHash()
  forgetPage()
  await unlockWithPassphrase(NEXT)
  expect(await contentHash()).toBe(before)
})

test('[KR4] a restored snapshot of the time before is sealed anew', async () => {
  const { id } = await platform().makeSnapshot({ reason: 'manual' })
  const before = await contentHash()
  await rotate()
  await platform().restoreSnapshot({ id })
  forgetPage()
  await unlockWithPassphrase(NEXT)
  expect(await contentHash()).toBe(before)
  expect(await isRotationPending()).toBe(true)
  expect(await goOnSealing()).toBe(true)
  expect([...keyIds()]).toEqual([openVault().keyring.keyId])
})

test('[KR5] two rotations in a row keep both former secrets under the newest', async () => {
  const { id } = await platform().makeSnapshot({ reason: 'manual' })
  const code = await rotate()
  const second = await prepareRotation({ current: { recoveryCode: code }, next: 'third' })
  await second.commit()
  await goOnSealing()
  forgetPage()
  await unlockWithPassphrase('third')
  expect(openVault().keyring.former.size).toBe(2)
  expect(await compareSnapshot(id)).toMatchObject({ unreadable: 0 })
})

test('[KR6] a recovery code prepared before a rotation can no longer be put in force', async () => {
  const { commit } = await prepareRecoveryCode({ current: { passphrase: TEST_PASSPHRASE } })
  await rotate()
  await expect(commit()).rejects.toMatchObject({ kind: 'unexpected' })
  forgetPage()
  await unlockWithPassphrase(NEXT)
})

test('[VG23] who has only the recovery code opens with it, makes all keys new under a new passphrase, and nothing has changed', async () => {
  const before = await contentHash()
  forgetPage()
  await unlockWithRecoveryCode(fake.recoveryCode)
  const wrong = prepareRotation({ current: { passphrase: 'long forgotten' }, next: NEXT })
  await expect(wrong).rejects.toMatchObject({ kind: 'wrong-passphrase' })
  const { code, commit } = await prepareRotation({ current: { recoveryCode: fake.recoveryCode }, next: NEXT })
  await commit()
  expect(await goOnSealing()).toBe(true)
  forgetPage()
  await expect(unlockWithRecoveryCode(fake.recoveryCode)).rejects.toMatchObject({ kind: 'wrong-recovery-code' })
  await expect(unlockWithPassphrase(TEST_PASSPHRASE)).rejects.toMatchObject({ kind: 'wrong-passphrase' })
  await unlockWithPassphrase(NEXT)
  expect(await contentHash()).toBe(before)
  forgetPage()
  await unlockWithRecoveryCode(code)
  expect(await contentHash()).toBe(before)
})
