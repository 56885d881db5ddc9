// Rule [TS16]: the files of a shared-purpose session.
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { nodeFileSystem } from '../vault/file-system.ts'
import { TogetherFiles } from './together-files.ts'

const DAY_MS = 86_400_000
const bytes = (...values: number[]) => new Uint8Array(values)
let parent: string
let folder: string
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'together-'))
  folder = join(parent, 'together')
})
afterEach(() => rmSync(parent, { recursive: true, force: true }))
const names = () => (existsSync(folder) ? readdirSync(folder).sort() : [])

test('[TS16] a session is read as it was last written, by its owner alone, and both files are gone at its end', async () => {
  const files = new TogetherFiles(folder)
  expect(await files.read()).toBeNull()
  await files.write({ key: bytes(1), sealed: bytes(2) })
  await files.write({ key: null, sealed: bytes(3, 4) })
  expect(await files.read()).toEqual({ key: bytes(1), sealed: bytes(3, 4) })
  if (process.platform !== 'win32') expect(statSync(join(folder, 'session.sealed')).mode & 0o077).toBe(0)
  await files.remove()
  expect(names()).toEqual([])
  expect(await files.read()).toBeNull()
})

test('[TS16] seven days after it was last written it is gone, whether the app starts or somebody looks', async () => {
  const files = new TogetherFiles(folder)
  const touch = (days: number) => {
    const at = new Date(Date.now() - days * DAY_MS)
    // The key is older: it is written once.
    for (const [name, time] of [
      ['session.key', new Date(0)],
      ['session.sealed', at],
    ] as const)
      utimesSync(join(folder, name), time, time)
  }
  await files.write({ key: bytes(1), sealed: bytes(2) })
  touch(6.9)
  await files.sweep()
  expect(await files.read()).not.toBeNull()
  touch(7.1)
  await files.sweep()
  expect(names()).toEqual([])
  await files.write({ key: bytes(1), sealed: bytes(2) })
  touch(7.1)
  expect(await files.read()).toBeNull()
  expect(names()).toEqual([])
})

test('[TS16] what a cut-off beginning or end left is swept away', async () => {
  const files = new TogetherFiles(folder)
  for (const left of [['session.key'], ['session.sealed'], ['session.key.tmp', 'session.sealed.tmp']]) {
    await files.write({ key: bytes(1), sealed: bytes(2) })
    await files.remove()
    for (const name of left) writeFileSync(join(folder, name), 'x')
    await files.sweep()
    expect(names()).toEqual([])
  }
})

test('[TS16] a write that the disk refuses leaves the session as it was; the key is the first to go', async () => {
  const files = new TogetherFiles(folder)
  await files.write({ key: bytes(1), sealed: bytes(2) })
  const gone: string[] = []
  const full = new TogetherFiles(folder, {
    ...nodeFileSystem,
    rename: () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })),
    unlink: (path) => {
      gone.push(path)
      return nodeFileSystem.unlink(path)
    },
  })
  await expect(full.write({ key: null, sealed: bytes(9) })).rejects.toMatchObject({ kind: 'disk-full' })
  expect(await full.read()).toEqual({ key: bytes(1), sealed: bytes(2) })
  gone.length = 0
  await full.remove()
  expect(gone.map((path) => path.slice(folder.length + 1))).toEqual(['session.key', 'session.sealed'])
})
