import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { beforeEach, describe, expect, test } from 'vitest'
import { platform } from '#platform/platform.ts'
import { writeCheckpoint } from './checkpoint.ts'
import { databaseName } from './db.ts'
import type { FakeBridge } from './fake-bridge.test-support.ts'
import { headOf, headsOf } from './heads.ts'
import { openVault } from './open-vault.ts'
import { sealHead } from './part-content.ts'
import { newId, openBody, removeForGood, saveRecords } from './repository.ts'
import { restoreSnapshot } from './restore-snapshot.ts'
import { entryHead, forgetPage, openTestVault, TEST_PASSPHRASE, textOf } from './test-vault.test-support.ts'
import { isCalm, type OpenReport, unlockWithPassphrase } from './vault.ts'

let fake: FakeBridge
beforeEach(async () => {
  fake = await openTestVault()
})

async function save(id: string, words: string): Promise<void> {
  await saveRecords([{ id, head: entryHead({ title: words }), body: { text: textOf(words) } }])
  await openVault().projection.settled()
}
async function saveMany(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, newId)
  for (const [index, id] of ids.entries()) await save(id, `sentence ${index}`)
  return ids
}
const titles = () =>
  headsOf('entry')
    .map((entry) => entry.title)
    .sort()

/** Closes the page as a lock would, and answers the vault's database name. */
function leave(): string {
  const { projection, keyring } = openVault()
  projection.close()
  forgetPage()
  return databaseName(keyring.vaultId)
}
async function comeBack(): Promise<OpenReport> {
  return (await unlockWithPassphrase(TEST_PASSPHRASE)).report
}
/** The log as it was at this many frames. */
function cutLog(frames: number): void {
  fake.disk.frames = fake.disk.frames.slice(0, frames)
}
function flipInLog(recordId: string, part: 'head' | 'body'): void {
  for (const frame of fake.disk.frames) {
    for (const candidate of frame.parts) {
      if (candidate.recordId === recordId && candidate.part === part) {
        candidate.sealed[40] = (candidate.sealed[40] ?? 0) ^ 1
      }
    }
  }
}

test('[D5] with the database deleted, everything comes back from the log', async () => {
  const ids = await saveMany(30)
  await removeForGood(ids[3] ?? '')
  const before = titles()
  await Dexie.delete(leave())
  const seen: number[] = []
  const { report } = await unlockWithPassphrase(TEST_PASSPHRASE, ({ done, total }) => seen.push(done / total))
  expect(report).toMatchObject({ way: 'rebuild', framesRead: 31, damagedParts: 0, damagedRecords: [] })
  expect(isCalm(report)).toBe(true)
  expect(titles()).toEqual(before)
  expect(await openBody('entry', ids[7] ?? '')).toEqual({ text: textOf('sentence 7') })
  expect(seen.at(-1)).toBe(1)
  leave()
  expect((await comeBack()).way).toBe('equal')
})

test('[D5] a projection that is a true prefix replays the tail', async () => {
  const [id = ''] = await saveMany(3)
  const { projection } = openVault()
  // A database that takes nothing more: the save still succeeds, and the next start repairs it.
  projection.close()
  await save(id, 'said while the database was gone')
  expect(projection.trouble()).toBe('failed')
  expect(await openBody('entry', id)).toEqual({ text: textOf('said while the database was gone') })
  leave()
  const report = await comeBack()
  expect(report).toMatchObject({ way: 'replay', framesRead: 1, projection: 'none' })
  expect(await openBody('entry', id)).toEqual({ text: textOf('said while the database was gone') })
})

describe('[D6] a projection ahead of the log is salvaged first', () => {
  test('what only the projection has is appended to the log and reported', async () => {
    const ids = await saveMany(10)
    leave()
    cutLog(6)
    const report = await comeBack()
    expect(report).toMatchObject({ way: 'salvage', salvagedParts: 8, damagedRecords: [] })
    expect(isCalm(report)).toBe(false)
    expect(titles()).toHaveLength(10)
    await Dexie.delete(leave())
    expect((await comeBack()).missingRecords).toBe(0)
    expect(titles()).toHaveLength(10)
    expect(await openBody('entry', ids[9] ?? '')).toEqual({ text: textOf('sentence 9') })
  })
  test('a salvage that is cut off is finished by the next start', async () => {
    await saveMany(4)
    leave()
    cutLog(1)
    fake.disk.failAppends = 'disk-full'
    await expect(comeBack()).rejects.toMatchObject({ kind: 'disk-full' })
    fake.disk.failAppends = null
    forgetPage()
    expect((await comeBack()).salvagedParts).toBe(6)
    expect(titles()).toHaveLength(4)
  })
  test('a newer edit of a record wins over the log’s, and a removal that was lost is done again', async () => {
    const [kept = '', gone = ''] = await saveMany(2)
    await save(kept, 'edited')
    await removeForGood(gone)
    leave()
    cutLog(2)
    expect((await comeBack()).salvagedParts).toBe(4)
    expect(titles()).toEqual(['edited'])
    expect(headOf(gone)).toBeUndefined()
  })
  test('rows that do not authenticate are not salvaged', async () => {
    const ids = await saveMany(2)
    const { projection } = openVault()
    const row = await projection.get(ids[1] ?? '', 'head')
    if (!row) throw new Error('no row')
    await projection.heal({ ...row, sealed: row.sealed.map((byte) => byte ^ 1) })
    leave()
    cutLog(1)
    expect((await comeBack()).salvagedParts).toBe(1)
    expect(titles()).toEqual(['sentence 0'])
  })
  test('new damage in the middle of the log is salvaged for once, though both stand at the same place', async () => {
    const ids = await saveMany(5)
    leave()
    const lost = fake.disk.frames.splice(2, 1)
    expect(lost[0]?.parts[0]?.recordId).toBe(ids[2])
    fake.disk.report.damaged = [{ segment: '00000001.ulog', offset: 900, bytes: 300 }]
    const report = await comeBack()
    expect(report).toMatchObject({ way: 'salvage', salvagedParts: 2 })
    expect(titles()).toHaveLength(5)
    leave()
    expect((await comeBack()).way).toBe('equal')
  })
})

test('[D6] an empty log of another id was never chosen: everything is salvaged into it', async () => {
  await saveMany(3)
  const before = titles()
  leave()
  cutLog(0)
  fake.disk.logId = newId()
  const report = await comeBack()
  expect(report.way).toBe('salvage')
  expect(report.salvagedParts).toBeGreaterThan(0)
  expect(titles()).toEqual(before)
  expect(fake.disk.frames.length).toBeGreaterThan(0)
  leave()
  expect((await comeBack()).way).toBe('equal')
})

test('[KR32] an empty snapshot that was chosen stays empty: nothing is salvaged into it', async () => {
  const { id } = await platform().makeSnapshot({ reason: 'manual' })
  await saveMany(3)
  await restoreSnapshot(id)
  leave()
  expect(await comeBack()).toMatchObject({ way: 'rebuild', salvagedParts: 0 })
  expect(titles()).toEqual([])
  await saveMany(1)
  leave()
  expect((await comeBack()).way).toBe('equal')
  expect(titles()).toEqual(['sentence 0'])
})

test('[KR33] a log with a commit exchanged below the last checkpoint is reported, a compacted one is not', async () => {
  await saveMany(6)
  await writeCheckpoint()
  await Dexie.delete(leave())
  const whole = structuredClone(fake.disk.frames)
  fake.disk.frames = fake.disk.frames.filter((_, at) => at !== 5)
  const compacted = await comeBack()
  expect(compacted.strangeChain).toBe(false)
  await Dexie.delete(leave())
  fake.disk.frames = whole
  const sixth = fake.disk.frames[5]
  if (sixth) sixth.chain = 'a'.repeat(64)
  const report = await comeBack()
  expect(report.strangeChain).toBe(true)
  expect(isCalm(report)).toBe(false)
})

test('[D6] another log of the same vault means a restore was chosen: nothing is salvaged', async () => {
  await saveMany(5)
  leave()
  cutLog(2)
  fake.disk.logId = newId()
  const report = await comeBack()
  expect(report).toMatchObject({ way: 'rebuild', salvagedParts: 0 })
  expect(titles()).toEqual(['sentence 0', 'sentence 1'])
})

describe('[D6] with the log missing', () => {
  test('a new log is written from the projection', async () => {
    const ids = await saveMany(4)
    leave()
    fake.disk.logId = null
    fake.disk.frames = []
    expect(await comeBack()).toMatchObject({ way: 'new-log', salvagedParts: 8 })
    expect(titles()).toHaveLength(4)
    await Dexie.delete(leave())
    await comeBack()
    expect(await openBody('entry', ids[3] ?? '')).toEqual({ text: textOf('sentence 3') })
  })
  test('a new log that was cut off is finished by the next start', async () => {
    await saveMany(4)
    leave()
    fake.disk.logId = null
    fake.disk.frames = []
    fake.disk.failAppends = 'disk-failed'
    await expect(comeBack()).rejects.toMatchObject({ kind: 'disk-failed' })
    expect(fake.disk.logId).not.toBeNull()
    fake.disk.failAppends = null
    forgetPage()
    expect((await comeBack()).salvagedParts).toBe(8)
    expect(titles()).toHaveLength(4)
  })
  test('without a projection either, unlocking is refused as damaged and no log is made', async () => {
    await saveMany(1)
    await Dexie.delete(leave())
    fake.disk.logId = null
    fake.disk.frames = []
    await expect(comeBack()).rejects.toMatchObject({ kind: 'damaged' })
    expect(fake.disk.logId).toBeNull()
  })
})

describe('[D7] a part that does not authenticate is reported, not shown, not deleted', () => {
  test('a damaged head', async () => {
    const ids = await saveMany(3)
    await Dexie.delete(leave())
    flipInLog(ids[1] ?? '', 'head')
    const frames = structuredClone(fake.disk.frames)
    const report = await comeBack()
    expect(report).toMatchObject({ damagedParts: 1, damagedRecords: [ids[1]] })
    expect(titles()).toEqual(['sentence 0', 'sentence 2'])
    expect(fake.disk.frames).toEqual(frames)
  })
  test('a damaged body', async () => {
    const ids = await saveMany(2)
    await Dexie.delete(leave())
    flipInLog(ids[0] ?? '', 'body')
    expect(await comeBack()).toMatchObject({ damagedParts: 1, damagedRecords: [ids[0]] })
    await expect(openBody('entry', ids[0] ?? '')).rejects.toMatchObject({ kind: 'damaged' })
  })
  test('an older revision is not shown in its place', async () => {
    const [id = ''] = await saveMany(1)
    await save(id, 'edited')
    await Dexie.delete(leave())
    const newest = fake.disk.frames[1]?.parts[0]
    newest?.sealed.set([1, 2, 3], 30)
    expect((await comeBack()).damagedRecords).toEqual([id])
    expect(titles()).toEqual([])
  })
  test('two records whose sealed parts were swapped are both refused', async () => {
    const [a = '', b = ''] = await saveMany(2)
    await Dexie.delete(leave())
    const [first, second] = fake.disk.frames.map((frame) => frame.parts[0])
    if (!first || !second) throw new Error('no parts')
    const held = first.sealed
    first.sealed = second.sealed
    second.sealed = held
    const report = await comeBack()
    expect([...report.damagedRecords].sort()).toEqual([a, b].sort())
    expect(titles()).toEqual([])
  })
  test('the projection’s row of the same revision is written to the log again, above the damaged one', async () => {
    const [id = ''] = await saveMany(1)
    leave()
    flipInLog(id, 'head')
    fake.disk.report.damaged = [{ segment: '00000001.ulog', offset: 0, bytes: 1 }]
    expect(await comeBack()).toMatchObject({ way: 'salvage', salvagedParts: 1, damagedRecords: [] })
    await Dexie.delete(leave())
    expect((await comeBack()).damagedRecords).toEqual([])
    expect(titles()).toEqual(['sentence 0'])
  })
  test('a head broken in the projection alone is healed from the log', async () => {
    const [id = ''] = await saveMany(2)
    const { projection } = openVault()
    const row = await projection.get(id, 'head')
    if (!row) throw new Error('no row')
    await projection.heal({ ...row, sealed: row.sealed.map((byte) => byte ^ 1) })
    leave()
    const report = await comeBack()
    expect(report).toMatchObject({ way: 'equal', healedParts: 1, damagedRecords: [] })
    expect(titles()).toHaveLength(2)
  })
})

describe('[D8] a database that does not work is never deleted', () => {
  test('a newer schema is refused and left as it is; the log is read into memory', async () => {
    await saveMany(2)
    const name = leave()
    await Dexie.delete(name)
    const newer = new Dexie(name)
    newer.version(7).stores({ parts: 'id', other: 'id' })
    await newer.open()
    await newer.table('other').put({ id: 1 })
    newer.close()
    const report = await comeBack()
    expect(report).toMatchObject({ way: 'rebuild', projection: 'newer' })
    expect(titles()).toHaveLength(2)
    await save(newId(), 'said meanwhile')
    expect(titles()).toHaveLength(3)
    leave()
    const after = await new Dexie(name).open()
    expect(after.verno).toBe(7)
    expect(await after.table('other').count()).toBe(1)
    after.close()
  })
  test('one whose reads fail is not cleared by the rebuild that follows', async () => {
    const ids = await saveMany(3)
    const name = leave()
    cutLog(1)
    const { get, count, getAllKeys, openKeyCursor } = IDBObjectStore.prototype
    const failing = () => {
      throw new DOMException('Internal error', 'UnknownError')
    }
    const all = { get: failing, count: failing, getAllKeys: failing, openKeyCursor: failing }
    Object.assign(IDBObjectStore.prototype, all)
    try {
      expect(await comeBack()).toMatchObject({ projection: 'failed' })
    } finally {
      Object.assign(IDBObjectStore.prototype, { get, count, getAllKeys, openKeyCursor })
    }
    expect(titles()).toEqual(['sentence 0'])
    const database = await new Dexie(name).open()
    expect(await database.table('parts').count()).toBe(ids.length * 2)
    database.close()
    forgetPage()
    expect(await comeBack()).toMatchObject({ way: 'salvage', salvagedParts: 4 })
    expect(titles()).toHaveLength(3)
  })
  test('one that throws when opened leaves everything readable from the log', async () => {
    const ids = await saveMany(2)
    leave()
    const { databases } = indexedDB
    indexedDB.databases = () => Promise.reject(new Error('UnknownError'))
    try {
      expect(await comeBack()).toMatchObject({ projection: 'failed' })
    } finally {
      indexedDB.databases = databases
    }
    expect(titles()).toHaveLength(2)
    expect(await openBody('entry', ids[0] ?? '')).toEqual({ text: textOf('sentence 0') })
  })
})

describe('[D9] the checkpoint notices records that are gone', () => {
  test('rows missing from the projection are brought back from the log', async () => {
    const ids = await saveMany(5)
    await writeCheckpoint()
    const name = leave()
    const database = await new Dexie(name).open()
    await database.table<unknown, [string, string]>('parts').delete([ids[2] ?? '', 'head'])
    database.close()
    expect(await comeBack()).toMatchObject({ way: 'salvage', missingRecords: 0 })
    expect(titles()).toHaveLength(5)
  })
  test('records missing from both are counted', async () => {
    await saveMany(5)
    await writeCheckpoint()
    await Dexie.delete(leave())
    fake.disk.frames.splice(1, 2)
    const report = await comeBack()
    expect(report.missingRecords).toBe(2)
    expect(isCalm(report)).toBe(false)
  })
})

test('[D3] a head of a kind that a newer app made is kept and not shown', async () => {
  await saveMany(1)
  const { keyring } = openVault()
  const id = newId()
  const part = await sealHead(keyring, id, 1, { ...entryHead(), kind: 'dream' } as never, null)
  await fake.bridge.append({ parts: [part] })
  leave()
  const report = await comeBack()
  expect(report).toMatchObject({ way: 'replay', newerRecords: 1, damagedRecords: [] })
  expect(headOf(id)).toBeUndefined()
  expect(await openVault().projection.get(id, 'head')).toBeDefined()
})
