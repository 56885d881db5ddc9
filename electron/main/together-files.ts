// The two sealed files of a shared-purpose session, beside the vault and in none of its snapshots: the session under a key
// of its own, and that key sealed by the page. Deletes both when the session ends or was abandoned, by the file's own time.
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isAbandoned } from '#shared/domain/together/abandoned.ts'
import { diskError, type FileSystem, nodeFileSystem, writeAtomically } from '../vault/file-system.ts'

export interface SealedSession {
  key: Uint8Array
  sealed: Uint8Array
}

export class TogetherFiles {
  readonly #folder: string
  readonly #fileSystem: FileSystem
  #last: Promise<unknown> = Promise.resolve()

  /** Nothing is touched yet. */
  constructor(folder: string, fileSystem: FileSystem = nodeFileSystem) {
    this.#folder = folder
    this.#fileSystem = fileSystem
  }

  /** Null when there is none, or when it was abandoned: then it is gone. Rejects with a disk error. */
  read(now: number = Date.now()): Promise<SealedSession | null> {
    return this.#inLine(async () => {
      await this.#sweep(now)
      const [key, sealed] = await Promise.all([
        this.#fileSystem.readFile(this.#key),
        this.#fileSystem.readFile(this.#sealed),
      ])
      return key && sealed ? { key, sealed } : null
    })
  }

  /** Each file is replaced whole or not at all; the key goes first, so that no session lies there without one. */
  write({ key, sealed }: { key: Uint8Array | null; sealed: Uint8Array }): Promise<void> {
    return this.#inLine(async () => {
      await this.#fileSystem.makeFolder(this.#folder)
      if (key) await writeAtomically(this.#fileSystem, this.#key, key)
      await writeAtomically(this.#fileSystem, this.#sealed, sealed)
    })
  }

  /** The key goes first: from then on nobody opens what is left of the session. */
  remove(): Promise<void> {
    return this.#inLine(() => this.#remove())
  }

  /** Removes a session that was abandoned, and what a cut-off beginning or end has left. */
  sweep(now: number = Date.now()): Promise<void> {
    return this.#inLine(() => this.#sweep(now))
  }

  get #key(): string {
    return join(this.#folder, 'session.key')
  }
  get #sealed(): string {
    return join(this.#folder, 'session.sealed')
  }

  async #sweep(now: number): Promise<void> {
    const names = await this.#fileSystem.list(this.#folder)
    if (names.length === 0) return
    const isWhole = names.includes('session.key') && names.includes('session.sealed')
    if (isWhole && !isAbandoned((await stat(this.#sealed)).mtimeMs, now)) return
    await this.#remove()
  }

  async #remove(): Promise<void> {
    const names = await this.#fileSystem.list(this.#folder)
    for (const name of names.toSorted(
      (a, b) => Number(b.startsWith('session.key')) - Number(a.startsWith('session.key')),
    )) {
      await this.#fileSystem.unlink(join(this.#folder, name))
    }
    if (names.length > 0) await this.#fileSystem.syncFolder(this.#folder)
  }

  #inLine<T>(task: () => Promise<T>): Promise<T> {
    const done = this.#last.then(task).catch((error: unknown) => {
      throw diskError(error)
    })
    this.#last = done.catch(() => undefined)
    return done
  }
}
