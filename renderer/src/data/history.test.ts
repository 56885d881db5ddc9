// Earlier states and deleting for good (rules K20–K26 of docs/SPEC.md).
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { REVISION_EVERY_MS } from '#shared/domain/history.ts'
import type { Head, SessionBody } from '#shared/domain/records.ts'
import { createAutosave } from './autosave.ts'
import type { FakeBridge } from './fake-bridge.test-support.ts'
import { headOf, headsOf } from './heads.ts'
import { openRevision, restoreRevision, revisionsOf } from './history.ts'
import { openVault } from './open-vault.ts'
import { newId, openBody, removeForGood, saveRecords } from './repository.ts'
import { endSittings } from './revisions.ts'
import { entryHead, forgetPage, openTestVault, TEST_PASSPHRASE, textOf } from './test-vault.test-support.ts'
import { deleteForGood, dropFromSnapshots, purgeTrash } from './trash.ts'
import { unlockWithPassphrase } from './vault.ts'

const START = Date.parse('2026-03-01T08:00:00Z')
let fake: FakeBridge
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: START })
  fake = await openTestVault()
})
afterEach(() => {
  vi.useRealTimers()
})

async function write(id: string, words: string): Promise<void> {
  const at = new Date().toISOString()
  const head = entryHead({ updatedAt: at, firstWords: words, words: 1 })
  await saveRecords([{ id, head, body: { text: textOf(words) } }])
}
async function wordsKept(id: string): Promise<string[]> {
  const states = await Promise.all(revisionsOf(id).map((revision) => openRevision(revision.id)))
  return states.map(({ head }) => (head.kind === 'entry' ? head.firstWords : head.kind))
}
const pass = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds)

test('[K20] within a sitting a state is kept only when five minutes have passed, by the save that replaces it', async () => {
  const id = newId()
  await write(id, 'one')
  for (const words of ['two', 'three', 'four']) {
    pass(REVISION_EVERY_MS / 4)
    await write(id, words)
  }
  expect(revisionsOf(id)).toHaveLength(0)
  pass(REVISION_EVERY_MS / 4)
  await write(id, 'five')
  expect(await wordsKept(id)).toEqual(['four'])
  expect(fake.disk.frames.at(-1)?.parts).toHaveLength(4)
  pass(1000)
  await write(id, 'six')
  expect(revisionsOf(id)).toHaveLength(1)
  expect(JSON.stringify((await openRevision(revisionsOf(id)[0]?.id ?? '')).body)).toContain('four')
})

test('[K21] the last state of a sitting is kept however short it was: after leaving the editor and after a lock', async () => {
  const id = newId()
  await write(id, 'before leaving')
  const autosave = createAutosave(async () => undefined)
  autosave.enter()
  autosave.leave()
  await new Promise((resolve) => setTimeout(resolve, 0))
  pass(100)
  await write(id, 'after leaving')
  expect(await wordsKept(id)).toEqual(['before leaving'])
  pass(1000)
  await write(id, 'before the lock')
  forgetPage()
  await unlockWithPassphrase(TEST_PASSPHRASE)
  await write(id, 'after the lock')
  expect(await wordsKept(id)).toEqual(['before the lock', 'before leaving'])
})

test('[K20] what changes no words keeps nothing', async () => {
  const id = newId()
  await write(id, 'the same')
  pass(REVISION_EVERY_MS * 2)
  const present = headOf(id) as Head
  await saveRecords([{ id, head: { ...present, deletedAt: '2026-03-01T09:00:00Z' } as Head }])
  await write(id, 'the same')
  expect(revisionsOf(id)).toHaveLength(0)
})

test('[K20] a state that does not open, or has no body, keeps nothing and never fails the save', async () => {
  const [broken, bare] = [newId(), newId()]
  await write(broken, 'first')
  await saveRecords([{ id: bare, head: entryHead({ title: 'no body', words: 2 }) }])
  const body = fake.disk.frames[0]?.parts[1]
  if (!body) throw new Error('no body')
  body.sealed[40] = (body.sealed[40] ?? 0) ^ 1
  await openVault().projection.heal({ ...body, seq: 1 })
  pass(REVISION_EVERY_MS)
  await write(broken, 'second')
  await write(bare, 'second')
  expect(headsOf('history')).toEqual([])
  expect(await openBody('entry', broken)).toEqual({ text: textOf('second') })
})

test('[K20] a save that the disk refused does not use up the five minutes', async () => {
  const id = newId()
  await write(id, 'first')
  pass(REVISION_EVERY_MS)
  fake.disk.failAppends = 'disk-full'
  await expect(write(id, 'second')).rejects.toMatchObject({ kind: 'disk-full' })
  fake.disk.failAppends = null
  pass(1000)
  await write(id, 'second')
  expect(await wordsKept(id)).toEqual(['first'])
})

test('[K22] bringing a state back keeps the present one, and changes nothing but the words', async () => {
  const id = newId()
  await write(id, 'old words')
  pass(REVISION_EVERY_MS)
  await write(id, 'new words')
  const [revision] = revisionsOf(id)
  pass(1000)
  await restoreRevision(revision?.id ?? '')
  expect(await openBody('entry', id)).toEqual({ text: textOf('old words') })
  expect(headsOf('entry')[0]).toMatchObject({ firstWords: 'old words', deletedAt: null })
  expect(await wordsKept(id)).toEqual(['new words', 'old words'])
})

test('[K22] a session gets its answers back and keeps what became of them', async () => {
  const id = newId()
  const at = new Date().toISOString()
  const head: Head = {
    kind: 'session',
    createdAt: at,
    updatedAt: at,
    deletedAt: null,
    exerciseId: 'x',
    definitionId: newId(),
    title: 't',
    language: 'en',
    status: 'open',
    stepId: 'a',
    finishedAt: null,
  }
  const body = (words: string): SessionBody => ({
    answers: { a: { kind: 'write', text: textOf(words) } },
    skipped: [],
    produced: {},
    caret: { stepId: 'a', field: 'text', position: 3 },
  })
  await saveRecords([{ id, head, body: body('first') }])
  endSittings()
  const made = newId()
  await saveRecords([{ id, head, body: { ...body('second'), produced: { 'a/1': made } } }])
  await restoreRevision(revisionsOf(id)[0]?.id ?? '')
  const restored = await openBody('session', id)
  expect(restored).toMatchObject({ answers: body('first').answers, produced: { 'a/1': made }, caret: null })
})

test('[K23] earlier states are sealed like all else', async () => {
  const id = newId()
  await write(id, 'canary-one')
  pass(REVISION_EVERY_MS)
  await write(id, 'canary-two')
  const bytes = Buffer.concat(fake.disk.frames.flatMap((frame) => frame.parts.map((part) => Buffer.from(part.sealed))))
  expect(bytes.includes('canary')).toBe(false)
  expect(bytes.includes('history')).toBe(false)
})

test('[K24] deleting for good takes a record with its earlier states, from the log and from the snapshots', async () => {
  const [id, other] = [newId(), newId()]
  await write(other, 'stays')
  await write(id, 'one')
  pass(REVISION_EVERY_MS)
  await write(id, 'two')
  const revision = revisionsOf(id)[0]?.id
  const gone = await deleteForGood([id])
  expect(gone).toEqual([id, revision])
  const puts = fake.disk.frames.flatMap((frame) => frame.parts).filter((part) => part.operation === 'put')
  expect(new Set(puts.map((part) => part.recordId))).toEqual(new Set([other]))
  expect(await dropFromSnapshots(gone)).toBe(0)
  expect(headOf(id)).toBeUndefined()
  forgetPage()
  await unlockWithPassphrase(TEST_PASSPHRASE)
  expect([...headsOf('entry'), ...headsOf('history')].map((head) => head.id)).toEqual([other])
  expect(await removeForGood(id)).toEqual([])
})

test('[K25] what has lain in the trash for 30 days goes at the next start, and nothing younger', async () => {
  const [old, young, live] = [newId(), newId(), newId()]
  await saveRecords([
    { id: old, head: entryHead({ deletedAt: '2026-01-29T08:00:00Z' }), body: { text: textOf('old') } },
    { id: young, head: entryHead({ deletedAt: '2026-01-31T08:00:00Z' }), body: { text: textOf('young') } },
    { id: live, head: entryHead(), body: { text: textOf('live') } },
  ])
  expect(await purgeTrash(new Date(START))).toBe(1)
  expect([old, young, live].map((id) => headOf(id) !== undefined)).toEqual([false, true, true])
  expect(await purgeTrash(new Date(START))).toBe(0)
})
