// A vault without a passphrase (rules KR12–KR14 of docs/SPEC.md).
import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import type { FakeBridge } from './fake-bridge.test-support.ts'
import { headsOf } from './heads.ts'
import { changePassphrase, declinePassphrase, prepareRecoveryCode, wayIn } from './keys.ts'
import { newId, saveRecords } from './repository.ts'
import { goOnSealing, prepareRotation } from './rotation.ts'
import { entryHead, forgetPage, installFakeBridge, openTestVault, TEST_PASSPHRASE } from './test-vault.test-support.ts'
import {
  createVault,
  newRecoveryCode,
  unlockWithDeviceKey,
  unlockWithPassphrase,
  unlockWithRecoveryCode,
  vaultGate,
} from './vault.ts'

let fake: FakeBridge
let code: string
beforeEach(async () => {
  fake = installFakeBridge()
  code = newRecoveryCode()
  await createVault({ passphrase: null, recoveryCode: code })
  await saveRecords([{ id: newId(), head: entryHead({ title: 'kept' }) }])
  forgetPage()
})
const titles = () => headsOf('entry').map((entry) => entry.title)
const kinds = () => fake.disk.keyslots?.slots.map(({ kind }) => kind)

test('[KR12] without a passphrase this computer opens the vault, and so does the recovery code; no passphrase does', async () => {
  expect(await vaultGate()).toMatchObject({ state: 'locked', device: true })
  await expect(unlockWithPassphrase('')).rejects.toMatchObject({ kind: 'wrong-passphrase' })
  await expect(unlockWithPassphrase('anything')).rejects.toMatchObject({ kind: 'wrong-passphrase' })
  await unlockWithDeviceKey()
  expect(titles()).toEqual(['kept'])
  forgetPage()
  await unlockWithRecoveryCode(code)
  expect(titles()).toEqual(['kept'])
})

test('[KR12] where this computer has lost its key, that is said, nothing is changed, and the recovery code opens', async () => {
  fake.disk.deviceKeys.clear()
  await expect(unlockWithDeviceKey()).rejects.toMatchObject({ kind: 'no-device-key' })
  await unlockWithRecoveryCode(code)
  await changePassphrase({ current: { recoveryCode: code }, next: 'found again' })
  forgetPage()
  await unlockWithPassphrase('found again')
})

test('[KR13] a passphrase set later takes the place of this computer’s key, and may be given up again', async () => {
  await unlockWithDeviceKey()
  await changePassphrase({ current: { device: true }, next: 'a door' })
  expect(kinds()).toEqual(['passphrase', 'recovery'])
  expect(fake.disk.deviceKeys.size).toBe(0)
  forgetPage()
  await expect(unlockWithDeviceKey()).rejects.toMatchObject({ kind: 'no-device-key' })
  expect(await vaultGate()).toMatchObject({ state: 'locked', device: false })
  await unlockWithPassphrase('a door')
  const wrong = declinePassphrase({ current: { passphrase: 'not it' } })
  await expect(wrong).rejects.toMatchObject({ kind: 'wrong-passphrase' })
  expect(kinds()).toEqual(['passphrase', 'recovery'])
  expect(await declinePassphrase({ current: { passphrase: 'a door' } })).toBe('file')
  expect(kinds()).toEqual(['device', 'recovery'])
  expect(await wayIn()).toBe('device')
  forgetPage()
  await expect(unlockWithPassphrase('a door')).rejects.toMatchObject({ kind: 'wrong-passphrase' })
  await unlockWithDeviceKey()
  expect(titles()).toEqual(['kept'])
})

test('[KR13] a disk that refuses the slots leaves the way in as it was', async () => {
  await unlockWithDeviceKey()
  fake.disk.failKeyslots = 'disk-full'
  const change = changePassphrase({ current: { device: true }, next: 'a door' })
  await expect(change).rejects.toMatchObject({ kind: 'disk-full' })
  forgetPage()
  await unlockWithDeviceKey()
})

test('[KR14] without a passphrase a new code and all keys new work with this computer’s key; the old ones then open nothing', async () => {
  await unlockWithDeviceKey()
  const before = structuredClone(fake.disk.deviceKeys)
  const { code: next, commit } = await prepareRecoveryCode({ current: { device: true } })
  await commit()
  const rotation = await prepareRotation({ current: { device: true }, next: null })
  await rotation.commit()
  expect(await goOnSealing()).toBe(true)
  expect(kinds()).toEqual(['device', 'recovery'])
  forgetPage()
  await expect(unlockWithRecoveryCode(next)).rejects.toMatchObject({ kind: 'wrong-recovery-code' })
  await unlockWithDeviceKey()
  expect(titles()).toEqual(['kept'])
  forgetPage()
  await unlockWithRecoveryCode(rotation.code)
  forgetPage()
  fake.disk.deviceKeys = before
  await expect(unlockWithDeviceKey()).rejects.toMatchObject({ kind: 'no-device-key' })
})

test('[KR13] a vault that was made with a passphrase keeps no key of this computer', async () => {
  const other = await openTestVault()
  expect(other.disk.deviceKeys.size).toBe(0)
  forgetPage()
  await unlockWithPassphrase(TEST_PASSPHRASE)
})
