// The sealed files of attachments in `blobs/`: written beside, synced, and only then given their name; read in ranges.
// Sealed bytes only. What may be removed is the page's to say: only it can read which records name a blob.
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { KindError } from '#shared/contract/errors.ts'
import { diskError, type FileSystem, nodeFileSystem, type OpenFile } from './file-system.ts'

/** More than this many at once is a fault of ours. */
const MOST_WRITING = 8
const PART = '.part'
const NAME = /^([0-9a-f]{64})\.blob$/

interface Writing {
  file: OpenFile
  path: string
  bytes: number
  hasFailed: boolean
  last: Promise<unknown>
}

export function blobFolder(folder: string): string {
  return join(folder, 'blobs')
}

export function blobFile(name: string): string {
  return `${name}.blob`
}

/** The blobs of a folder, by name; files that are none are passed over. */
export async function blobsIn(fileSystem: FileSystem, folder: string): Promise<{ name: string; bytes: number }[]> {
  const found: { name: string; bytes: number }[] = []
  for (const file of await fileSystem.list(folder)) {
    const name = NAME.exec(file)?.[1]
    const stat = name === undefined ? null : await fileSystem.stat(join(folder, file))
    if (name !== undefined && stat?.kind === 'file') found.push({ name, bytes: stat.bytes })
  }
  return found
}

async function onDisk<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    throw error instanceof KindError || !(error instanceof Error && 'code' in error) ? error : diskError(error)
  }
}

export class Blobs {
  readonly #vault: string
  readonly #folder: string
  readonly #fileSystem: FileSystem
  readonly #writing = new Map<string, Writing>()

  /** Touches nothing yet. `vault` is the vault's folder. */
  constructor(vault: string, fileSystem: FileSystem = nodeFileSystem) {
    this.#vault = vault
    this.#folder = blobFolder(vault)
    this.#fileSystem = fileSystem
  }

  /** Begins a blob under a name of no meaning. Left-overs of a crash are removed first. */
  begin(): Promise<string> {
    if (this.#writing.size >= MOST_WRITING) {
      return Promise.reject(new KindError('bad-input', 'Too many blobs are being written'))
    }
    return onDisk(async () => {
      if ((await this.#fileSystem.stat(this.#vault)) === null) throw new KindError('no-vault', 'There is no vault')
      if ((await this.#fileSystem.stat(this.#folder)) === null) {
        await this.#fileSystem.makeFolder(this.#folder)
        await this.#fileSystem.syncFolder(this.#vault)
      }
      if (this.#writing.size === 0) await this.#removeLeftOvers()
      const handle = randomBytes(16).toString('hex')
      const path = join(this.#folder, `${handle}${PART}`)
      const file = await this.#fileSystem.open(path, 'create')
      this.#writing.set(handle, { file, path, bytes: 0, hasFailed: false, last: Promise.resolve() })
      return handle
    })
  }

  /** Pieces are written in the order of the calls. After a failure only `abort` is left. */
  write(handle: string, data: Uint8Array): Promise<void> {
    return this.#inLine(handle, async (writing) => {
      await writing.file.write(data, writing.bytes)
      writing.bytes += data.byteLength
    })
  }

  /**
   * The blob has its name and is on the disk when this resolves; one of that name is replaced in one step. A commit that
   * names it comes after.
   */
  finish(handle: string, name: string): Promise<void> {
    return this.#inLine(handle, async (writing) => {
      await writing.file.sync()
      await writing.file.close()
      await this.#fileSystem.rename(writing.path, this.#pathOf(name))
      await this.#fileSystem.syncFolder(this.#folder)
      this.#writing.delete(handle)
    })
  }

  /** Nothing happens for a handle that is not known. */
  async abort(handle: string): Promise<void> {
    const writing = this.#writing.get(handle)
    if (writing === undefined) return
    this.#writing.delete(handle)
    writing.hasFailed = true
    await writing.last
    await writing.file.close().catch(() => undefined)
    await this.#fileSystem.unlink(writing.path).catch(() => undefined)
  }

  async abortAll(): Promise<void> {
    await Promise.all([...this.#writing.keys()].map((handle) => this.abort(handle)))
  }

  /** Bytes of the sealed file; null when there is none of that name. */
  async bytesOf(name: string): Promise<number | null> {
    const found = await onDisk(() => this.#fileSystem.stat(this.#pathOf(name)))
    return found?.kind === 'file' ? found.bytes : null
  }

  /** Fewer bytes than asked only at the end of the file. Rejects with `damaged` when there is no such blob. */
  read(name: string, offset: number, length: number): Promise<Uint8Array> {
    return onDisk(async () => {
      if ((await this.bytesOf(name)) === null) throw new KindError('damaged', 'A blob is missing')
      const file = await this.#fileSystem.open(this.#pathOf(name), 'read')
      try {
        return await file.read(offset, length)
      } finally {
        await file.close()
      }
    })
  }

  list(): Promise<{ name: string; bytes: number }[]> {
    return onDisk(() => blobsIn(this.#fileSystem, this.#folder))
  }

  /** Removes blobs by name; answers how many were there. Snapshots have names of their own for what they hold. */
  remove(names: readonly string[]): Promise<number> {
    return onDisk(async () => {
      let removed = 0
      for (const name of names) {
        if ((await this.bytesOf(name)) === null) continue
        await this.#fileSystem.unlink(this.#pathOf(name))
        removed += 1
      }
      if (removed > 0) await this.#fileSystem.syncFolder(this.#folder)
      return removed
    })
  }

  #pathOf(name: string): string {
    return join(this.#folder, blobFile(name))
  }

  async #removeLeftOvers(): Promise<void> {
    for (const name of await this.#fileSystem.list(this.#folder)) {
      if (name.endsWith(PART)) await this.#fileSystem.unlink(join(this.#folder, name)).catch(() => undefined)
    }
  }

  #inLine<T>(handle: string, act: (writing: Writing) => Promise<T>): Promise<T> {
    const writing = this.#writing.get(handle)
    if (writing === undefined) return Promise.reject(new KindError('bad-input', 'No such blob is being written'))
    const done = writing.last.then(async () => {
      if (writing.hasFailed) throw new KindError('disk-failed', 'An earlier piece was not written')
      try {
        return await act(writing)
      } catch (error) {
        writing.hasFailed = true
        throw diskError(error)
      }
    })
    writing.last = done.catch(() => undefined)
    return done
  }
}
