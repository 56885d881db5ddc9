import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import { sealedUnder } from '#crypto/envelope.ts'
import { makeKeyring } from '#crypto/keyring.ts'
import type { FakeBridge } from './fake-bridge.test-support.ts'
import { headOf, headsOf } from './heads.ts'
import { openVault } from './open-vault.ts'
import { newId, openBody, removeForGood, saveRecords, sealAhead } from './repository.ts'
import { entryHead, openTestVault, sparkHead, textOf } from './test-vault.test-support.ts'

let fake: FakeBridge
beforeEach(async () => {
  fake = await openTestVault()
})

test('[D1] a save is one commit: all its parts in one frame', async () => {
  const [entry, spark] = [newId(), newId()]
  await saveRecords([
    { id: entry, head: entryHead({ firstWords: 'they never ask' }), body: { text: textOf('they never ask') } },
    { id: spark, head: sparkHead('they never ask', entry) },
  ])
  expect(fake.disk.frames).toHaveLength(1)
  expect(fake.disk.frames[0]?.parts.map((part) => part.part)).toEqual(['head', 'body', 'head'])
  expect(headsOf('entry')).toEqual([{ ...entryHead({ firstWords: 'they never ask' }), id: entry }])
  expect(await openBody('entry', entry)).toEqual({ text: textOf('they never ask') })
})

test('[D1] nothing typed is in the frame in clear', async () => {
  await saveRecords([{ id: newId(), head: entryHead({ title: 'canary-title' }), body: { text: textOf('canary') } }])
  const bytes = Buffer.concat((fake.disk.frames[0]?.parts ?? []).map((part) => Buffer.from(part.sealed)))
  expect(bytes.includes('canary')).toBe(false)
  expect(bytes.includes('entry')).toBe(false)
})

test('[D1] a rejected append changes nothing that is shown', async () => {
  const id = newId()
  await saveRecords([{ id, head: entryHead({ title: 'one' }), body: { text: textOf('one') } }])
  fake.disk.failAppends = 'disk-full'
  const failing = saveRecords([{ id, head: entryHead({ title: 'two' }), body: { text: textOf('two') } }])
  await expect(failing).rejects.toMatchObject({ kind: 'disk-full' })
  expect(headsOf('entry')[0]?.title).toBe('one')
  expect(await openBody('entry', id)).toEqual({ text: textOf('one') })
})

test('[D2] a revision is never used twice, even after a failed append', async () => {
  const id = newId()
  await saveRecords([{ id, head: entryHead() }])
  fake.disk.failAppends = 'disk-failed'
  await saveRecords([{ id, head: entryHead() }]).catch(() => undefined)
  fake.disk.failAppends = null
  await saveRecords([{ id, head: entryHead() }])
  expect(fake.disk.frames.map((frame) => frame.parts[0]?.revision)).toEqual([1, 3])
})

test('[D1] saves reach the log in the order of the calls, and a failed one does not stop the next', async () => {
  const id = newId()
  const titles = Array.from({ length: 12 }, (_, index) => `t${index}`)
  const saves = titles.map((title, index) =>
    index === 5
      ? saveRecords([{ id, head: { ...entryHead(), words: -1 } }])
      : saveRecords([{ id, head: entryHead({ title }) }]),
  )
  const outcomes = await Promise.allSettled(saves)
  expect(outcomes.map((outcome) => outcome.status).filter((status) => status === 'rejected')).toHaveLength(1)
  expect(headsOf('entry')[0]?.title).toBe('t11')
  const revisions = fake.disk.frames.map((frame) => frame.parts[0]?.revision ?? 0)
  expect(revisions).toEqual([...revisions].sort((a, b) => a - b))
})

test('[D2] a save without a body keeps the body', async () => {
  const id = newId()
  await saveRecords([{ id, head: entryHead(), body: { text: textOf('stays') } }])
  await saveRecords([{ id, head: entryHead({ title: 'renamed' }) }])
  expect(await openBody('entry', id)).toEqual({ text: textOf('stays') })
})

test('[D1] a record as a screen holds it can be saved as it is; its id is not sealed twice', async () => {
  const id = newId()
  await saveRecords([{ id, head: entryHead() }])
  const record = headsOf('entry')[0]
  if (!record) throw new Error('no record')
  await saveRecords([{ id, head: { ...record, title: 'again' } }])
  expect(headOf(id)).toEqual({ ...entryHead({ title: 'again' }), id })
})

describe('[D3] what could not be read back is not written', () => {
  test('a head or body that does not fit its schema is refused', async () => {
    const bad = { ...entryHead(), day: 'yesterday' }
    await expect(saveRecords([{ id: newId(), head: bad }])).rejects.toMatchObject({ kind: 'bad-input' })
    const body = { text: { schema: 0, doc: { type: 'doc' } } }
    await expect(saveRecords([{ id: newId(), head: entryHead(), body }])).rejects.toMatchObject({ kind: 'bad-input' })
    const spark = { id: newId(), head: sparkHead('x', newId()), body: { text: textOf('x') } }
    await expect(saveRecords([spark])).rejects.toMatchObject({ kind: 'bad-input' })
    expect(fake.disk.frames).toHaveLength(0)
  })
})

test('[D6] removing for good leaves sealed tombstones and shows nothing', async () => {
  const id = newId()
  await saveRecords([{ id, head: entryHead(), body: { text: textOf('gone') } }])
  await removeForGood(id)
  expect(fake.disk.frames.at(-1)?.parts.map((part) => [part.part, part.operation, part.revision])).toEqual([
    ['head', 'remove', 2],
    ['body', 'remove', 2],
  ])
  expect(headOf(id)).toBeUndefined()
  await expect(openBody('entry', id)).rejects.toMatchObject({ kind: 'bad-input' })
})

test('[D7] a body that is broken in the projection is read from the log and put back', async () => {
  const id = newId()
  await saveRecords([{ id, head: entryHead(), body: { text: textOf('in the log') } }])
  const { projection } = openVault()
  const row = await projection.get(id, 'body')
  if (!row) throw new Error('no row')
  await projection.heal({ ...row, sealed: row.sealed.map((byte) => byte ^ 1) })
  expect(await openBody('entry', id)).toEqual({ text: textOf('in the log') })
  expect((await projection.get(id, 'body'))?.sealed).toEqual(row.sealed)
})

test('[D7] an older body is never shown for a lost newer one', async () => {
  const id = newId()
  await saveRecords([{ id, head: entryHead(), body: { text: textOf('old') } }])
  const { projection } = openVault()
  const old = await projection.get(id, 'body')
  await saveRecords([{ id, head: entryHead(), body: { text: textOf('new') } }])
  if (!old) throw new Error('no row')
  await projection.heal(old)
  const newest = fake.disk.frames.at(-1)?.parts.find((part) => part.part === 'body')
  newest?.sealed.set([9, 9, 9], 30)
  await expect(openBody('entry', id)).rejects.toMatchObject({ kind: 'damaged' })
})

test('[D9] after 200 commits a checkpoint is written', async () => {
  const id = newId()
  for (let index = 0; index < 201; index += 1) await saveRecords([{ id, head: entryHead({ words: index }) }])
  const checkpoints = fake.disk.frames.filter((frame) => frame.parts[0]?.part === 'checkpoint')
  expect(checkpoints).toHaveLength(1)
})

describe('[TF5] sealed ahead', () => {
  const pause = async () => undefined
  const write = (words: string) => ({ id: newId(), head: entryHead({ title: words }), body: { text: textOf(words) } })

  test('new records go into one commit with others, and are there only when the log has them', async () => {
    const [first, second, beside] = [write('one'), write('two'), write('beside')]
    const ahead = await sealAhead([first, second], pause)
    expect(headsOf('entry')).toEqual([])
    expect(fake.disk.frames).toHaveLength(0)
    await saveRecords([beside], ahead)
    expect(fake.disk.frames).toHaveLength(1)
    expect(headsOf('entry').map(({ title }) => title)).toHaveLength(3)
    expect(await openBody('entry', second.id)).toEqual(second.body)
    // Changed later, it has the next revision.
    await saveRecords([{ ...first, head: entryHead({ title: 'changed' }) }])
    expect(openVault().records.get(first.id)).toMatchObject({ revision: 2, bodyRevision: 2, alive: true })
  })

  test('a rejected append leaves none of them, and a record that is known is refused', async () => {
    const known = write('known')
    await saveRecords([known])
    await expect(sealAhead([known], pause)).rejects.toMatchObject({ kind: 'bad-input' })
    const malformed = { ...write('x'), head: { ...entryHead(), words: -1 } }
    await expect(sealAhead([malformed], pause)).rejects.toMatchObject({ kind: 'bad-input' })
    const ahead = await sealAhead([write('lost')], pause)
    fake.disk.failAppends = 'disk-full'
    await expect(saveRecords([], ahead)).rejects.toMatchObject({ kind: 'disk-full' })
    expect(headsOf('entry').map(({ title }) => title)).toEqual(['known'])
  })

  test('under keys that were changed meanwhile, they are sealed again under the new ones', async () => {
    const one = write('one')
    const ahead = await sealAhead([one], pause)
    const vault = openVault()
    const baseKey = await crypto.subtle.importKey('raw', new Uint8Array(32), 'HKDF', false, ['deriveKey', 'deriveBits'])
    vault.keyring = await makeKeyring({ baseKey, keyId: 77 }, vault.keyring.vaultId)
    await saveRecords([], ahead)
    expect(await openBody('entry', one.id)).toEqual(one.body)
    const sealed = fake.disk.frames.at(-1)?.parts.map((part) => sealedUnder(part.sealed))
    expect(sealed).toEqual([vault.keyring.keyId, vault.keyring.keyId])
  })
})
