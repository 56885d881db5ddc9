// Folders chosen for an import: only regular files inside them can be read, whatever the page asks.
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Folders } from './folders.ts'

let base: string
let root: string
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'unborrowed-folders-'))
  root = join(base, 'vault')
  await mkdir(join(root, 'sub', '.obsidian'), { recursive: true })
  await writeFile(join(base, 'secret.txt'), 'outside')
  await writeFile(join(root, 'a.md'), 'first')
  await writeFile(join(root, 'sub', 'b.md'), 'second')
  await writeFile(join(root, 'sub', '.obsidian', 'x.json'), '{}')
})
afterEach(() => rm(base, { recursive: true, force: true }))

const read = async (folders: Folders, handle: string, file: number) =>
  new TextDecoder().decode(await folders.read(handle, file, 0, 1000))

test('[IM8] lists regular files, hidden ones and links left out, and reads them by their place', async () => {
  await symlink(join(base, 'secret.txt'), join(root, 'link.md'))
  await symlink(base, join(root, 'up'))
  const folders = new Folders()
  const opened = await folders.open(root)
  if (opened.state !== 'open') throw new Error('not open')
  expect(opened.name).toBe('vault')
  expect(opened.files.map(({ name, bytes }) => [name, bytes])).toEqual([
    ['a.md', 5],
    ['sub/b.md', 6],
  ])
  expect(opened.leftOut).toBe(2)
  expect(await read(folders, opened.handle, 1)).toBe('second')
  await expect(folders.read(opened.handle, 2, 0, 10)).rejects.toMatchObject({ kind: 'bad-input' })
  folders.close(opened.handle)
  await expect(folders.read(opened.handle, 0, 0, 10)).rejects.toMatchObject({ kind: 'bad-input' })
})

test('[IM8] a file or folder that becomes a link after it was listed is not followed', async () => {
  const folders = new Folders()
  const opened = await folders.open(root)
  if (opened.state !== 'open') throw new Error('not open')
  await rm(join(root, 'a.md'))
  await symlink(join(base, 'secret.txt'), join(root, 'a.md'))
  await rename(join(root, 'sub'), join(base, 'moved'))
  await symlink(join(base, 'moved'), join(root, 'sub'))
  await expect(folders.read(opened.handle, 0, 0, 10)).rejects.toMatchObject({ kind: 'disk-failed' })
  await expect(folders.read(opened.handle, 1, 0, 10)).rejects.toMatchObject({ kind: 'disk-failed' })
})

test('[IM8] too many files are told, not listed', async () => {
  expect(await new Folders(1).open(root)).toEqual({ state: 'too-many' })
})
