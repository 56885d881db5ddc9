// Files that are written or read piece by piece, each known to the page by a random handle. A file being written is
// called `<name>.part` until it is whole and synced; unfinished ones are removed, at the latest by the next start.
import { randomBytes } from 'node:crypto'
import { dirname } from 'node:path'
import { z } from 'zod'
import { KindError } from '#shared/contract/errors.ts'
import { codeOf, diskError, type FileSystem, nodeFileSystem, type OpenFile } from '../vault/file-system.ts'
import { replaceFile } from './atomic-write.ts'

/** More than this many open files at once is a fault of ours. */
const MOST_STREAMS = 8
const leftOversSchema = z.strictObject({ parts: z.array(z.string().endsWith('.part')).max(1000) })

interface Saving {
  file: OpenFile
  part: string
  target: string
  bytes: number
  hasFailed: boolean
  last: Promise<unknown>
}

function unknownHandle(): KindError {
  return new KindError('bad-input', 'No such stream is open')
}

async function onDisk<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    throw diskError(error)
  }
}

export class Streams {
  readonly #memory: string
  readonly #fileSystem: FileSystem
  readonly #saving = new Map<string, Saving>()
  readonly #reading = new Map<string, OpenFile>()
  #noting: Promise<unknown> = Promise.resolve()

  /** `memory` is the file that remembers which `.part` files are being written. */
  constructor(memory: string, fileSystem: FileSystem = nodeFileSystem) {
    this.#memory = memory
    this.#fileSystem = fileSystem
  }

  /** For the start: removes what an earlier run could not finish. Never fails; what cannot be removed is forgotten. */
  async removeLeftOvers(): Promise<void> {
    try {
      const bytes = await this.#fileSystem.readFile(this.#memory)
      if (bytes === null) return
      for (const part of leftOversSchema.parse(JSON.parse(new TextDecoder().decode(bytes))).parts) {
        await this.#fileSystem.unlink(part).catch(() => undefined)
      }
    } catch {
      // A damaged list names nothing that could be trusted.
    }
    await this.#fileSystem.unlink(this.#memory).catch(() => undefined)
  }

  /** Begins a file that will be called `target` once finished; `disk-full` where fewer bytes are free. */
  async beginSave(target: string, leastFreeBytes = 0): Promise<string> {
    this.#refuseTooMany()
    if (leastFreeBytes > 0) {
      // A disk that does not tell its room is no reason to refuse: a write that fails will say so itself.
      const free = await this.#fileSystem.freeBytes(dirname(target)).catch(() => leastFreeBytes)
      if (free < leastFreeBytes) throw new KindError('disk-full', 'too little room for the file')
    }
    return onDisk(async () => {
      const part = await this.#freePart(target)
      const handle = randomBytes(16).toString('hex')
      // Remembered before it exists: no crash can leave one that nobody knows of.
      await this.#remember([part])
      const file = await this.#fileSystem.open(part, 'create')
      this.#saving.set(handle, { file, part, target, bytes: 0, hasFailed: false, last: Promise.resolve() })
      return handle
    })
  }

  /** Pieces are written in the order of the calls. */
  write(handle: string, data: Uint8Array): Promise<void> {
    return this.#inLine(handle, async (saving) => {
      await saving.file.write(data, saving.bytes)
      saving.bytes += data.byteLength
    })
  }

  /** Answers the path of the finished file. A file of that name is replaced in one step. */
  finish(handle: string): Promise<string> {
    return this.#inLine(handle, async (saving) => {
      await saving.file.sync()
      await saving.file.close()
      await this.#fileSystem.rename(saving.part, saving.target)
      await this.#fileSystem.syncFolder(dirname(saving.target))
      this.#saving.delete(handle)
      await this.#remember([]).catch(() => undefined)
      return saving.target
    })
  }

  /** Nothing happens for a handle that is not known. */
  async abort(handle: string): Promise<void> {
    const saving = this.#saving.get(handle)
    if (saving === undefined) return
    this.#saving.delete(handle)
    saving.hasFailed = true
    await saving.last.catch(() => undefined)
    await saving.file.close().catch(() => undefined)
    await this.#fileSystem.unlink(saving.part).catch(() => undefined)
    await this.#remember([]).catch(() => undefined)
  }

  open(path: string): Promise<{ handle: string; bytes: number }> {
    this.#refuseTooMany()
    return onDisk(async () => {
      const found = await this.#fileSystem.stat(path)
      if (found?.kind !== 'file') throw new KindError('disk-failed', 'This is no file')
      const handle = randomBytes(16).toString('hex')
      this.#reading.set(handle, await this.#fileSystem.open(path, 'read'))
      return { handle, bytes: found.bytes }
    })
  }

  read(handle: string, offset: number, length: number): Promise<Uint8Array> {
    return onDisk(async () => {
      const file = this.#reading.get(handle)
      if (file === undefined) throw unknownHandle()
      return file.read(offset, length)
    })
  }

  async close(handle: string): Promise<void> {
    const file = this.#reading.get(handle)
    this.#reading.delete(handle)
    await file?.close().catch(() => undefined)
  }

  async abortAll(): Promise<void> {
    await Promise.all([...this.#saving.keys()].map((handle) => this.abort(handle)))
    await Promise.all([...this.#reading.keys()].map((handle) => this.close(handle)))
  }

  async #freePart(target: string): Promise<string> {
    for (let count = 1; ; count += 1) {
      const part = count === 1 ? `${target}.part` : `${target}.${count}.part`
      if ((await this.#fileSystem.stat(part)) === null) return part
    }
  }

  /** Notes the files being written and the coming ones; without any, the list itself is removed. */
  #remember(coming: readonly string[]): Promise<void> {
    const noted = this.#noting.then(async () => {
      const parts = [...[...this.#saving.values()].map(({ part }) => part), ...coming]
      if (parts.length > 0) {
        await replaceFile(this.#memory, new TextEncoder().encode(JSON.stringify({ parts })), this.#fileSystem)
        return
      }
      await this.#fileSystem.unlink(this.#memory).catch((error: unknown) => {
        if (codeOf(error) !== 'ENOENT') throw error
      })
    })
    this.#noting = noted.catch(() => undefined)
    return noted
  }

  #inLine<T>(handle: string, act: (saving: Saving) => Promise<T>): Promise<T> {
    const saving = this.#saving.get(handle)
    if (saving === undefined) return Promise.reject(unknownHandle())
    const done = saving.last.then(async () => {
      if (saving.hasFailed) throw new KindError('disk-failed', 'An earlier piece was not written')
      try {
        return await act(saving)
      } catch (error) {
        saving.hasFailed = true
        throw diskError(error)
      }
    })
    saving.last = done.catch(() => undefined)
    return done
  }

  #refuseTooMany(): void {
    if (this.#saving.size + this.#reading.size >= MOST_STREAMS) {
      throw new KindError('bad-input', 'Too many streams are open')
    }
  }
}
