// [FN6] and [FN8] with a real vault, a real index and a disk in memory.
import 'fake-indexeddb/auto'
import 'temporal-polyfill/global'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { removeForGood, saveRecords } from '#data/repository.ts'
import {
  entryHead,
  forgetPage,
  openTestVault,
  sparkHead,
  TEST_PASSPHRASE,
  textOf,
} from '#data/test-vault.test-support.ts'
import { unlockWithPassphrase } from '#data/vault.ts'
import { platform } from '#platform/platform.ts'
import type { QuestionName } from '#search/messages.ts'
import { directClient } from '#search/search-client.ts'
import { makeIndex } from '#search/search-index.test-support.ts'
import { NO_FILTER } from '#shared/domain/search/filter.ts'
import { parseQuery } from '#shared/domain/search/query.ts'
import { find, finderState, keepIndex, startFinder } from './finder.ts'

let disk: Awaited<ReturnType<typeof openTestVault>>['disk']
let stop: () => void = () => undefined
const id = (letter: string) => letter.repeat(22)

async function start(): Promise<void> {
  stop = startFinder(directClient(await makeIndex()))
  await vi.waitFor(() => expect(finderState.getState().state.phase).toBe('ready'))
}
async function found(typed: string): Promise<string[]> {
  const { terms } = parseQuery(typed, { moods: [], energies: [], today: '2026-01-01' })
  return (await find({ terms, filter: NO_FILTER, limit: 20 })).hits.map((hit) => hit.id[0] ?? '').sort()
}
const eventually = (typed: string, ids: string[]) => vi.waitFor(async () => expect(await found(typed)).toEqual(ids))

async function lockAndOpen(): Promise<void> {
  stop()
  forgetPage()
  await unlockWithPassphrase(TEST_PASSPHRASE)
}

beforeEach(async () => {
  disk = (await openTestVault()).disk
})
afterEach(() => {
  stop()
  forgetPage()
})

test('[FN6] what is saved is found at once: entries, sparks, changes of the head alone; the trash is not', async () => {
  await start()
  await saveRecords([{ id: id('a'), head: entryHead(), body: { text: textOf('a heron on the roof') } }])
  await saveRecords([{ id: id('s'), head: sparkHead('a heron', id('a')) }])
  await eventually('heron', ['a', 's'])
  await saveRecords([{ id: id('a'), head: entryHead({ title: 'Weather' }) }])
  await eventually('weather', ['a'])
  expect(await found('heron')).toEqual(['a', 's'])
  await saveRecords([{ id: id('a'), head: entryHead({ deletedAt: '2026-03-02T08:00:00Z' }) }])
  await eventually('heron', ['s'])
  await saveRecords([{ id: id('a'), head: entryHead() }])
  await eventually('heron', ['a', 's'])
  await removeForGood(id('a'))
  await eventually('heron', ['s'])
})

test('[FN8] after a lock everything is found again, without an image, with one, and with one that is older', async () => {
  await saveRecords([{ id: id('a'), head: entryHead(), body: { text: textOf('a heron on the roof') } }])
  await start()
  await eventually('heron', ['a'])
  await keepIndex()
  expect([...disk.caches.keys()]).toEqual(['search', 'heads'])
  await saveRecords([
    { id: id('b'), head: entryHead(), body: { text: textOf('a second heron') } },
    { id: id('a'), head: entryHead(), body: { text: textOf('a gull instead') } },
  ])
  await lockAndOpen()
  await start()
  expect(await found('heron')).toEqual(['b'])
  expect(await found('gull')).toEqual(['a'])
})

test('[FN9] no word lies readable in the image on the disk; in the image itself it does', async () => {
  const index = await makeIndex()
  stop = startFinder(directClient(index))
  await vi.waitFor(() => expect(finderState.getState().state.phase).toBe('ready'))
  await saveRecords([{ id: id('a'), head: entryHead(), body: { text: textOf('zwetschgenkuchen') } }])
  await eventually('zwetschgenkuchen', ['a'])
  const control = Buffer.concat(index.image())
  await keepIndex()
  const sealed = Buffer.from(disk.caches.get('search') ?? new Uint8Array())
  expect(sealed.byteLength).toBeGreaterThan(1000)
  expect(control.includes('zwetschgenkuchen')).toBe(true)
  expect(sealed.includes('zwetschgenkuchen')).toBe(false)
})

test('[FN9] an image that was altered, cut or is of another log is not used, and everything is found all the same', async () => {
  await saveRecords([{ id: id('a'), head: entryHead(), body: { text: textOf('a heron on the roof') } }])
  await start()
  await keepIndex()
  const whole = disk.caches.get('search') ?? new Uint8Array()
  const altered = whole.slice()
  altered[whole.byteLength - 30] = (altered[whole.byteLength - 30] ?? 0) ^ 1
  for (const image of [altered, whole.slice(0, -1), whole.slice(0, 10), new Uint8Array([1])]) {
    disk.caches.set('search', image)
    await lockAndOpen()
    await start()
    expect(await found('heron')).toEqual(['a'])
  }
})

test('[FN9] removing for good takes the words out of the image on the disk too', async () => {
  await saveRecords([
    { id: id('a'), head: entryHead(), body: { text: textOf('a heron') } },
    { id: id('b'), head: entryHead(), body: { text: textOf('a gull') } },
  ])
  await start()
  await keepIndex()
  const before = disk.caches.get('search')
  await removeForGood(id('a'))
  await eventually('heron', [])
  await keepIndex()
  expect(disk.caches.get('search')).not.toBe(before)
  await lockAndOpen()
  await start()
  expect(await found('heron')).toEqual([])
})

test('[FN9] what was removed while the image could not be written leaves it after the next unlocking', async () => {
  await saveRecords([
    { id: id('a'), head: entryHead(), body: { text: textOf('a heron') } },
    { id: id('b'), head: entryHead(), body: { text: textOf('a gull') } },
  ])
  await start()
  await keepIndex()
  stop()
  await removeForGood(id('a'))
  const before = disk.caches.get('search')
  await lockAndOpen()
  await start()
  await keepIndex()
  expect(disk.caches.get('search')).not.toBe(before)
})

/** Starts over a real index, and notes what it is asked and answers. */
async function startNoting(): Promise<{ name: QuestionName; input: unknown; output: unknown }[]> {
  const client = directClient(await makeIndex())
  const noted: { name: QuestionName; input: unknown; output: unknown }[] = []
  stop = startFinder({
    ask: async (name, input) => {
      const output = await client.ask(name, input)
      noted.push({ name, input, output })
      return output
    },
    close: client.close,
  })
  await vi.waitFor(() => expect(finderState.getState().state.phase).toBe('ready'))
  return noted
}
const heron = (letter: string, words: string) =>
  saveRecords([{ id: id(letter), head: entryHead(), body: { text: textOf(words) } }])

test('[OP7] at the commit of the image nothing is compared; after it only what the commits since name', async () => {
  await heron('a', 'a heron')
  await heron('b', 'a gull')
  await start()
  await keepIndex()
  await lockAndOpen()
  const same = (await startNoting()).find(({ name }) => name === 'reconcile')
  expect(same?.input).toEqual({ ids: [], revisions: [], gone: [] })
  expect(await found('heron')).toEqual(['a'])
  stop()
  await heron('b', 'a second heron')
  await heron('c', 'a third heron')
  await removeForGood(id('a'))
  await lockAndOpen()
  const noted = await startNoting()
  const after = noted.find(({ name }) => name === 'reconcile')
  expect(after?.input).toMatchObject({ gone: [id('a')] })
  expect(after?.output).toEqual({ lacking: [id('b'), id('c')], dropped: 1 })
  expect(await found('heron')).toEqual(['b', 'c'])
  expect(await found('gull')).toEqual([])
})

test('[OP7] an image whose commit compaction has dropped is compared with every record', async () => {
  await heron('a', 'a heron')
  await start()
  await keepIndex()
  stop()
  await heron('a', 'a gull')
  await lockAndOpen()
  const chainAt = vi.spyOn(platform(), 'chainAt').mockResolvedValue(null)
  const noted = await startNoting()
  chainAt.mockRestore()
  expect(noted.find(({ name }) => name === 'reconcile')?.input).toMatchObject({ ids: [id('a')], gone: null })
  expect(await found('gull')).toEqual(['a'])
  expect(await found('heron')).toEqual([])
  // And it is written anew, so that this is so once only.
  const before = disk.caches.get('search')
  await keepIndex()
  expect(disk.caches.get('search')).not.toBe(before)
  await lockAndOpen()
  const after = await startNoting()
  expect(after.find(({ name }) => name === 'reconcile')?.input).toEqual({ ids: [], revisions: [], gone: [] })
})

test('[OP7] what is saved while the image is taken is in it, or is read again after the next unlocking', async () => {
  await heron('a', 'a heron')
  await start()
  const saving = heron('b', 'a late heron')
  const keeping = keepIndex()
  await Promise.all([saving, keeping])
  await lockAndOpen()
  await start()
  expect(await found('heron')).toEqual(['a', 'b'])
})

test('[OP9] a wrong passphrase between does not make an older image count', async () => {
  await heron('a', 'a heron')
  await start()
  await keepIndex()
  const older = disk.caches.get('search') ?? new Uint8Array()
  await heron('a', 'a gull')
  await eventually('gull', ['a'])
  stop()
  forgetPage()
  await expect(unlockWithPassphrase('not it')).rejects.toThrow()
  disk.caches.set('search', older)
  await unlockWithPassphrase(TEST_PASSPHRASE)
  await start()
  expect(await found('gull')).toEqual(['a'])
  expect(await found('heron')).toEqual([])
})
