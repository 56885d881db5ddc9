// A disk in memory that records every operation, fails on demand, and can be rebuilt as a power cut would leave it.
// Used by tests only. What no sync made durable may be kept, dropped or torn; so may names before their folder's sync.
import { dirname } from 'node:path'
import type { FileStat, FileSystem, OpenFile, OpenMode } from './file-system.ts'

export type Operation =
  | { op: 'create'; path: string; file: number }
  | { op: 'make-folder'; path: string }
  | { op: 'write'; file: number; position: number; bytes: Uint8Array }
  | { op: 'truncate'; file: number; length: number }
  | { op: 'sync'; file: number; isData: boolean }
  | { op: 'sync-failed'; file: number }
  | { op: 'rename'; from: string; to: string }
  | { op: 'link'; from: string; to: string }
  | { op: 'unlink'; path: string }
  | { op: 'sync-folder'; path: string }

/** An error to throw instead of doing the operation; of a write, the first `done` bytes are written all the same. */
export interface Fault {
  code: 'ENOSPC' | 'EIO'
  done?: number
}

/** What is about to happen; `number` counts writes and syncs together. */
export type FaultRule = (about: { op: 'write' | 'sync' | 'create'; number: number; bytes: number }) => Fault | null

/** 0 ≤ answer < 1. */
export type Random = () => number

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code })
}

type FileChange = { write: Uint8Array; position: number } | { length: number }

function changed(content: Uint8Array, change: FileChange): Uint8Array {
  if ('length' in change) {
    const next = new Uint8Array(change.length)
    next.set(content.subarray(0, change.length))
    return next
  }
  const next = new Uint8Array(Math.max(content.byteLength, change.position + change.write.byteLength))
  next.set(content)
  next.set(change.write, change.position)
  return next
}

export class RecordingFileSystem implements FileSystem {
  readonly operations: Operation[] = []
  /** Asked before each write, sync and creation. */
  fault: FaultRule = () => null
  /** What `freeBytes` answers; nothing else depends on it. */
  free = 1_000_000_000_000
  #names = new Map<string, number | 'folder'>()
  #contents = new Map<number, Uint8Array>()
  #files = 0
  #attempts = 0

  static of(names: Map<string, number | 'folder'>, contents: Map<number, Uint8Array>): RecordingFileSystem {
    const made = new RecordingFileSystem()
    made.#names = names
    made.#contents = contents
    // A name may stand for a file whose content was never synced: its number is taken too.
    const named = [...names.values()].filter((file) => typeof file === 'number')
    made.#files = Math.max(0, ...contents.keys(), ...named)
    return made
  }

  /** A copy with its own record, to damage at will. */
  copy(): RecordingFileSystem {
    return RecordingFileSystem.of(new Map(this.#names), new Map(this.#contents))
  }

  /** Puts a file there as something outside the app would. */
  put(path: string, bytes: Uint8Array): void {
    this.#files += 1
    this.#names.set(path, this.#files)
    this.#contents.set(this.#files, new Uint8Array(bytes))
  }

  paths(): string[] {
    return [...this.#names.keys()].sort()
  }

  #try(op: 'write' | 'sync' | 'create', bytes: number): Fault | null {
    this.#attempts += 1
    return this.fault({ op, number: this.#attempts, bytes })
  }

  #fileAt(path: string): number {
    const file = this.#names.get(path)
    if (typeof file !== 'number') throw systemError(file === undefined ? 'ENOENT' : 'EISDIR')
    return file
  }

  #content(file: number): Uint8Array {
    return this.#contents.get(file) ?? new Uint8Array()
  }

  async open(path: string, mode: OpenMode): Promise<OpenFile> {
    if (mode === 'create') {
      if (this.#names.has(path)) throw systemError('EEXIST')
      if (this.#names.get(dirname(path)) !== 'folder') throw systemError('ENOENT')
      const fault = this.#try('create', 0)
      if (fault !== null) throw systemError(fault.code)
      this.#files += 1
      this.#names.set(path, this.#files)
      this.#contents.set(this.#files, new Uint8Array())
      this.operations.push({ op: 'create', path, file: this.#files })
    }
    const file = this.#fileAt(path)
    const apply = (change: FileChange) => this.#contents.set(file, changed(this.#content(file), change))
    const sync = async (isData: boolean) => {
      const fault = this.#try('sync', 0)
      this.operations.push(fault === null ? { op: 'sync', file, isData } : { op: 'sync-failed', file })
      if (fault !== null) throw systemError(fault.code)
    }
    return {
      write: async (bytes, position) => {
        const fault = this.#try('write', bytes.byteLength)
        // A copy that is no Buffer: a Buffer's slice would share its memory with the record.
        const written = new Uint8Array(bytes.subarray(0, fault === null ? bytes.byteLength : (fault.done ?? 0)))
        if (written.byteLength > 0) {
          apply({ write: written, position })
          this.operations.push({ op: 'write', file, position, bytes: written })
        }
        if (fault !== null) throw systemError(fault.code)
      },
      read: async (position, length) => this.#content(file).slice(position, position + length),
      truncate: async (length) => {
        apply({ length })
        this.operations.push({ op: 'truncate', file, length })
      },
      datasync: () => sync(true),
      sync: () => sync(false),
      close: async () => undefined,
    }
  }

  async readFile(path: string): Promise<Uint8Array | null> {
    return this.#names.has(path) ? this.#content(this.#fileAt(path)).slice() : null
  }

  async list(path: string): Promise<string[]> {
    return this.paths()
      .filter((name) => dirname(name) === path && name !== path)
      .map((name) => name.slice(path.length + 1))
  }

  async stat(path: string): Promise<FileStat | null> {
    const found = this.#names.get(path)
    if (found === undefined) return null
    return found === 'folder' ? { kind: 'folder', bytes: 0 } : { kind: 'file', bytes: this.#content(found).byteLength }
  }

  async rename(from: string, to: string): Promise<void> {
    if (!this.#names.has(from)) throw systemError('ENOENT')
    if (this.#names.get(to) === 'folder') throw systemError('ENOTEMPTY')
    moveName(this.#names, from, to)
    this.operations.push({ op: 'rename', from, to })
  }

  async link(from: string, to: string): Promise<void> {
    const file = this.#fileAt(from)
    if (this.#names.has(to)) throw systemError('EEXIST')
    this.#names.set(to, file)
    this.operations.push({ op: 'link', from, to })
  }

  async unlink(path: string): Promise<void> {
    this.#fileAt(path)
    this.#names.delete(path)
    this.operations.push({ op: 'unlink', path })
  }

  async removeFolder(path: string): Promise<void> {
    if (this.#names.get(path) !== 'folder') throw systemError('ENOTDIR')
    if ((await this.list(path)).length > 0) throw systemError('ENOTEMPTY')
    this.#names.delete(path)
    this.operations.push({ op: 'unlink', path })
  }

  async makeFolder(path: string): Promise<void> {
    if (this.#names.has(path)) return
    if (dirname(path) !== path) await this.makeFolder(dirname(path))
    this.#names.set(path, 'folder')
    this.operations.push({ op: 'make-folder', path })
  }

  async syncFolder(path: string): Promise<void> {
    if (this.#names.get(path) !== 'folder') throw systemError('ENOENT')
    this.operations.push({ op: 'sync-folder', path })
  }

  async freeBytes(): Promise<number> {
    return this.free
  }
}

function moveName(names: Map<string, number | 'folder'>, from: string, to: string): void {
  for (const [path, file] of [...names]) {
    if (path !== from && !path.startsWith(`${from}/`)) continue
    names.delete(path)
    names.set(to + path.slice(from.length), file)
  }
}

type NameOperation = Extract<Operation, { op: 'create' | 'make-folder' | 'rename' | 'link' | 'unlink' }>

function foldersOf(operation: NameOperation): string[] {
  const paths = 'path' in operation ? [operation.path] : [operation.from, operation.to]
  return paths.map((path) => dirname(path))
}

/** One change of a file after a power cut: as it was meant, not at all, or torn at a sector. */
function torn(change: FileChange, random: Random): FileChange | null {
  const chance = random()
  if (chance < 1 / 3) return null
  if (chance < 2 / 3 || 'length' in change) return change
  const kept = Math.floor(random() * change.write.byteLength)
  const write = change.write.slice()
  // Either the tail never arrived, or it did and the front is still zeros.
  if (random() < 0.5) return { write: write.subarray(0, kept), position: change.position }
  return { write: write.fill(0, 0, kept), position: change.position }
}

/**
 * The disk as a power cut after the first `count` operations may leave it. `datasyncDoesNothing` is the negative
 * control: a disk that ignores fdatasync. Operations that no sync covers are kept, dropped or torn at random, each for
 * itself; writes before a failed sync are not made
 * durable by a later one, as on Linux.
 */
export function afterPowerCut(
  operations: readonly Operation[],
  count: number,
  random: Random,
  { datasyncDoesNothing = false } = {},
): RecordingFileSystem {
  const contents = new Map<number, Uint8Array>()
  const pending = new Map<number, { change: FileChange; isAbandoned: boolean }[]>()
  const names = new Map<string, number | 'folder'>([['/', 'folder']])
  let pendingNames: NameOperation[] = []

  const applyName = (operation: NameOperation) => {
    if (operation.op === 'create') names.set(operation.path, operation.file)
    else if (operation.op === 'make-folder') names.set(operation.path, 'folder')
    else if (operation.op === 'unlink') names.delete(operation.path)
    else if (operation.op === 'rename') moveName(names, operation.from, operation.to)
    else {
      const file = names.get(operation.from)
      if (file !== undefined) names.set(operation.to, file)
    }
  }

  for (const operation of operations.slice(0, count)) {
    switch (operation.op) {
      case 'write':
      case 'truncate': {
        const change: FileChange =
          operation.op === 'write'
            ? { write: operation.bytes, position: operation.position }
            : { length: operation.length }
        pending.set(operation.file, [...(pending.get(operation.file) ?? []), { change, isAbandoned: false }])
        break
      }
      case 'sync-failed':
        for (const entry of pending.get(operation.file) ?? []) entry.isAbandoned = true
        break
      case 'sync': {
        if (operation.isData && datasyncDoesNothing) break
        // In the order in which they were made, so that an old write never comes to lie over a newer one.
        for (const { change, isAbandoned } of pending.get(operation.file) ?? []) {
          const left = isAbandoned ? torn(change, random) : change
          if (left === null) continue
          contents.set(operation.file, changed(contents.get(operation.file) ?? new Uint8Array(), left))
        }
        pending.delete(operation.file)
        break
      }
      case 'sync-folder': {
        const durable = pendingNames.filter((entry) => foldersOf(entry).includes(operation.path))
        pendingNames = pendingNames.filter((entry) => !durable.includes(entry))
        for (const entry of durable) applyName(entry)
        break
      }
      default:
        pendingNames.push(operation)
    }
  }
  for (const entry of pendingNames) {
    // A name whose file or folder never came to be cannot be moved.
    const isPossible = !('from' in entry) || names.has(entry.from)
    if (isPossible && random() < 0.5) applyName(entry)
  }
  for (const [file, entries] of pending) {
    for (const { change } of entries) {
      const left = torn(change, random)
      if (left !== null) contents.set(file, changed(contents.get(file) ?? new Uint8Array(), left))
    }
  }
  // What lies in a folder that never became durable is out of reach.
  for (const path of [...names.keys()].sort()) {
    if (path !== '/' && names.get(dirname(path)) !== 'folder') names.delete(path)
  }
  return RecordingFileSystem.of(names, contents)
}
