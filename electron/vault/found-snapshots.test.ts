// Rules [KR60]–[KR61]: a vault from the snapshots that another left in a folder.
import { beforeEach, expect, it } from 'vitest'
import type { Frame } from '#shared/formats/commit.ts'
import { commitOf, idOf, keyslotsOf, LOG_ID } from './commits.test-support.ts'
import { afterPowerCut, RecordingFileSystem } from './recording-file-system.test-support.ts'
import { Snapshots } from './snapshots.ts'
import { Vault } from './vault.ts'

const STICK = '/stick'
let disk: RecordingFileSystem

function on(file: RecordingFileSystem, folder: string, second: string | null) {
  const vault = new Vault(folder, file)
  return { vault, snapshots: new Snapshots(vault, file, { folder, secondFolder: () => second }) }
}

async function framesOf(vault: Vault): Promise<Frame[]> {
  return (await vault.read({ after: 0, maxBytes: 64 * 1024 * 1024 })).frames
}

beforeEach(async () => {
  disk = new RecordingFileSystem()
  for (const folder of ['/old', '/new', STICK]) await disk.makeFolder(folder)
  await disk.syncFolder('/')
})

/** A vault with 12 commits and two snapshots on the stick: of the first 8 and of all. */
async function leftBehind(): Promise<Frame[]> {
  const { vault, snapshots } = on(disk, '/old/vault', STICK)
  await vault.create({ keyslots: keyslotsOf(3), logId: LOG_ID })
  for (let number = 1; number <= 8; number += 1) await vault.append(commitOf(number))
  await snapshots.prepareFolder(STICK)
  for (let number = 9; number <= 12; number += 1) await vault.append(commitOf(number))
  await snapshots.make('manual')
  const frames = await framesOf(vault)
  await vault.close()
  return frames
}

it('[KR60] are found with the key slots of their date, wherever in the folder one points, and make the same log', async () => {
  const before = await leftBehind()
  const { vault, snapshots } = on(disk, '/new/vault', null)
  expect(await vault.status()).toEqual({ state: 'none' })
  const { vaultId } = keyslotsOf(3)
  for (const chosen of [STICK, `${STICK}/Unborrowed snapshots`, `${STICK}/Unborrowed snapshots/${vaultId}`]) {
    const found = await snapshots.find(chosen)
    expect(found.map(({ snapshot }) => snapshot.seq)).toEqual([12, 8])
    expect(found[0]?.keyslots).toEqual(keyslotsOf(3))
  }
  const [newest] = await snapshots.find(STICK)
  if (newest === undefined) throw new Error('nothing found')
  await vault.create({ keyslots: newest.keyslots, logId: idOf('fresh') })
  await snapshots.restoreFound(newest.snapshot.id)
  await vault.status()
  expect((await framesOf(vault)).map(({ parts }) => parts)).toEqual(before.map(({ parts }) => parts))
  expect((await vault.append(commitOf(13))).seq).toBe(13)
})

it('[KR60] nothing in an ordinary folder, and a damaged one is left out', async () => {
  await leftBehind()
  const { snapshots } = on(disk, '/new/vault', null)
  expect(await snapshots.find('/old')).toEqual([])
  expect(await snapshots.find('/nowhere')).toEqual([])
  for (const path of disk.paths()) {
    if (path.startsWith(STICK) && path.endsWith('.ulog')) await disk.unlink(path)
  }
  expect(await snapshots.find(STICK)).toEqual([])
})

it('[KR61] never go into a vault that holds something, or into another vault', async () => {
  await leftBehind()
  const { vault, snapshots } = on(disk, '/new/vault', null)
  await vault.create({ keyslots: keyslotsOf(1), logId: idOf('fresh') })
  const [newest] = await snapshots.find(STICK)
  if (newest === undefined) throw new Error('nothing found')
  await expect(snapshots.restoreFound(idOf('unknown'))).rejects.toMatchObject({ kind: 'bad-input' })
  await vault.append(commitOf(1))
  await expect(snapshots.restoreFound(newest.snapshot.id)).rejects.toMatchObject({ kind: 'bad-input' })
  await vault.status()
  expect(await framesOf(vault)).toHaveLength(1)
  const other = on(disk, '/new/other', null)
  await other.vault.create({ keyslots: { ...keyslotsOf(1), vaultId: idOf('other') }, logId: idOf('fresh') })
  await other.snapshots.find(STICK)
  await expect(other.snapshots.restoreFound(newest.snapshot.id)).rejects.toMatchObject({ kind: 'bad-input' })
})

it('[KR61] a power cut on the way leaves the empty vault or the restored one', async () => {
  const before = await leftBehind()
  const { vault, snapshots } = on(disk, '/new/vault', null)
  const [newest] = await snapshots.find(STICK)
  if (newest === undefined) throw new Error('nothing found')
  await vault.create({ keyslots: newest.keyslots, logId: idOf('fresh') })
  const start = disk.operations.length
  await snapshots.restoreFound(newest.snapshot.id)
  await vault.close()
  let restored = 0
  for (let count = start; count <= disk.operations.length; count += 1) {
    const left = afterPowerCut(disk.operations, count, () => 0.5)
    for (const path of left.paths()) if (path.endsWith('.lock')) await left.unlink(path)
    const again = on(left, '/new/vault', null)
    expect((await again.vault.status()).state).toBe('present')
    const frames = (await framesOf(again.vault)).length
    expect([0, before.length]).toContain(frames)
    if (frames > 0) restored += 1
    await again.vault.close()
  }
  expect(restored).toBeGreaterThan(0)
})
