// Caches that the page keeps sealed in `vault/cache/`: whole files under fixed names, written beside and renamed when whole.
// Nothing depends on them: whatever is wrong with one, it is thrown away and made again.
import { join } from 'node:path'
import type { InvokeInput, InvokeOutput } from '#shared/contract/contract.ts'
import { KindError } from '#shared/contract/errors.ts'
import { diskError, type FileSystem, nodeFileSystem, type OpenFile } from './file-system.ts'

type Name = InvokeInput<'cache:write'>['name']

export class CacheFiles {
  readonly #folder: string
  readonly #fileSystem: FileSystem
  readonly #writing = new Map<Name, { file: OpenFile; bytes: number }>()

  /** `folder` is that of the vault; nothing is touched yet. */
  constructor(vaultFolder: string, fileSystem: FileSystem = nodeFileSystem) {
    this.#folder = join(vaultFolder, 'cache')
    this.#fileSystem = fileSystem
  }

  #path(name: Name): string {
    return join(this.#folder, `${name}.cache`)
  }

  /** Pieces in order; a piece at 0 begins anew. With the last piece the file takes its name. Rejects with a disk error or `bad-input`. */
  async write({ name, offset, data, isLast }: InvokeInput<'cache:write'>): Promise<void> {
    try {
      if (offset === 0) await this.#begin(name)
      const writing = this.#writing.get(name)
      if (!writing || writing.bytes !== offset) throw new KindError('bad-input', 'a piece of a cache out of order')
      await writing.file.write(data, offset)
      writing.bytes += data.byteLength
      if (isLast) await this.#finish(name, writing.file)
    } catch (error) {
      await this.#abandon(name)
      throw diskError(error)
    }
  }

  async #begin(name: Name): Promise<void> {
    await this.#abandon(name)
    await this.#fileSystem.makeFolder(this.#folder)
    this.#writing.set(name, { file: await this.#fileSystem.open(`${this.#path(name)}.tmp`, 'create'), bytes: 0 })
  }

  async #finish(name: Name, file: OpenFile): Promise<void> {
    await file.sync()
    this.#writing.delete(name)
    await file.close()
    await this.#fileSystem.rename(`${this.#path(name)}.tmp`, this.#path(name))
    await this.#fileSystem.syncFolder(this.#folder)
  }

  async #abandon(name: Name): Promise<void> {
    const writing = this.#writing.get(name)
    this.#writing.delete(name)
    await writing?.file.close().catch(() => undefined)
    const temporary = `${this.#path(name)}.tmp`
    if ((await this.#fileSystem.stat(temporary)) !== null) await this.#fileSystem.unlink(temporary)
  }

  /** Null when there is no such cache. */
  async read({ name, offset, length }: InvokeInput<'cache:read'>): Promise<InvokeOutput<'cache:read'>> {
    try {
      const found = await this.#fileSystem.stat(this.#path(name))
      if (found?.kind !== 'file') return null
      const file = await this.#fileSystem.open(this.#path(name), 'read')
      try {
        return { data: await file.read(offset, length), bytes: found.bytes }
      } finally {
        await file.close()
      }
    } catch (error) {
      throw diskError(error)
    }
  }

  async remove({ name }: InvokeInput<'cache:remove'>): Promise<void> {
    try {
      await this.#abandon(name)
      if ((await this.#fileSystem.stat(this.#path(name))) === null) return
      await this.#fileSystem.unlink(this.#path(name))
      await this.#fileSystem.syncFolder(this.#folder)
    } catch (error) {
      throw diskError(error)
    }
  }
}
