// Rules [V61]–[V69]: snapshots are whole or not there, share what is the same, and one can take the log's place.
import { beforeEach, describe, expect, it } from 'vitest'
import type { Frame } from '#shared/formats/commit.ts'
import { commitOf, idOf, keyslotsOf, LOG_ID, randomOf } from './commits.test-support.ts'
import { afterPowerCut, RecordingFileSystem } from './recording-file-system.test-support.ts'
import { Snapshots } from './snapshots.ts'
import { Vault } from './vault.ts'

const FOLDER = '/user/vault'
const FILES = `${FOLDER}/snapshots/files`
let disk: RecordingFileSystem
let vault: Vault
let snapshots: Snapshots
let second: string | null
let clock: number

/** A minute later at each look. */
function now(): Date {
  clock += 60_000
  return new Date(clock)
}

function on(left: RecordingFileSystem): { vault: Vault; snapshots: Snapshots } {
  const restarted = new Vault(FOLDER, left)
  const places = { folder: FOLDER, secondFolder: () => second }
  return { vault: restarted, snapshots: new Snapshots(restarted, left, places, now) }
}

async function restarted(left: RecordingFileSystem): Promise<{ vault: Vault; snapshots: Snapshots }> {
  if ((await left.stat(`${FOLDER}.lock`)) !== null) await left.unlink(`${FOLDER}.lock`)
  return on(left)
}

async function framesOf(read: (after: number) => Promise<{ frames: Frame[]; done: boolean }>): Promise<Frame[]> {
  const frames: Frame[] = []
  for (let after = 0; ; ) {
    const { frames: some, done } = await read(after)
    frames.push(...some)
    after = some.at(-1)?.seq ?? after
    if (done) return frames
  }
}
const logOf = (of: Vault) => framesOf((after) => of.read({ after, maxBytes: 900 }))
const held = (of: Snapshots, id: string) => framesOf((after) => of.read({ id, after, maxBytes: 900 }))

async function save(from: number, to: number): Promise<void> {
  for (let number = from; number <= to; number += 1) await vault.append(commitOf(number))
}

function damage(on: RecordingFileSystem, path: string, bytes: Uint8Array, at: number): void {
  const changed = bytes.slice()
  changed[at] = (changed[at] ?? 0) ^ 16
  on.put(path, changed)
}

beforeEach(async () => {
  disk = new RecordingFileSystem()
  await disk.makeFolder('/user')
  await disk.syncFolder('/')
  second = null
  clock = Date.parse('2026-11-22T10:00:00Z')
  const made = on(disk)
  vault = made.vault
  snapshots = made.snapshots
  await vault.create({ keyslots: keyslotsOf(1), logId: LOG_ID })
})

describe('snapshots', () => {
  it('[V61] hold what the log held, verified, and share the files that are the same', async () => {
    await save(1, 20)
    const first = await snapshots.make('manual')
    expect(first).toMatchObject({ seq: 20, reason: 'manual', damaged: false, place: 'vault' })
    expect(Date.parse(first.verifiedAt ?? '')).toBeGreaterThan(Date.parse(first.takenAt))
    const files = await disk.list(FILES)
    await save(21, 25)
    const later = await snapshots.make('session')
    expect((await disk.list(FILES)).length).toBe(files.length + 1)
    expect((await snapshots.list()).map(({ id }) => id)).toEqual([later.id, first.id])
    const all = await logOf(vault)
    expect(await held(snapshots, first.id)).toEqual(all.slice(0, 20))
    expect(await held(snapshots, later.id)).toEqual(all)
    await save(26, 27)
    const again = await restarted(disk.copy())
    await again.vault.status()
    expect(await held(again.snapshots, later.id)).toEqual(all)
  })

  it('[V61] are made after a session only when the log has moved', async () => {
    expect(await snapshots.afterSession()).toBe(false)
    await save(1, 3)
    expect(await snapshots.afterSession()).toBe(true)
    expect(await snapshots.afterSession()).toBe(false)
    await vault.compact()
    expect(await snapshots.afterSession()).toBe(false)
    await save(4, 4)
    expect(await snapshots.afterSession()).toBe(true)
  })

  it('[V61] stay whole when the log is compacted', async () => {
    for (let number = 1; number <= 100; number += 1) {
      const { parts } = commitOf(1)
      await vault.append({ parts: parts.map((part) => ({ ...part, revision: number })) })
    }
    const before = await logOf(vault)
    const { id } = await snapshots.make('manual')
    await vault.compact()
    expect((await logOf(vault)).length).toBeLessThan(before.length)
    expect(await held(snapshots, id)).toEqual(before)
  })

  it('[V62] are pruned by the plan, with the files that no other names', async () => {
    for (let number = 1; number <= 30; number += 1) {
      await save(number, number)
      clock += number % 3 === 0 ? 86_400_000 : 0
      await snapshots.make('session')
    }
    const rows = await snapshots.list()
    expect(rows.length).toBeLessThan(24)
    expect(rows.slice(0, 10).map(({ seq }) => seq)).toEqual([30, 29, 28, 27, 26, 25, 24, 23, 22, 21])
    const all = await logOf(vault)
    for (const { id, seq } of rows) expect(await held(snapshots, id)).toEqual(all.slice(0, seq))
    expect((await disk.list(FILES)).length).toBe(30)
  })

  it('[V63] with any byte flipped, missing or with a file gone are damaged, never read wrongly, and nothing is pruned for them', async () => {
    await save(1, 6)
    const { id } = await snapshots.make('manual')
    const all = await logOf(vault)
    const paths = disk.paths().filter((path) => path.startsWith(`${FOLDER}/snapshots/`) && /\.(ulog|json)$/.test(path))
    expect(paths.length).toBe(2)
    const random = randomOf(5)
    for (const path of paths) {
      const bytes = (await disk.readFile(path)) ?? new Uint8Array()
      for (let round = 0; round < 60; round += 1) {
        const left = disk.copy()
        if (round < 50) damage(left, path, bytes, Math.floor(random() * bytes.byteLength))
        else left.put(path, bytes.slice(0, Math.floor(random() * bytes.byteLength)))
        const again = await restarted(left)
        expect((await again.vault.status()).state).toBe('present')
        const read = await held(again.snapshots, id).catch((error: { kind?: string }) => error.kind)
        // JSON has bytes that mean nothing: white space.
        if (read === 'damaged') expect((await again.snapshots.list())[0]?.damaged).toBe(true)
        else expect(read).toEqual(all)
        if (path.endsWith('.ulog')) expect(read).toBe('damaged')
        expect(await logOf(again.vault)).toEqual(all)
        await again.snapshots.make('manual')
        expect((await again.snapshots.list()).length).toBe(2)
      }
    }
    const gone = disk.copy()
    await gone.unlink(paths.find((path) => path.endsWith('.ulog')) ?? '')
    const again = await restarted(gone)
    await again.vault.status()
    expect((await again.snapshots.list())[0]?.damaged).toBe(true)
    await expect(again.snapshots.restore(id)).rejects.toMatchObject({ kind: 'damaged' })
    expect(await logOf(again.vault)).toEqual(all)
    // The next snapshot brings the missing file back.
    await again.snapshots.make('manual')
    expect((await again.snapshots.list()).map(({ damaged }) => damaged)).toEqual([false, false])
  })

  it('[V64] that fail at any write or sync leave log and other snapshots as they were', async () => {
    await save(1, 5)
    const first = await snapshots.make('manual')
    await save(6, 9)
    const all = await logOf(vault)
    for (let failing = 1; failing < 16; failing += 1) {
      const left = disk.copy()
      const again = await restarted(left)
      await again.vault.status()
      let count = 0
      left.fault = () => {
        count += 1
        return count === failing ? { code: 'ENOSPC', done: 2 } : null
      }
      const made = await again.snapshots.make('manual').catch(() => null)
      left.fault = () => null
      expect(await logOf(again.vault)).toEqual(all)
      expect(await held(again.snapshots, first.id)).toEqual(all.slice(0, 5))
      const rows = await again.snapshots.list()
      expect(rows.every(({ damaged }) => !damaged)).toBe(true)
      if (made !== null) expect(await held(again.snapshots, made.id)).toEqual(all)
    }
  })

  it('[V65] restored take the place of the log under a new id; the present state is a snapshot', async () => {
    await save(1, 8)
    const { id } = await snapshots.make('manual')
    await save(9, 14)
    const all = await logOf(vault)
    const position = await snapshots.restore(id)
    expect(position).toMatchObject({ seq: 8, chain: all[7]?.chain })
    expect(position.logId).not.toBe(LOG_ID)
    await expect(vault.append(commitOf(99))).rejects.toMatchObject({ kind: 'no-vault' })
    expect(await vault.status()).toMatchObject({ state: 'present', position, report: { damaged: [], strayFiles: [] } })
    expect(await logOf(vault)).toEqual(all.slice(0, 8))
    const [before] = await snapshots.list()
    expect(before).toMatchObject({ seq: 14, reason: 'before-restore' })
    expect(await held(snapshots, before?.id ?? '')).toEqual(all)
    // The next commit is newer than all of them: its snapshot is never taken for an old one.
    expect((await vault.append(commitOf(50))).seq).toBeGreaterThan(14)
    const again = await restarted(disk.copy())
    await again.vault.status()
    expect((await logOf(again.vault)).map(({ parts }) => parts)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8, 50].map((number) => commitOf(number).parts),
    )
    await snapshots.restore(before?.id ?? '')
    expect(await logOf(vault)).toEqual(all)
  })

  it('[V66] a power cut while one is made loses no commit and lists none that cannot be read', async () => {
    await save(1, 4)
    await snapshots.make('manual')
    await save(5, 7)
    const all = await logOf(vault)
    const from = disk.operations.length
    await snapshots.make('manual')
    const to = disk.operations.length
    for (let count = from; count <= to; count += 1) {
      for (let round = 0; round < 4; round += 1) {
        const again = await restarted(afterPowerCut(disk.operations, count, randomOf(count * 13 + round)))
        await again.vault.status()
        expect(await logOf(again.vault)).toEqual(all)
        const rows = await again.snapshots.list()
        expect(rows.length).toBeGreaterThan(count === to ? 1 : 0)
        for (const { id, seq } of rows) expect(await held(again.snapshots, id)).toEqual(all.slice(0, seq))
      }
    }
  })

  it('[V66] a power cut while one is restored leaves the old log or the restored one, and the old one as a snapshot', async () => {
    await save(1, 4)
    const { id } = await snapshots.make('manual')
    await save(5, 9)
    const all = await logOf(vault)
    const from = disk.operations.length
    await snapshots.restore(id)
    const to = disk.operations.length
    const seen = new Set<number>()
    for (let count = from; count <= to; count += 1) {
      for (let round = 0; round < 4; round += 1) {
        const again = await restarted(afterPowerCut(disk.operations, count, randomOf(count * 17 + round)))
        const status = await again.vault.status()
        expect(status).toMatchObject({ state: 'present', report: { damaged: [], strayFiles: [] } })
        const frames = await logOf(again.vault)
        seen.add(frames.length)
        if (frames.length === 9) expect(frames).toEqual(all)
        else {
          expect(frames).toEqual(all.slice(0, 4))
          const before = (await again.snapshots.list()).find(({ reason }) => reason === 'before-restore')
          expect(await held(again.snapshots, before?.id ?? '')).toEqual(all)
        }
        if (count === to) expect(frames.length).toBe(4)
        await again.vault.append(commitOf(3))
      }
    }
    expect([...seen].sort()).toEqual([4, 9])
  })

  it('[V67] rewritten without a record hold no byte of it, and all else', async () => {
    await save(1, 12)
    const { id } = await snapshots.make('manual')
    await save(13, 15)
    const later = await snapshots.make('manual')
    const all = await logOf(vault)
    expect(await snapshots.dropRecords([idOf('record 5')])).toEqual({ rewritten: 2 })
    expect(await held(snapshots, id)).toEqual(all.filter(({ seq }) => seq !== 5 && seq <= 12))
    expect(await held(snapshots, later.id)).toEqual(all.filter(({ seq }) => seq !== 5))
    for (const path of disk.paths().filter((name) => name.startsWith(`${FOLDER}/snapshots/`))) {
      if ((await disk.stat(path))?.kind === 'folder') continue
      expect(Buffer.from((await disk.readFile(path)) ?? []).includes('sealed 5 '), path).toBe(false)
    }
    expect(await snapshots.dropRecords([idOf('record 5')])).toEqual({ rewritten: 0 })
    const position = await snapshots.restore(later.id)
    expect(position.seq).toBe(15)
  })

  it('[V68] go to the second folder too, with the keyslots of their date; a folder out of reach is no failure', async () => {
    await disk.makeFolder('/stick')
    await save(1, 4)
    await snapshots.prepareFolder('/stick')
    second = '/stick'
    await snapshots.make('manual')
    const rows = await snapshots.list()
    expect(rows.map(({ place, seq }) => [place, seq])).toEqual(
      expect.arrayContaining([
        ['vault', 4],
        ['second-folder', 4],
      ]),
    )
    const copy = rows.find(({ place }) => place === 'second-folder')
    expect(await held(snapshots, copy?.id ?? '')).toEqual(await logOf(vault))
    const manifest = await disk.readFile(`/stick/Unborrowed snapshots/${keyslotsOf(1).vaultId}/${copy?.id ?? ''}.json`)
    expect(new TextDecoder().decode(manifest ?? new Uint8Array())).toContain(keyslotsOf(1).slots[0]?.wrapped)
    await vault.append(commitOf(5))
    expect((await snapshots.restore(copy?.id ?? '')).seq).toBe(4)
    second = '/unplugged'
    await snapshots.make('manual')
    expect((await snapshots.list()).every(({ place }) => place === 'vault')).toBe(true)
  })

  it('[V69] are made of large segments by links, and where there are none by copies', async () => {
    const large = new Uint8Array(5 * 1024 * 1024).fill(7)
    const commit = (number: number) => ({ parts: commitOf(number).parts.map((part) => ({ ...part, sealed: large })) })
    await vault.append(commit(1))
    await snapshots.make('manual')
    expect(disk.operations.some(({ op }) => op === 'link')).toBe(true)
    disk.link = () => Promise.reject(Object.assign(new Error('EPERM'), { code: 'EPERM' }))
    await vault.append(commit(2))
    const { id } = await snapshots.make('manual')
    const chains = (frames: Frame[]) => frames.map(({ chain }) => chain)
    expect(chains(await held(snapshots, id))).toEqual(chains(await logOf(vault)))
  })

  it('[VG21] are refused under 50 MB of room, with nothing written, and made once there is', async () => {
    await save(1, 3)
    disk.free = 49_000_000
    const before = disk.operations.length
    await expect(snapshots.make('manual')).rejects.toMatchObject({ kind: 'disk-full' })
    expect(disk.operations.length).toBe(before)
    disk.free = 51_000_000
    expect((await snapshots.make('manual')).seq).toBe(3)
  })

  it('[VG22] stopped before its switch a restore changes nothing; stopped after it is done', async () => {
    await save(1, 6)
    const { id } = await snapshots.make('manual')
    await save(7, 9)
    const before = await logOf(vault)
    const restoring = snapshots.restore(id)
    snapshots.stopRestore()
    await expect(restoring).rejects.toMatchObject({ kind: 'unexpected' })
    await vault.append(commitOf(10))
    expect((await logOf(vault)).slice(0, 9)).toEqual(before)
    expect((await disk.list(`${FOLDER}/log`)).filter((name) => !name.endsWith('.ulog'))).toEqual([])
    const { seq } = await snapshots.restore(id)
    snapshots.stopRestore()
    expect(seq).toBe(6)
    expect(await vault.status()).toMatchObject({ state: 'present', position: { seq: 6 } })
  })
})
