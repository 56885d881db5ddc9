// Rule [TT3]: snapshots under mutations. UNBORROWED_MUTATIONS asks for more of them.
import { expect, it } from 'vitest'
import type { Frame } from '#shared/formats/commit.ts'
import { commitOf, keyslotsOf, LOG_ID, randomOf } from './commits.test-support.ts'
import { between, isKept, MUTATIONS, mutate, oneOf } from './mutate.test-support.ts'
import { RecordingFileSystem } from './recording-file-system.test-support.ts'
import { decodeManifest } from './snapshot-manifest.ts'
import { Snapshots } from './snapshots.ts'
import { Vault } from './vault.ts'

const FOLDER = '/user/vault'
const SEED = Number(process.env.UNBORROWED_MUTATIONS_SEED ?? 2026)
const COUNT = Number(process.env.UNBORROWED_MUTATIONS ?? 100)

function on(disk: RecordingFileSystem): { vault: Vault; snapshots: Snapshots } {
  let clock = Date.parse('2026-11-22T10:00:00Z')
  const now = () => {
    clock += 60_000
    return new Date(clock)
  }
  const vault = new Vault(FOLDER, disk)
  return { vault, snapshots: new Snapshots(vault, disk, { folder: FOLDER, secondFolder: () => null }, now) }
}

async function framesOf(read: (after: number) => Promise<{ frames: Frame[]; done: boolean }>): Promise<string> {
  const frames: Frame[] = []
  for (let after = 0; ; ) {
    const { frames: some, done } = await read(after)
    frames.push(...some)
    after = some.at(-1)?.seq ?? after
    if (done) return JSON.stringify(frames)
  }
}

const isSnapshotFile = (path: string) => path.startsWith(`${FOLDER}/snapshots/`) && /\.(ulog|json)$/.test(path)

it('[TT3] a snapshot under any mutation of its files gives what it held or is refused, and nothing is removed for it', async () => {
  const disk = new RecordingFileSystem()
  await disk.makeFolder('/user')
  const { vault, snapshots } = on(disk)
  await vault.create({ keyslots: keyslotsOf(1), logId: LOG_ID })
  for (let number = 1; number <= 8; number += 1) await vault.append(commitOf(number))
  const first = await snapshots.make('manual')
  const early = disk.copy()
  for (let number = 9; number <= 14; number += 1) await vault.append(commitOf(number))
  const later = await snapshots.make('manual')
  const readLog = (of: Vault) => framesOf((after) => of.read({ after, maxBytes: 5000 }))
  const all = await readLog(vault)
  const wished = new Map<string, string>()
  for (const { id } of [first, later]) {
    wished.set(id, await framesOf((after) => snapshots.read({ id, after, maxBytes: 5000 })))
  }
  await vault.close()
  const paths = disk.paths().filter(isSnapshotFile)
  const wrong: string[] = []
  let refused = 0
  for (let round = 0; round < COUNT; round += 1) {
    const random = randomOf(SEED + round)
    const damaged = disk.copy()
    const path = oneOf(random, paths)
    const kind = oneOf(random, MUTATIONS)
    const bytes = (await disk.readFile(path)) ?? new Uint8Array()
    const put = mutate(random, kind, bytes, await early.readFile(path))
    damaged.put(path, put)
    const again = on(damaged)
    await again.vault.status()
    const say = (what: string) => wrong.push(`${round} ${kind} ${path}: ${what}`)
    for (const [id, frames] of wished) {
      const found = await framesOf((after) => again.snapshots.read({ id, after, maxBytes: 5000 })).catch(() => null)
      if (found === null) refused += 1
      else if (found !== frames) say(`${id} gives something else`)
      if (found === null && !path.includes(id) && path.endsWith('.json')) say(`${id} is refused for another's damage`)
    }
    await again.snapshots.list()
    if ((await readLog(again.vault)) !== all) say('the log is another')
    // What a restore of the damaged one leaves is the log as it was, or the snapshot whole.
    const chosen = between(random, 0, 2) === 0 ? first.id : later.id
    const restored = await again.snapshots.restore(chosen).then(
      () => true,
      () => false,
    )
    await again.vault.status()
    const parts = (text: string) => JSON.stringify((JSON.parse(text) as Frame[]).map((frame) => frame.parts))
    const now = parts(await readLog(again.vault))
    if (now !== parts(restored ? (wished.get(chosen) ?? '[]') : all)) say('a restore gave something else')
    // A list that still reads may be written anew with the date of its check, and a file may be brought back whole by a
    // newer snapshot [V63]; anything else stays byte for byte.
    const left = await damaged.readFile(path)
    const isHealed = left !== null && Buffer.compare(left, bytes) === 0
    const mayChange = isHealed || (path.endsWith('.json') && decodeManifest(put) !== null && left !== null)
    if (!mayChange && put.byteLength > 0 && !isKept(put, left, [])) say('bytes are gone')
    await again.vault.close()
  }
  expect(wrong).toEqual([])
  expect(refused).toBeGreaterThan(COUNT / 4)
}, 3_600_000)
