// Changing the passphrase and the recovery code (rules K1–K7 of docs/SPEC.md).
import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { deriver, setDeriver } from './current-key.ts'
import type { FakeBridge } from './fake-bridge.test-support.ts'
import { headsOf } from './heads.ts'
import { changePassphrase, prepareRecoveryCode } from './keys.ts'
import { newId, saveRecords } from './repository.ts'
import { entryHead, forgetPage, openTestVault, TEST_PASSPHRASE } from './test-vault.test-support.ts'
import { unlockWithPassphrase, unlockWithRecoveryCode } from './vault.ts'

let fake: FakeBridge & { recoveryCode: string }
beforeEach(async () => {
  fake = await openTestVault()
  await saveRecords([{ id: newId(), head: entryHead({ title: 'kept' }) }])
})
const titles = () => headsOf('entry').map((entry) => entry.title)

test('[K1] after a change only the new passphrase opens, the recovery code still does, and no record was touched', async () => {
  const frames = fake.disk.frames.length
  const stages: string[] = []
  await changePassphrase({ current: { passphrase: TEST_PASSPHRASE }, next: 'a louder street' }, (at) => stages.push(at))
  expect(stages).toEqual(['opening', 'writing'])
  expect(fake.disk.frames).toHaveLength(frames)
  expect(fake.disk.keyslots?.generation).toBe(2)
  forgetPage()
  await expect(unlockWithPassphrase(TEST_PASSPHRASE)).rejects.toMatchObject({ kind: 'wrong-passphrase' })
  await unlockWithPassphrase('a louder street')
  expect(titles()).toEqual(['kept'])
  forgetPage()
  await unlockWithRecoveryCode(fake.recoveryCode)
  expect(titles()).toEqual(['kept'])
})

test('[K2] a forgotten passphrase is replaced with the recovery code', async () => {
  await changePassphrase({ current: { recoveryCode: fake.recoveryCode }, next: 'new' })
  forgetPage()
  await unlockWithPassphrase('new')
  expect(titles()).toEqual(['kept'])
})

test('[K3] a wrong present key, an empty next one and a slip of the hand change nothing', async () => {
  const before = JSON.stringify(fake.disk.keyslots)
  const change = (current: Parameters<typeof changePassphrase>[0]['current'], next = 'x') =>
    changePassphrase({ current, next })
  await expect(change({ passphrase: 'wrong' })).rejects.toMatchObject({ kind: 'wrong-passphrase' })
  await expect(change({ passphrase: TEST_PASSPHRASE }, '')).rejects.toMatchObject({ kind: 'bad-input' })
  await expect(change({ recoveryCode: 'ABCD' })).rejects.toMatchObject({ kind: 'wrong-recovery-code', mistyped: true })
  await expect(prepareRecoveryCode({ current: { passphrase: 'wrong' } })).rejects.toMatchObject({
    kind: 'wrong-passphrase',
  })
  expect(JSON.stringify(fake.disk.keyslots)).toBe(before)
})

test('[K4] a new recovery code is in force only once it is committed, and the old one then never again', async () => {
  const prepared = await prepareRecoveryCode({ current: { passphrase: TEST_PASSPHRASE } })
  forgetPage()
  await unlockWithRecoveryCode(fake.recoveryCode)
  await prepared.commit()
  forgetPage()
  await expect(unlockWithRecoveryCode(fake.recoveryCode)).rejects.toMatchObject({ kind: 'wrong-recovery-code' })
  await unlockWithRecoveryCode(prepared.code)
  expect(titles()).toEqual(['kept'])
})

test('[K5] a slot that does not open is never written', async () => {
  const before = JSON.stringify(fake.disk.keyslots)
  const real = deriver()
  // Disk or memory gone bad between wrapping and the trial: the worker rejects, as rewrapSlot does.
  setDeriver({ ...real, rewrap: () => Promise.reject(new Error('the new slot does not open')) })
  await expect(changePassphrase({ current: { passphrase: TEST_PASSPHRASE }, next: 'x' })).rejects.toThrow()
  expect(JSON.stringify(fake.disk.keyslots)).toBe(before)
})

test('[K7] 1,000 wrong passphrases, near misses among them, are all refused, and no file is changed', async () => {
  const right = 'Perché il caffè, nonna?'
  await changePassphrase({ current: { passphrase: TEST_PASSPHRASE }, next: right })
  forgetPage()
  const before = JSON.stringify([fake.disk.keyslots, fake.disk.frames])
  const at = fc.nat(right.length - 1)
  const wrong = fc
    .oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      at.map((place) => right.slice(0, place) + right.slice(place + 1)),
      fc
        .tuple(at, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }))
        .map(([place, letter]) => right.slice(0, place) + letter + right.slice(place)),
      at.map((place) => right.slice(0, place) + right.slice(place).toUpperCase()),
      fc.constantFrom(
        ` ${right}`,
        `${right} `,
        `${right}\n`,
        right.normalize('NFD').replaceAll(/\p{M}/gu, ''),
        right.toLowerCase(),
      ),
    )
    .filter((typed) => typed.normalize('NFC') !== right)
  await fc.assert(
    fc.asyncProperty(wrong, async (typed) => {
      await expect(unlockWithPassphrase(typed)).rejects.toMatchObject({ kind: 'wrong-passphrase' })
    }),
    { numRuns: 1000 },
  )
  expect(JSON.stringify([fake.disk.keyslots, fake.disk.frames])).toBe(before)
  for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD'] as const) {
    await unlockWithPassphrase(right.normalize(form))
    forgetPage()
  }
}, 60_000)
