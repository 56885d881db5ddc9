// A saved file is the old one or the new one, whole; a failed save leaves nothing behind and says why.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FileSystem, nodeFileSystem } from '../vault/file-system.ts'
import { replaceFile } from './atomic-write.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'unborrowed-save-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const bytes = new TextEncoder().encode('the new text')

function failing(step: 'write' | 'sync' | 'rename', code: string): FileSystem {
  const refuse = () => Promise.reject(Object.assign(new Error(code), { code }))
  return {
    ...nodeFileSystem,
    open: async (path, mode) => {
      const file = await nodeFileSystem.open(path, mode)
      return {
        write: step === 'write' ? refuse : (data, position) => file.write(data, position),
        sync: step === 'sync' ? refuse : () => file.sync(),
        read: (position, length) => file.read(position, length),
        truncate: (length) => file.truncate(length),
        datasync: () => file.datasync(),
        close: () => file.close(),
      }
    },
    rename: step === 'rename' ? refuse : nodeFileSystem.rename,
  }
}

test('[S11] a file is replaced whole', async () => {
  const file = join(folder, 'a.md')
  await writeFile(file, 'old and much longer than the new one')
  await replaceFile(file, bytes)
  expect(await readFile(file, 'utf8')).toBe('the new text')
  expect(await readdir(folder)).toEqual(['a.md'])
})

test.each([
  ['write', 'ENOSPC', 'disk-full'],
  ['sync', 'EDQUOT', 'disk-full'],
  ['sync', 'EIO', 'disk-failed'],
  ['rename', 'EACCES', 'disk-failed'],
] as const)('[S11] %s refused with %s: %s, the old file stays, nothing is left', async (step, code, kind) => {
  const file = join(folder, 'a.md')
  await writeFile(file, 'old')
  await expect(replaceFile(file, bytes, failing(step, code))).rejects.toMatchObject({ kind })
  expect(await readFile(file, 'utf8')).toBe('old')
  expect(await readdir(folder)).toEqual(['a.md'])
})

test('[S11] a folder that is not there is a disk that refused, and its path is not told', async () => {
  const lost = join(folder, 'secret-name', 'a.md')
  const error = await replaceFile(lost, bytes).catch((one: unknown) => one)
  expect(error).toMatchObject({ kind: 'disk-failed' })
  expect(String(error)).not.toContain('secret-name')
})
