import 'fake-indexeddb/auto'
import 'temporal-polyfill/global'
import { beforeEach, expect, test, vi } from 'vitest'
import { headOf, headsOf } from './heads.ts'
import { writeHeadsCache } from './heads-cache.ts'
import { openBody, removeForGood, saveRecords } from './repository.ts'
import { entryHead, forgetPage, openTestVault, TEST_PASSPHRASE, textOf } from './test-vault.test-support.ts'
import { unlockWithPassphrase } from './vault.ts'

let disk: Awaited<ReturnType<typeof openTestVault>>['disk']
const id = (letter: string) => letter.repeat(22)
const save = (letter: string, title: string) =>
  saveRecords([{ id: id(letter), head: entryHead({ title }), body: { text: textOf(`${title} and more`) } }])

/** Unlocks anew and answers how many sealed pieces had to be opened for it. */
async function openAgain(): Promise<number> {
  forgetPage()
  const decrypt = vi.spyOn(crypto.subtle, 'decrypt')
  const { report } = await unlockWithPassphrase(TEST_PASSPHRASE)
  expect(report).toMatchObject({ damagedRecords: [], missingRecords: 0, newerRecords: 0 })
  const count = decrypt.mock.calls.length
  decrypt.mockRestore()
  return count
}
const titles = () => headsOf('entry').map(({ title }) => title)

beforeEach(async () => {
  disk = (await openTestVault()).disk
  for (const letter of 'abcdefghij') await save(letter, letter)
})

test('[BE3] a cache spares opening each head, and the records are the same with it and without', async () => {
  const without = await openAgain()
  const before = headsOf('entry')
  expect(before).toHaveLength(10)
  await writeHeadsCache()
  expect(without - (await openAgain())).toBeGreaterThanOrEqual(9)
  expect(headsOf('entry')).toEqual(before)
  await save('a', 'written on')
  expect(headOf(id('a'))).toMatchObject({ title: 'written on' })
  expect((await openBody('entry', id('b'))).text).toEqual(textOf('b and more'))
})

test('[BE3] what changed, came or was removed since is read from its own row', async () => {
  await writeHeadsCache()
  await save('b', 'changed')
  await save('k', 'new')
  await removeForGood(id('c'))
  await openAgain()
  expect([...titles()].sort()).toEqual(['a', 'changed', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'new'])
  expect(headOf(id('c'))).toBeUndefined()
})

test('[BE3] a cache that was tampered with is as if it were not there', async () => {
  await writeHeadsCache()
  const file = disk.caches.get('heads')
  if (!file) throw new Error('no cache was written')
  file[file.byteLength - 20] = (file[file.byteLength - 20] ?? 0) ^ 1
  await openAgain()
  expect(titles()).toHaveLength(10)
})

test('[BE3] none is written after a commit that failed: its revision may yet be found in the log', async () => {
  disk.failAppends = 'disk-full'
  await expect(save('a', 'not saved')).rejects.toThrow()
  disk.failAppends = null
  await writeHeadsCache()
  expect(disk.caches.has('heads')).toBe(false)
})
