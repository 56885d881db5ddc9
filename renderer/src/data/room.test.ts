// Hardly any room on the disk (rules KR20–KR21 of docs/SPEC.md).
import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { saveBackup } from './backup.ts'
import type { FakeBridge } from './fake-bridge.test-support.ts'
import { headOf, headsOf, trashOf } from './heads.ts'
import { newId, saveRecords } from './repository.ts'
import { assertRoom, forgetRoom } from './room.ts'
import { entryHead, openTestVault, textOf } from './test-vault.test-support.ts'
import { deleteForGood } from './trash.ts'

let fake: FakeBridge
const id = newId()
beforeEach(async () => {
  fake = await openTestVault()
  await saveRecords([{ id, head: entryHead({ title: 'kept' }), body: { text: textOf('words') } }])
  fake.disk.freeBytes = 49_000_000
  forgetRoom()
})

test('[KR20] under 50 MB a save is refused before anything is written, and goes through once there is room', async () => {
  const frames = fake.disk.frames.length
  const save = () => saveRecords([{ id: newId(), head: entryHead({ title: 'late' }) }])
  await expect(save()).rejects.toMatchObject({ kind: 'disk-full' })
  await expect(save()).rejects.toMatchObject({ kind: 'disk-full' })
  expect(fake.disk.frames).toHaveLength(frames)
  expect(headsOf('entry')).toHaveLength(1)
  fake.disk.freeBytes = 60_000_000
  await save()
  expect(headsOf('entry')).toHaveLength(2)
})

test('[KR21] putting into the trash and deleting for good still work then; bringing back is a save', async () => {
  const there = headOf(id)
  if (there?.kind !== 'entry') throw new Error('no entry')
  await saveRecords([{ id, head: { ...there, deletedAt: '2026-03-02T08:00:00Z' } }])
  expect(trashOf('entry')).toHaveLength(1)
  await expect(saveRecords([{ id, head: { ...there, deletedAt: null } }])).rejects.toMatchObject({ kind: 'disk-full' })
  expect(await deleteForGood([id])).toEqual([id])
  expect(trashOf('entry')).toHaveLength(0)
})

test('[KR20] a good answer is believed for three seconds, a refusal never, and a clock set back asks anew', async () => {
  fake.disk.freeBytes = 60_000_000
  await assertRoom(10_000)
  fake.disk.freeBytes = 1_000
  await assertRoom(12_999)
  await expect(assertRoom(13_000)).rejects.toMatchObject({ kind: 'disk-full' })
  fake.disk.freeBytes = 60_000_000
  await assertRoom(13_000)
  fake.disk.freeBytes = 1_000
  await expect(assertRoom(5_000)).rejects.toMatchObject({ kind: 'disk-full' })
})

test('[VG21] a backup file is refused under 50 MB where it would go, before anything of it is written', async () => {
  const save = () => saveBackup({ suggestedName: 'kept.unborrowed', filterName: 'Backup' })
  await expect(save()).rejects.toMatchObject({ kind: 'disk-full' })
  expect(fake.disk.savedFiles).toEqual([])
  fake.disk.freeBytes = 60_000_000
  expect((await save()).saved).toBe(true)
})
