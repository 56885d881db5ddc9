// Rules [KR30]–[KR31]: a note of a switch that outlived it never costs a file that was in force.
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { allFrames, commitOf, keyslotsOf, LOG_ID } from './commits.test-support.ts'
import { Log } from './log.ts'
import { RecordingFileSystem } from './recording-file-system.test-support.ts'
import { segmentListPath, segmentPath } from './segments.ts'
import { Snapshots } from './snapshots.ts'
import { Vault } from './vault.ts'

const FOLDER = '/user/vault'
let disk: RecordingFileSystem

beforeEach(async () => {
  disk = new RecordingFileSystem()
  await disk.makeFolder('/user')
  await disk.syncFolder('/')
})

async function listNow(): Promise<{ bytes: Uint8Array; ids: number[] }> {
  const bytes = await disk.readFile(segmentListPath(FOLDER))
  if (bytes === null) throw new Error('no list')
  const list = JSON.parse(new TextDecoder().decode(bytes)) as { segments: { id: number }[] }
  return { bytes, ids: list.segments.map(({ id }) => id) }
}

async function filesOf(ids: readonly number[]): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  for (const id of ids) {
    const bytes = await disk.readFile(segmentPath(FOLDER, id))
    if (bytes !== null) files.set(segmentPath(FOLDER, id), bytes)
  }
  return files
}

/** A log, a restore over it, and a commit after that. Answers the list and the files of before, and the note. */
async function restored() {
  const vault = new Vault(FOLDER, disk)
  const snapshots = new Snapshots(vault, disk, { folder: FOLDER, secondFolder: () => null })
  await vault.create({ keyslots: keyslotsOf(1), logId: LOG_ID })
  for (let number = 1; number <= 10; number += 1) await vault.append(commitOf(number))
  const { id } = await snapshots.make('manual')
  for (let number = 11; number <= 14; number += 1) await vault.append(commitOf(number))
  await snapshots.make('session')
  const before = await listNow()
  const files = await filesOf(before.ids)
  await snapshots.restore(id)
  await vault.status()
  await vault.append(commitOf(20))
  await vault.close()
  const after = await listNow()
  const note = new TextEncoder().encode(JSON.stringify({ made: after.ids, replaced: before.ids }))
  return { before, files, note, madeFiles: await filesOf(after.ids) }
}

/** Whether every byte of the files is still in the log folder or set aside. */
async function isKept(files: Map<string, Uint8Array>): Promise<boolean> {
  const held: string[] = []
  for (const path of disk.paths()) {
    const bytes = (await disk.stat(path))?.kind === 'file' ? await disk.readFile(path) : null
    if (bytes !== null) held.push(Buffer.from(bytes).toString('hex'))
  }
  return [...files.values()].every((bytes) => held.includes(Buffer.from(bytes).toString('hex')))
}

it('[KR30] with the note of a restore left behind and an older list put back, the restored log is the log', async () => {
  const { before, note, madeFiles } = await restored()
  disk.put(join(FOLDER, 'switch.json'), note)
  disk.put(segmentListPath(FOLDER), before.bytes)
  const log = await Log.open(disk, FOLDER)
  if (log === null) throw new Error('no log')
  const words = (await allFrames(log)).flatMap((frame) => frame.parts.map(({ recordId }) => recordId))
  expect(words).toContain(commitOf(20).parts[0]?.recordId)
  expect(log.report.damaged.length).toBeGreaterThan(0)
  expect(await isKept(madeFiles)).toBe(true)
})

it('[KR30] with the older list and all its files put back as well, no file of the restored log is removed', async () => {
  const { before, files, note, madeFiles } = await restored()
  disk.put(join(FOLDER, 'switch.json'), note)
  disk.put(segmentListPath(FOLDER), before.bytes)
  for (const [path, bytes] of files) disk.put(path, bytes)
  const log = await Log.open(disk, FOLDER)
  if (log === null) throw new Error('no log')
  expect(await allFrames(log)).toHaveLength(14)
  expect(await isKept(madeFiles)).toBe(true)
  expect(log.report.strayFiles.length).toBeGreaterThan(0)
})

it('[KR31] of a switch that was cut off before its list was written, what was made is still removed', async () => {
  const { before, files, note } = await restored()
  const made = (await listNow()).ids
  disk.put(join(FOLDER, 'switch.json'), note)
  disk.put(segmentListPath(FOLDER), before.bytes)
  for (const [path, bytes] of files) disk.put(path, bytes)
  // As it stands before the list is written: nothing was appended behind the made files yet.
  disk.put(segmentPath(FOLDER, made.at(-1) ?? 0), new Uint8Array())
  const log = await Log.open(disk, FOLDER)
  expect(log?.report.strayFiles).toEqual([])
  for (const id of made) expect(await disk.stat(segmentPath(FOLDER, id))).toBeNull()
})
