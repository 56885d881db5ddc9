// The one door to the disk for everything in electron/vault: a small interface and its Node implementation.
// Tests put a recording implementation in its place and replay power cuts. No policy here: no retries, no formats.
import { constants, promises } from 'node:fs'
import { dirname } from 'node:path'
import { KindError } from '#shared/contract/errors.ts'

/** `read`: must exist. `read-write`: must exist. `create`: must not exist (EEXIST otherwise). */
export type OpenMode = 'read' | 'read-write' | 'create'

export interface OpenFile {
  /** Writes all bytes at the position, or rejects; after a rejection any part of them may be in the file. */
  write(bytes: Uint8Array, position: number): Promise<void>
  /** Answers fewer bytes than asked only at the end of the file. */
  read(position: number, length: number): Promise<Uint8Array>
  truncate(length: number): Promise<void>
  /** Content and size are on the disk when this resolves. */
  datasync(): Promise<void>
  sync(): Promise<void>
  close(): Promise<void>
}

export interface FileStat {
  kind: 'file' | 'folder'
  bytes: number
}

export interface FileSystem {
  open(path: string, mode: OpenMode): Promise<OpenFile>
  /** Null when there is no such file. */
  readFile(path: string): Promise<Uint8Array | null>
  /** Names in the folder, sorted; empty when there is no such folder. */
  list(path: string): Promise<string[]>
  stat(path: string): Promise<FileStat | null>
  /** Replaces a file at the target in one step. */
  rename(from: string, to: string): Promise<void>
  /** A second name for the file; rejects with EEXIST when the name is taken. */
  link(from: string, to: string): Promise<void>
  unlink(path: string): Promise<void>
  /** Removes an empty folder. */
  removeFolder(path: string): Promise<void>
  /** Makes the folder and its parents; nothing happens when it is there. */
  makeFolder(path: string): Promise<void>
  /** Creations, renames and removals in the folder are on the disk when this resolves. */
  syncFolder(path: string): Promise<void>
  /** Bytes that may still be written to the disk of an existing path. */
  freeBytes(path: string): Promise<number>
}

/** The system's error code (`ENOSPC`), or an empty text. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** What a failed file operation is to the person: no room, or a disk that refused. KindErrors pass unchanged. */
export function diskError(error: unknown): KindError {
  if (error instanceof KindError) return error
  const code = codeOf(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') return new KindError('disk-full', `No room on the disk (${code})`)
  return new KindError('disk-failed', `The disk refused (${code === '' ? 'no code' : code})`)
}

/**
 * Temp file, fsync, rename, fsync of the folder: after a power cut the path holds the old or the new bytes, whole. When
 * it rejects before the rename, the old file is as it was. `temporary` lies in the same folder; one of that name is
 * replaced.
 */
export async function writeAtomically(
  fileSystem: FileSystem,
  path: string,
  bytes: Uint8Array,
  temporary = `${path}.tmp`,
): Promise<void> {
  if ((await fileSystem.stat(temporary)) !== null) await fileSystem.unlink(temporary)
  try {
    const file = await fileSystem.open(temporary, 'create')
    try {
      await file.write(bytes, 0)
      await file.sync()
    } finally {
      await file.close()
    }
    await fileSystem.rename(temporary, path)
  } catch (error) {
    await fileSystem.unlink(temporary).catch(() => undefined)
    throw error
  }
  await fileSystem.syncFolder(dirname(path))
}

const { link, mkdir, open, readdir, readFile, rename, rmdir, stat, statfs, unlink } = promises

class NodeFile implements OpenFile {
  readonly #handle: promises.FileHandle
  constructor(handle: promises.FileHandle) {
    this.#handle = handle
  }

  async write(bytes: Uint8Array, position: number): Promise<void> {
    let done = 0
    while (done < bytes.byteLength) {
      const { bytesWritten } = await this.#handle.write(bytes, done, bytes.byteLength - done, position + done)
      if (bytesWritten === 0) throw Object.assign(new Error('Nothing could be written'), { code: 'EIO' })
      done += bytesWritten
    }
  }

  async read(position: number, length: number): Promise<Uint8Array> {
    // The length comes from files: never allocate more than the file has.
    const { size } = await this.#handle.stat()
    const buffer = new Uint8Array(Math.max(0, Math.min(length, size - position)))
    let done = 0
    while (done < buffer.byteLength) {
      const { bytesRead } = await this.#handle.read(buffer, done, buffer.byteLength - done, position + done)
      if (bytesRead === 0) break
      done += bytesRead
    }
    return buffer.subarray(0, done)
  }

  truncate(length: number): Promise<void> {
    return this.#handle.truncate(length)
  }
  datasync(): Promise<void> {
    return this.#handle.datasync()
  }
  sync(): Promise<void> {
    return this.#handle.sync()
  }
  close(): Promise<void> {
    return this.#handle.close()
  }
}

const FLAGS: Record<OpenMode, number> = {
  read: constants.O_RDONLY,
  'read-write': constants.O_RDWR,
  create: constants.O_RDWR | constants.O_CREAT | constants.O_EXCL,
}

async function unlessMissing<T, M>(answer: Promise<T>, missing: M): Promise<T | M> {
  try {
    return await answer
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return missing
    throw error
  }
}

/** The real disk. Files are readable by their owner only. */
export const nodeFileSystem: FileSystem = {
  open: async (path, mode) => new NodeFile(await open(path, FLAGS[mode], 0o600)),
  readFile: async (path) => {
    const buffer = await unlessMissing(readFile(path), null)
    return buffer === null ? null : new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength)
  },
  list: async (path) => (await unlessMissing(readdir(path), [])).sort(),
  stat: async (path) => {
    const found = await unlessMissing(stat(path), null)
    return found === null ? null : { kind: found.isDirectory() ? 'folder' : 'file', bytes: found.size }
  },
  rename,
  link,
  unlink,
  removeFolder: rmdir,
  makeFolder: async (path) => {
    await mkdir(path, { recursive: true, mode: 0o700 })
  },
  syncFolder: async (path) => {
    // Windows cannot open a folder for syncing; NTFS journals names by itself.
    if (process.platform === 'win32') return
    const handle = await open(path, constants.O_RDONLY)
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  },
  freeBytes: async (path) => {
    const disk = await statfs(path)
    return disk.bavail * disk.bsize
  },
}
