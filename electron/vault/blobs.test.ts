// Rules [AT4], [AT5], [AT8]: blobs through power cuts and failing disks, and in snapshots.
import { beforeEach, describe, expect, it } from 'vitest'
import { Blobs } from './blobs.ts'
import { commitOf, keyslotsOf, LOG_ID, randomOf } from './commits.test-support.ts'
import { afterPowerCut, RecordingFileSystem } from './recording-file-system.test-support.ts'
import { Snapshots } from './snapshots.ts'
import { Vault } from './vault.ts'

const FOLDER = '/user/vault'
let disk: RecordingFileSystem
let vault: Vault
let second: string | null

const nameOf = (number: number) => number.toString(16).padStart(64, '0')
const bytesOf = (number: number) => new Uint8Array(900 + number * 17).fill(number)

async function store(blobs: Blobs, number: number): Promise<void> {
  const handle = await blobs.begin()
  await blobs.write(handle, bytesOf(number).subarray(0, 500))
  await blobs.write(handle, bytesOf(number).subarray(500))
  await blobs.finish(handle, nameOf(number))
}

function snapshotsOn(of: RecordingFileSystem, on: Vault): Snapshots {
  let clock = Date.parse('2026-11-22T10:00:00Z')
  const now = () => {
    clock += 60_000
    return new Date(clock)
  }
  return new Snapshots(on, of, { folder: FOLDER, secondFolder: () => second }, now)
}

beforeEach(async () => {
  disk = new RecordingFileSystem()
  second = null
  await disk.makeFolder('/user')
  await disk.syncFolder('/')
  vault = new Vault(FOLDER, disk)
  await vault.create({ keyslots: keyslotsOf(1), logId: LOG_ID })
})

describe('blobs', () => {
  it('are written, listed, read in stretches and removed', async () => {
    const blobs = new Blobs(FOLDER, disk)
    await store(blobs, 3)
    await store(blobs, 5)
    expect(await blobs.list()).toEqual([3, 5].map((one) => ({ name: nameOf(one), bytes: bytesOf(one).byteLength })))
    expect(await blobs.read(nameOf(3), 400, 200)).toEqual(bytesOf(3).subarray(400, 600))
    expect(await blobs.read(nameOf(3), 900, 2000)).toEqual(bytesOf(3).subarray(900))
    expect(await blobs.bytesOf(nameOf(4))).toBeNull()
    await expect(blobs.read(nameOf(4), 0, 1)).rejects.toMatchObject({ kind: 'damaged' })
    expect(await blobs.remove([nameOf(3), nameOf(4)])).toBe(1)
    expect((await blobs.list()).map(({ name }) => name)).toEqual([nameOf(5)])
  })

  it('[AT4] a power cut at any moment leaves no acknowledged commit without its blob', async () => {
    const blobs = new Blobs(FOLDER, disk)
    const promised: { number: number; at: number }[] = []
    for (let number = 1; number <= 4; number += 1) {
      await store(blobs, number)
      // The commit that names it.
      await vault.append(commitOf(number))
      promised.push({ number, at: disk.operations.length })
    }
    const start = disk.operations.findIndex((one) => one.op === 'make-folder' && one.path === `${FOLDER}/blobs`)
    for (let count = start; count <= disk.operations.length; count += 1) {
      for (let round = 0; round < 4; round += 1) {
        const left = afterPowerCut(disk.operations, count, randomOf(count * 31 + round))
        const after = new Blobs(FOLDER, left)
        const read = new Vault(FOLDER, left)
        if ((await left.stat(`${FOLDER}.lock`)) !== null) await left.unlink(`${FOLDER}.lock`)
        await read.status()
        const { frames } = await read.read({ after: 0, maxBytes: 1_000_000 })
        for (const frame of frames) {
          const number = frame.parts[0]?.revision ?? 0
          // Even a commit that was never acknowledged has its blob.
          expect(await after.read(nameOf(number), 0, 5000)).toEqual(bytesOf(number))
        }
        expect(frames.length).toBeGreaterThanOrEqual(promised.filter(({ at }) => at <= count).length)
      }
    }
  })

  it('[AT4] negative control: without the sync of the file, the same check finds a loss', async () => {
    const blobs = new Blobs(FOLDER, disk)
    await store(blobs, 1)
    await vault.append(commitOf(1))
    const unsynced = disk.operations.filter((one) => one.op !== 'sync' || one.isData)
    let losses = 0
    for (let round = 0; round < 20; round += 1) {
      const left = afterPowerCut(unsynced, unsynced.length, randomOf(round))
      const read = await new Blobs(FOLDER, left).read(nameOf(1), 0, 5000).catch(() => new Uint8Array())
      if (Buffer.compare(read, bytesOf(1)) !== 0) losses += 1
    }
    expect(losses).toBeGreaterThan(0)
  })

  it('[AT4] what was begun and never finished is gone after a start', async () => {
    const blobs = new Blobs(FOLDER, disk)
    await blobs.write(await blobs.begin(), bytesOf(1))
    const again = new Blobs(FOLDER, disk.copy())
    expect(await again.list()).toEqual([])
    const left = disk.copy()
    await store(new Blobs(FOLDER, left), 2)
    expect(await left.list(`${FOLDER}/blobs`)).toEqual([`${nameOf(2)}.blob`])
  })

  it('[AT5] a disk that fails leaves nothing under the name, and says which trouble it is', async () => {
    const blobs = new Blobs(FOLDER, disk)
    await store(blobs, 1)
    for (const op of ['write', 'sync'] as const) {
      const handle = await blobs.begin()
      disk.fault = (about) => (about.op === op ? { code: 'ENOSPC', done: 10 } : null)
      await expect(blobs.write(handle, bytesOf(2)).then(() => blobs.finish(handle, nameOf(2)))).rejects.toMatchObject({
        kind: 'disk-full',
      })
      disk.fault = () => null
      await expect(blobs.finish(handle, nameOf(2))).rejects.toMatchObject({ kind: 'disk-failed' })
      await blobs.abort(handle)
      expect(await disk.list(`${FOLDER}/blobs`)).toEqual([`${nameOf(1)}.blob`])
    }
    await store(blobs, 2)
    expect(await blobs.bytesOf(nameOf(2))).toBe(bytesOf(2).byteLength)
  })
})

describe('blobs in snapshots', () => {
  it('[AT8] stay when the vault removes them, and come back by a restore', async () => {
    second = '/stick'
    await disk.makeFolder('/stick')
    const blobs = new Blobs(FOLDER, disk)
    const snapshots = snapshotsOn(disk, vault)
    await store(blobs, 1)
    await store(blobs, 2)
    await vault.append(commitOf(1))
    const { id } = await snapshots.make('manual')
    expect(disk.paths().filter((path) => path.startsWith('/stick/') && path.endsWith('.blob'))).toHaveLength(2)
    await blobs.remove([nameOf(1), nameOf(2)])
    await vault.append(commitOf(2))
    await snapshots.restore(id)
    for (const number of [1, 2]) expect(await blobs.read(nameOf(number), 0, 5000)).toEqual(bytesOf(number))
  })

  it('[AT8] a power cut during a restore never leaves a log that names a blob that is not there', async () => {
    const blobs = new Blobs(FOLDER, disk)
    const snapshots = snapshotsOn(disk, vault)
    await store(blobs, 1)
    await vault.append(commitOf(1))
    const { id } = await snapshots.make('manual')
    await blobs.remove([nameOf(1)])
    await vault.append(commitOf(2))
    const from = disk.operations.length
    await snapshots.restore(id)
    for (let count = from; count <= disk.operations.length; count += 1) {
      const left = afterPowerCut(disk.operations, count, randomOf(count))
      if ((await left.stat(`${FOLDER}.lock`)) !== null) await left.unlink(`${FOLDER}.lock`)
      const status = await new Vault(FOLDER, left).status()
      if (status.state !== 'present') throw new Error(status.state)
      if (status.position.logId === LOG_ID) continue
      expect(await new Blobs(FOLDER, left).read(nameOf(1), 0, 5000)).toEqual(bytesOf(1))
    }
  })

  it('[AT8] one damaged blob keeps no word from coming back; a missing one shows on the list', async () => {
    const blobs = new Blobs(FOLDER, disk)
    const snapshots = snapshotsOn(disk, vault)
    await store(blobs, 1)
    await store(blobs, 2)
    await vault.append(commitOf(1))
    const { id } = await snapshots.make('manual')
    await blobs.remove([nameOf(1), nameOf(2)])
    const kept = `${FOLDER}/snapshots/blobs/${nameOf(1)}.blob`
    const bytes = (await disk.readFile(kept)) ?? new Uint8Array()
    disk.put(
      kept,
      bytes.map((byte, at) => (at === 7 ? byte ^ 1 : byte)),
    )
    await snapshots.restore(id)
    expect((await vault.status()).state).toBe('present')
    expect((await vault.read({ after: 0, maxBytes: 9000 })).frames).toHaveLength(1)
    expect((await blobs.list()).map(({ name }) => name)).toEqual([nameOf(2)])
    await disk.unlink(kept)
    expect((await snapshots.list()).find((one) => one.id === id)?.damaged).toBe(true)
  })

  it('[AT8] are shared by snapshots, and go with the last that lists them', async () => {
    const blobs = new Blobs(FOLDER, disk)
    const snapshots = snapshotsOn(disk, vault)
    await store(blobs, 1)
    await vault.append(commitOf(1))
    await snapshots.make('manual')
    await vault.append(commitOf(2))
    await snapshots.make('manual')
    const kept = () => disk.list(`${FOLDER}/snapshots/blobs`)
    expect(await kept()).toEqual([`${nameOf(1)}.blob`])
    await blobs.remove([nameOf(1)])
    expect(await kept()).toEqual([`${nameOf(1)}.blob`])
    expect(await snapshots.dropRecords([commitOf(9).parts[0]?.recordId ?? ''], [nameOf(1)])).toEqual({ rewritten: 2 })
    expect(await kept()).toEqual([])
    expect((await snapshots.list()).every(({ damaged }) => !damaged)).toBe(true)
  })
})
