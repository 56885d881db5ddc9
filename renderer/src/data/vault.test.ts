import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { encodeRecoveryCode } from '#shared/domain/recovery-code.ts'
import { keyslotFileSchema } from '#shared/formats/keyslots.ts'
import { createAutosave } from './autosave.ts'
import type { FakeBridge } from './fake-bridge.test-support.ts'
import { headsOf } from './heads.ts'
import { newId, openBody, saveRecords } from './repository.ts'
import { entryHead, forgetPage, openTestVault, TEST_PASSPHRASE, textOf } from './test-vault.test-support.ts'
import {
  createVault,
  isCalm,
  lock,
  newRecoveryCode,
  unlockWithPassphrase,
  unlockWithRecoveryCode,
  vaultGate,
} from './vault.ts'

let fake: FakeBridge & { recoveryCode: string }
beforeEach(async () => {
  fake = await openTestVault()
})

async function saveOne(title: string): Promise<string> {
  const id = newId()
  await saveRecords([{ id, head: entryHead({ title }), body: { text: textOf(title) } }])
  return id
}

test('[D10] a new vault has a passphrase slot and a recovery slot, each fitting the format', () => {
  const file = keyslotFileSchema.parse(fake.disk.keyslots)
  expect(file.slots.map((slot) => slot.kind)).toEqual(['passphrase', 'recovery'])
  expect(file.slots.every((slot) => slot.argon.memoryKiB >= 64 * 1024)).toBe(true)
})

test('[D10] the passphrase and the recovery code each open it, calmly', async () => {
  const id = await saveOne('kept')
  forgetPage()
  expect(await vaultGate()).toMatchObject({ state: 'locked' })
  const { report } = await unlockWithPassphrase(TEST_PASSPHRASE)
  expect(report.way).toBe('equal')
  expect(isCalm(report)).toBe(true)
  expect(headsOf('entry').map((entry) => entry.title)).toEqual(['kept'])
  forgetPage()
  await unlockWithRecoveryCode(fake.recoveryCode.toLowerCase().replaceAll('-', ' '))
  expect(await openBody('entry', id)).toEqual({ text: textOf('kept') })
})

test('[D10] wrong, mistyped and damaged are three different refusals, and change nothing', async () => {
  await saveOne('kept')
  forgetPage()
  const stored = () => structuredClone({ ...fake.disk, pagesPrinted: null })
  const before = stored()
  await expect(unlockWithPassphrase('not this')).rejects.toMatchObject({ kind: 'wrong-passphrase', mistyped: false })
  await expect(unlockWithPassphrase('')).rejects.toMatchObject({ kind: 'wrong-passphrase' })
  const other = newRecoveryCode()
  await expect(unlockWithRecoveryCode(other)).rejects.toMatchObject({ kind: 'wrong-recovery-code', mistyped: false })
  await expect(unlockWithRecoveryCode(`${other.slice(0, -1)}U`)).rejects.toMatchObject({ mistyped: true })
  expect(stored()).toEqual(before)
  expect(() => headsOf('entry')).not.toThrow()
  expect(headsOf('entry')).toEqual([])
  const slot = fake.disk.keyslots?.slots[0]
  if (slot) slot.salt = slot.salt.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'))
  await expect(unlockWithPassphrase(TEST_PASSPHRASE)).rejects.toMatchObject({ kind: 'damaged' })
  await expect(unlockWithRecoveryCode(fake.recoveryCode)).resolves.toBeDefined()
})

test('[D10] a vault is not made with a code that does not hold', async () => {
  fake.disk.keyslots = null
  fake.disk.logId = null
  const mistyped = encodeRecoveryCode(new Uint8Array(20)).replace('0', '1')
  await expect(createVault({ passphrase: 'x', recoveryCode: mistyped })).rejects.toMatchObject({ mistyped: true })
  await expect(createVault({ passphrase: '', recoveryCode: newRecoveryCode() })).rejects.toMatchObject({
    kind: 'bad-input',
  })
  expect(fake.disk.keyslots).toBeNull()
})

test('[D10] locking saves what is unsaved, writes a checkpoint, and then reloads', async () => {
  const saved: string[] = []
  const autosave = createAutosave(async () => {
    saved.push(await saveOne('typed a moment ago'))
  })
  autosave.touch()
  await lock()
  expect(saved).toHaveLength(1)
  expect(fake.disk.frames.at(-1)?.parts[0]?.part).toBe('checkpoint')
  expect(fake.disk.calls.at(-1)).toBe('lockWindow')
})

test('[D10] locking stays when something could not be saved', async () => {
  const autosave = createAutosave(() => saveOne('will not fit').then(() => undefined))
  autosave.touch()
  fake.disk.failAppends = 'disk-full'
  await expect(lock()).rejects.toMatchObject({ kind: 'disk-full' })
  expect(fake.disk.calls).not.toContain('lockWindow')
  fake.disk.failAppends = null
  await autosave.flush()
})

test('[D10] the gate tells first start, damaged keyslots and a missing log apart', async () => {
  await saveOne('kept')
  const { keyslots, logId } = fake.disk
  fake.disk.logId = null
  expect(await vaultGate()).toEqual({ state: 'log-missing', projectionRows: 2 })
  fake.disk.keyslots = null
  expect(await vaultGate()).toEqual({ state: 'none' })
  fake.disk.logId = logId
  expect(await vaultGate()).toEqual({ state: 'keyslots-damaged' })
  fake.disk.keyslots = keyslots
  expect(await vaultGate()).toMatchObject({ state: 'locked' })
})
