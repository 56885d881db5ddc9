// [OP1] to [OP6]: what the heads cache tells is the truth of now, or every row is read. Over a disk in memory.
import 'fake-indexeddb/auto'
import 'temporal-polyfill/global'
import Dexie from 'dexie'
import { beforeEach, expect, test, vi } from 'vitest'
import { utf8 } from '#crypto/bytes.ts'
import { platform } from '#platform/platform.ts'
import { writeCache } from './cache-file.ts'
import { writeCheckpoint } from './checkpoint.ts'
import { databaseName } from './db.ts'
import { headOf, headsOf, trashOf } from './heads.ts'
import { writeHeadsCache } from './heads-cache.ts'
import { openVault } from './open-vault.ts'
import { openBody, removeForGood, saveRecords, sealAhead } from './repository.ts'
import { entryHead, forgetPage, openTestVault, TEST_PASSPHRASE, textOf } from './test-vault.test-support.ts'
import { unlockWithPassphrase } from './vault.ts'

let disk: Awaited<ReturnType<typeof openTestVault>>['disk']
const id = (letter: string) => letter.repeat(22)
const save = (letter: string, title: string, deletedAt: string | null = null) =>
  saveRecords([{ id: id(letter), head: entryHead({ title, deletedAt }), body: { text: textOf(`${title} and more`) } }])
const titles = () =>
  headsOf('entry')
    .map(({ title }) => title)
    .sort()

async function openAgain(): Promise<void> {
  openVault().projection.close()
  forgetPage()
  const { report } = await unlockWithPassphrase(TEST_PASSPHRASE)
  expect(report).toMatchObject({ damagedRecords: [], missingRecords: 0, newerRecords: 0 })
}

/** Changes what stands in the working copy behind the app's back, where it keeps its position. */
async function inWorkingCopy(change: (parts: Dexie.Table) => Promise<unknown>): Promise<void> {
  const database = await new Dexie(databaseName(openVault().keyring.vaultId)).open()
  await change(database.table('parts'))
  database.close()
}

beforeEach(async () => {
  disk = (await openTestVault()).disk
  for (const letter of 'abcdefghij') await save(letter, letter)
})

test('[OP1] at the same commit no row is read: the list is whole even where the working copy has lost its heads', async () => {
  await writeHeadsCache()
  const before = headsOf('entry')
  await inWorkingCopy((parts) => parts.where('part').equals('head').delete())
  await openAgain()
  expect(openVault().isHeadsCacheGood).toBe(true)
  expect(headsOf('entry')).toEqual(before)
  expect((await openBody('entry', id('b'))).text).toEqual(textOf('b and more'))
  await save('b', 'written on')
  await save('k', 'new')
  await openAgain()
  expect(titles()).toEqual(['a', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'new', 'written on'])
})

test('[OP2] what came after the cache is taken from the log: changed, new, into the trash and out of it, removed for good', async () => {
  await save('t', 'in the trash', '2026-03-02T08:00:00Z')
  await writeHeadsCache()
  await save('b', 'once')
  await save('b', 'twice')
  await save('k', 'new')
  await save('d', 'thrown away', '2026-03-03T08:00:00Z')
  await save('t', 'back')
  await removeForGood(id('c'))
  await inWorkingCopy((parts) => parts.where('part').equals('head').delete())
  await openAgain()
  expect(openVault().isHeadsCacheGood).toBe(true)
  expect(titles()).toEqual(['a', 'back', 'e', 'f', 'g', 'h', 'i', 'j', 'new', 'twice'])
  expect(trashOf('entry').map(({ title }) => title)).toEqual(['thrown away'])
  expect(headOf(id('c'))).toBeUndefined()
  expect((await openBody('entry', id('b'))).text).toEqual(textOf('twice and more'))
})

test('[OP2] a record removed for good stays so through the next cache, and its revisions are not given again', async () => {
  await removeForGood(id('c'))
  const gone = openVault().records.get(id('c'))
  await writeHeadsCache()
  await openAgain()
  expect(headOf(id('c'))).toBeUndefined()
  expect(openVault().records.get(id('c'))).toEqual(gone)
  await save('c', 'written again')
  await openAgain()
  expect(titles()).toContain('written again')
})

test('[OP2] a record that was sealed ahead when the cache was written is there once its commit is', async () => {
  const write = { id: id('n'), head: entryHead({ title: 'brought over' }), body: { text: textOf('from afar') } }
  const ahead = await sealAhead([write], async () => undefined)
  await writeHeadsCache()
  await saveRecords([], ahead)
  await openAgain()
  expect(openVault().isHeadsCacheGood).toBe(true)
  expect(titles()).toContain('brought over')
  expect((await openBody('entry', id('n'))).text).toEqual(textOf('from afar'))
})

/** What the cache would hold had `a` another title, sealed as if at `chain`. */
async function writeAnother(chain: string, version = '0.0.0'): Promise<void> {
  const { records, position } = openVault()
  const lines = headsOf('entry').map((head) => {
    const title = head.id === id('a') ? 'of another past' : head.title
    const state = records.get(head.id)
    return [state?.revision, state?.bodyRevision, { ...head, title }]
  })
  const content = { version, isWhole: true, gone: [], lines }
  await writeCache('heads', [utf8(JSON.stringify(content))], { ...position, chain })
}

test('[OP3] a cache of the same log and number, but of another past, is not used', async () => {
  await writeAnother(openVault().position.chain)
  await openAgain()
  // The control: it is a cache that would be believed.
  expect(titles()).toContain('of another past')
  await writeAnother('a'.repeat(64))
  await openAgain()
  expect(titles()).toEqual([...'abcdefghij'])
})

test('[OP3] nor is one of another past with more commits after it', async () => {
  const own = openVault().position
  await writeAnother('a'.repeat(64))
  await save('k', 'new')
  await openAgain()
  expect(titles()).toEqual([...'abcdefghij', 'new'])
  expect(openVault().position.seq).toBeGreaterThan(own.seq)
})

test('[OP3] where compaction has dropped the commit of the cache, every row is read', async () => {
  await writeHeadsCache()
  await save('b', 'changed')
  vi.spyOn(platform(), 'chainAt').mockResolvedValue(null)
  await openAgain()
  vi.restoreAllMocks()
  expect(openVault().isHeadsCacheGood).toBe(false)
  expect(titles()).toContain('changed')
})

test('[OP4] another version of the app reads every head itself', async () => {
  await writeAnother(openVault().position.chain, '0.0.1')
  await openAgain()
  expect(openVault().isHeadsCacheGood).toBe(false)
  expect(titles()).toEqual([...'abcdefghij'])
})

test('[OP5] a cache written while a record could not be shown does not hide it for ever', async () => {
  openVault().records.set(id('z'), { revision: 1, bodyRevision: null, alive: true })
  await writeHeadsCache()
  await openAgain()
  expect(openVault().isHeadsCacheGood).toBe(false)
  expect(titles()).toHaveLength(10)
})

test('[OP5] a cache with fewer live records than the checkpoint counted is not believed', async () => {
  const empty = utf8(JSON.stringify({ version: '0.0.0', isWhole: true, gone: [], lines: [] }))
  await writeCheckpoint()
  await writeCache('heads', [empty], openVault().position)
  await openAgain()
  expect(openVault().isHeadsCacheGood).toBe(false)
  expect(titles()).toEqual([...'abcdefghij'])
})

test('[OP6] commits that cannot all be read after the cache are not guessed at', async () => {
  await writeHeadsCache()
  await save('b', 'changed')
  await save('c', 'changed too')
  // The working copy has followed.
  await openAgain()
  const readFrames = platform().readFrames
  vi.spyOn(platform(), 'readFrames').mockImplementation(async (input) => {
    const { frames, done } = await readFrames(input)
    return { frames: frames.slice(1), done }
  })
  await openAgain()
  vi.restoreAllMocks()
  expect(openVault().isHeadsCacheGood).toBe(false)
  expect(titles()).toEqual(['a', 'changed', 'changed too', 'd', 'e', 'f', 'g', 'h', 'i', 'j'])
  expect(disk.caches.has('heads')).toBe(true)
})
