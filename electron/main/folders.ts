// Folders that the person chose for reading, each known to the page by a random handle and its files by their place in
// the list: the page never names a path. Regular files only; links are neither followed nor listed.
import { randomBytes } from 'node:crypto'
import { constants, type Dirent } from 'node:fs'
import { open, readdir, realpath, stat } from 'node:fs/promises'
import { basename, join, relative, sep } from 'node:path'
import type { InvokeOutput } from '#shared/contract/contract.ts'
import { KindError } from '#shared/contract/errors.ts'
import { ARCHIVE_CAPS } from '#shared/domain/archive.ts'
import { diskError } from '../vault/file-system.ts'

/** Deeper than any journal; folders further down are counted as left out. */
const MOST_DEPTH = 32
const MOST_FOLDERS = 4

interface Chosen {
  root: string
  paths: readonly string[]
}
type OpenedFolder = Exclude<InvokeOutput<'folder:open'>, null>

export class Folders {
  readonly #open = new Map<string, Chosen>()
  readonly #mostFiles: number

  constructor(mostFiles: number = ARCHIVE_CAPS.members) {
    this.#mostFiles = mostFiles
  }

  /** Lists the regular files below the folder, hidden ones left out. Rejects with KindError `disk-failed`. */
  async open(path: string): Promise<OpenedFolder> {
    if (this.#open.size >= MOST_FOLDERS) throw new KindError('bad-input', 'Too many folders are open')
    try {
      const root = await realpath(path)
      const files: Extract<OpenedFolder, { state: 'open' }>['files'] = []
      let leftOut = 0
      const waiting: { folder: string; depth: number }[] = [{ folder: root, depth: 0 }]
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const { folder, depth } = next
        for (const each of (await readdir(folder, { withFileTypes: true })).sort(byName)) {
          if (each.name.startsWith('.')) continue
          if (each.isDirectory() && depth < MOST_DEPTH) {
            waiting.push({ folder: join(folder, each.name), depth: depth + 1 })
          } else if (each.isFile()) {
            if (files.length >= this.#mostFiles) return { state: 'too-many' }
            const full = join(folder, each.name)
            const { size, mtime } = await stat(full)
            files.push({ name: relative(root, full).split(sep).join('/'), bytes: size, modified: mtime.toISOString() })
          } else leftOut += 1
        }
      }
      const handle = randomBytes(16).toString('hex')
      this.#open.set(handle, { root, paths: files.map(({ name }) => name) })
      return { state: 'open', handle, name: basename(root), files, leftOut }
    } catch (error) {
      throw diskError(error)
    }
  }

  /** Fewer bytes than asked only at the end of the file. A file that has become a link, or lies elsewhere now, is refused. */
  async read(handle: string, index: number, offset: number, length: number): Promise<Uint8Array> {
    const chosen = this.#open.get(handle)
    const name = chosen?.paths[index]
    if (chosen === undefined || name === undefined) throw new KindError('bad-input', 'No such file is listed')
    try {
      const path = join(chosen.root, ...name.split('/'))
      const real = await realpath(path)
      if (real !== path) throw new KindError('disk-failed', 'The file is no longer where it was')
      // Not known on Windows, where the comparison above has to do.
      const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
      try {
        if (!(await file.stat()).isFile()) throw new KindError('disk-failed', 'This is no file')
        const bytes = new Uint8Array(length)
        let filled = 0
        while (filled < length) {
          const { bytesRead } = await file.read(bytes, filled, length - filled, offset + filled)
          if (bytesRead === 0) break
          filled += bytesRead
        }
        return bytes.subarray(0, filled)
      } finally {
        await file.close()
      }
    } catch (error) {
      throw diskError(error)
    }
  }

  close(handle: string): void {
    this.#open.delete(handle)
  }

  closeAll(): void {
    this.#open.clear()
  }
}

function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : 1
}
