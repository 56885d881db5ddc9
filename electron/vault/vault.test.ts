// Rules [V17]–[V27]: the vault folder, its keyslots in two generations, the lock, and a process killed while it saves.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { vaultHandlers } from '../main/handlers/vault.ts'
import { commitOf, idOf, keyslotsOf, LOG_ID, randomOf } from './commits.test-support.ts'
import { KEYSLOT_FILES, KeyslotStore } from './keyslot-store.ts'
import { afterPowerCut, RecordingFileSystem } from './recording-file-system.test-support.ts'
import { Vault } from './vault.ts'
import { takeLock } from './vault-lock.ts'

const FOLDER = '/user/vault'
const none = { tornBytes: 0, damaged: [], strayFiles: [] }

async function made(): Promise<{ disk: RecordingFileSystem; vault: Vault }> {
  const disk = new RecordingFileSystem()
  const vault = new Vault(FOLDER, disk)
  await vault.create({ keyslots: keyslotsOf(1), logId: LOG_ID })
  return { disk, vault }
}

/** What a later start finds: the same files, no lock. */
async function restarted(disk: RecordingFileSystem): Promise<{ disk: RecordingFileSystem; vault: Vault }> {
  const copy = disk.copy()
  if ((await copy.stat(`${FOLDER}.lock`)) !== null) await copy.unlink(`${FOLDER}.lock`)
  return { disk: copy, vault: new Vault(FOLDER, copy) }
}

describe('a vault', () => {
  it('[V17] is none, then present, and says where its log stands', async () => {
    const disk = new RecordingFileSystem()
    const vault = new Vault(FOLDER, disk)
    expect(await vault.status()).toEqual({ state: 'none' })
    await expect(vault.append(commitOf(1))).rejects.toMatchObject({ kind: 'no-vault' })
    const position = await vault.create({ keyslots: keyslotsOf(1), logId: LOG_ID })
    expect(position.seq).toBe(0)
    const after = await vault.append(commitOf(1))
    const status = { state: 'present', keyslots: keyslotsOf(1), position: after, report: none }
    expect(await vault.status()).toEqual(status)
    expect(await (await restarted(disk)).vault.status()).toEqual(status)
    await expect(vault.create({ keyslots: keyslotsOf(1), logId: LOG_ID })).rejects.toMatchObject({ kind: 'unexpected' })
  })

  it('[V18] says log-missing, makes a new log, and goes on', async () => {
    const { disk } = await made()
    await disk.unlink(`${FOLDER}/log/00000001.ulog`)
    const again = await restarted(disk)
    expect(await again.vault.status()).toEqual({ state: 'log-missing', keyslots: keyslotsOf(1) })
    expect((await again.vault.newLog({ logId: idOf('new') })).logId).toBe(idOf('new'))
    await again.vault.append(commitOf(5))
    expect((await again.vault.read({ after: 0, maxBytes: 1 })).frames[0]?.parts).toEqual(commitOf(5).parts)
    await expect(again.vault.newLog({ logId: idOf('more') })).rejects.toMatchObject({ kind: 'unexpected' })
  })

  it('[V19] says keyslots-damaged when no generation can be read, and changes nothing', async () => {
    const { disk } = await made()
    for (const name of KEYSLOT_FILES) disk.put(join(FOLDER, name), new Uint8Array([0]))
    const again = await restarted(disk)
    expect(await again.vault.status()).toEqual({ state: 'keyslots-damaged' })
    expect(await again.disk.readFile(join(FOLDER, KEYSLOT_FILES[0]))).toEqual(new Uint8Array([0]))
  })

  it('[V20] is moved aside whole, under the time given, and never over another', async () => {
    const { disk, vault } = await made()
    await vault.append(commitOf(1))
    const handlers = vaultHandlers(
      vault,
      { opened: async () => undefined, appended: () => undefined },
      { abortAll: async () => undefined },
      { find: async () => ({ found: [], next: null }) },
      () => new Date('2026-11-22T06:45:28.123Z'),
    )
    expect(await handlers['vault:set-aside'](undefined)).toEqual({ folder: 'vault-set-aside-2026-11-22T06-45-28Z' })
    expect(await vault.status()).toEqual({ state: 'none' })
    expect(disk.paths()).toContain('/user/vault-set-aside-2026-11-22T06-45-28Z/log/00000001.ulog')
    await vault.create({ keyslots: keyslotsOf(1), logId: idOf('second') })
    expect((await handlers['vault:set-aside'](undefined)).folder).toBe('vault-set-aside-2026-11-22T06-45-28Z-2')
  })

  it('[V21] cut off while it is being made is there whole or not at all', async () => {
    const { disk } = await made()
    for (let count = 2; count <= disk.operations.length; count += 1) {
      for (let round = 0; round < 10; round += 1) {
        const left = afterPowerCut(disk.operations, count, randomOf(count * 50 + round))
        if ((await left.stat('/user')) === null) continue
        const again = await restarted(left)
        const { state } = await again.vault.status()
        if (count === disk.operations.length) expect(state).toBe('present')
        else expect(['none', 'present']).toContain(state)
        expect((await again.disk.list('/user')).filter((name) => name.startsWith('vault.new-'))).toEqual([])
      }
    }
  })
})

describe('keyslots', () => {
  const paths = KEYSLOT_FILES.map((name) => join('/v', name))
  async function store() {
    const disk = new RecordingFileSystem()
    await disk.makeFolder('/v')
    await disk.syncFolder('/')
    const slots = new KeyslotStore(disk, '/v')
    await slots.write(keyslotsOf(1))
    return { disk, slots }
  }

  it('[V22] are read from either generation when any byte of the other is damaged, and healed', async () => {
    const { disk } = await store()
    const random = randomOf(7)
    for (const path of paths) {
      const bytes = (await disk.readFile(path)) ?? new Uint8Array()
      for (let at = 0; at < bytes.byteLength; at += 1) {
        const damaged = disk.copy()
        const flipped = bytes.slice()
        flipped[at] = (flipped[at] ?? 0) ^ (1 + Math.floor(random() * 255))
        damaged.put(path, flipped)
        const slots = new KeyslotStore(damaged, '/v')
        expect(await slots.read()).toEqual({ state: 'read', file: keyslotsOf(1) })
        await slots.heal()
        for (const other of paths.filter((some) => some !== path)) await damaged.unlink(other)
        expect(await slots.read()).toEqual({ state: 'read', file: keyslotsOf(1) })
      }
    }
  })

  it('[V23] damaged in both generations are damaged, of a later format are newer', async () => {
    const { disk, slots } = await store()
    disk.put(paths[0] ?? '', new TextEncoder().encode('{"format":2}'))
    await expect(slots.read()).rejects.toMatchObject({ kind: 'newer-format' })
    for (const path of paths) disk.put(path, new TextEncoder().encode('{"format":1}'))
    expect(await slots.read()).toEqual({ state: 'damaged' })
    for (const path of paths) await disk.unlink(path)
    expect(await slots.read()).toEqual({ state: 'missing' })
  })

  it('[V24] changed under a power cut are the old or the new ones, never neither', async () => {
    const { disk, slots } = await store()
    const before = disk.operations.length
    await slots.write(keyslotsOf(2))
    for (let count = before; count <= disk.operations.length; count += 1) {
      for (let round = 0; round < 20; round += 1) {
        const left = afterPowerCut(disk.operations, count, randomOf(count * 9 + round))
        const found = await new KeyslotStore(left, '/v').read()
        expect(found.state === 'read' && [1, 2].includes(found.file.generation)).toBe(true)
        if (count === disk.operations.length) expect(found).toEqual({ state: 'read', file: keyslotsOf(2) })
      }
    }
    await expect(slots.write(keyslotsOf(2))).rejects.toMatchObject({ kind: 'bad-input' })
  })
})

describe('with real processes', () => {
  let folder = ''
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'unborrowed-vault-'))
    await build({
      configFile: false,
      logLevel: 'error',
      build: {
        ssr: join(import.meta.dirname, 'saving-child.test-support.ts'),
        outDir: join(folder, 'child'),
        rollupOptions: { output: { entryFileNames: 'child.mjs' } },
      },
      ssr: { noExternal: true },
    })
  }, 60_000)
  afterAll(() => {
    for (const some of started) some.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })

  const started: ChildProcess[] = []
  function child(vault: string) {
    const process_ = spawn(process.execPath, [join(folder, 'child', 'child.mjs'), vault], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    started.push(process_)
    return { process: process_, lines: createInterface({ input: process_.stdout }) }
  }
  it('[V25] a process killed at any moment loses no commit that it was told is saved', async () => {
    const path = join(folder, 'killed', 'vault')
    const random = randomOf(25)
    let highest = 0
    for (let round = 0; round < 6; round += 1) {
      const { process: saver, lines } = child(path)
      let seen = 0
      const enough = 3 + Math.floor(random() * 40)
      lines.on('line', (line) => {
        const [seq] = line.split(' ').map(Number)
        highest = Math.max(highest, seq ?? 0)
        seen += 1
        if (seen === enough) setTimeout(() => saver.kill('SIGKILL'), random() * 8)
      })
      await once(saver, 'exit')
      const vault = new Vault(path)
      const status = await vault.status()
      expect(status.state).toBe('present')
      const found = new Set<number>()
      for (let after = 0, done = false; !done; ) {
        const some = await vault.read({ after, maxBytes: 1 << 20 })
        for (const frame of some.frames) {
          expect(frame.parts).toEqual(commitOf(frame.seq).parts)
          found.add(frame.seq)
        }
        after = some.frames.at(-1)?.seq ?? after
        done = some.done
      }
      for (let seq = 1; seq <= highest; seq += 1) expect(found.has(seq), `round ${round} seq ${seq}`).toBe(true)
      expect(seen).toBeGreaterThanOrEqual(enough)
      await vault.close()
    }
  }, 60_000)

  it('[V26] a second process is refused while the first lives, and takes over once it is dead', async () => {
    const path = join(folder, 'locked', 'vault')
    const { process: saver, lines } = child(path)
    await once(lines, 'line')
    await expect(new Vault(path).status()).rejects.toMatchObject({ kind: 'unexpected' })
    saver.kill('SIGKILL')
    await once(saver, 'exit')
    const vault = new Vault(path)
    expect((await vault.status()).state).toBe('present')
    await vault.close()
  })

  it('[V27] of many takers of a stale lock exactly one gets it, and nothing is left behind', async () => {
    for (let round = 0; round < 50; round += 1) {
      const disk = new RecordingFileSystem()
      await disk.makeFolder('/user')
      // No process has this id: it is above the greatest that Linux gives.
      const owner = { pid: 2 ** 22 + 7, token: 'ab'.repeat(16), startedAt: '' }
      disk.put('/user/vault.lock', new TextEncoder().encode(round % 2 === 0 ? JSON.stringify(owner) : ''))
      const locks = await Promise.all(Array.from({ length: 8 }, () => takeLock(disk, '/user/vault.lock')))
      const taken = locks.filter((lock) => lock !== null)
      expect(taken.length).toBe(1)
      await taken[0]?.release()
      expect(disk.paths()).toEqual(['/', '/user'])
    }
  })
})
