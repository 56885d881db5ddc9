// One vault folder: keyslots, log and the lock on both, with exactly the answers of the contract's `vault:*` channels.
// Sealed bytes only; imports no Electron. Nothing here ever deletes what was acknowledged.
import { basename, dirname, join } from 'node:path'
import type { InvokeInput, InvokeOutput } from '#shared/contract/contract.ts'
import { KindError } from '#shared/contract/errors.ts'
import type { Commit, Position } from '#shared/formats/commit.ts'
import { compact, isWorthCompacting, logBytes } from './compaction.ts'
import { diskError, type FileSystem, nodeFileSystem } from './file-system.ts'
import { KEYSLOT_FILES, KeyslotStore } from './keyslot-store.ts'
import { Log } from './log.ts'
import { hasLog } from './log-recovery.ts'
import { logFolder, type SegmentList, segmentListPath, writeSegmentList } from './segments.ts'
import { moveAside } from './set-aside.ts'
import { takeLock, type VaultLock } from './vault-lock.ts'

export class Vault {
  readonly #folder: string
  readonly #fileSystem: FileSystem
  readonly #keyslots: KeyslotStore
  #log: Log | null = null
  #lock: VaultLock | null = null
  #queue: Promise<unknown> = Promise.resolve()
  /** Compaction and snapshots, one after the other, beside appends. */
  #upkeep: Promise<unknown> = Promise.resolve()
  #closing = 0
  /** The log was put in another's place: the page must begin anew before it writes. */
  #isSwitched = false

  /** Touches nothing yet. The lock file and folders set aside lie beside the folder, in its parent. */
  constructor(folder: string, fileSystem: FileSystem = nodeFileSystem) {
    this.#folder = folder
    this.#fileSystem = fileSystem
    this.#keyslots = new KeyslotStore(fileSystem, folder)
  }

  /** Opens the log once and takes the lock. Throws `newer-format` (nothing is touched) or a disk error. */
  status(): Promise<InvokeOutput<'vault:status'>> {
    return this.#alone(async () => {
      const status = await this.#status()
      this.#isSwitched = false
      return status
    })
  }

  /** Made in a folder of another name and renamed when it is whole and synced: a crash leaves all or nothing. */
  create(input: InvokeInput<'vault:create'>): Promise<Position> {
    return this.#alone(async () => {
      if ((await this.#status()).state !== 'none') throw new KindError('unexpected', 'There is a vault already')
      const made = `${this.#folder}.new-${input.logId}`
      await this.#fileSystem.makeFolder(made)
      await new KeyslotStore(this.#fileSystem, made).write(input.keyslots)
      await (await Log.create(this.#fileSystem, made, input.logId)).close()
      await this.#fileSystem.syncFolder(made)
      // An empty folder may stand there: `none` says that it holds neither keyslots nor log.
      if ((await this.#fileSystem.stat(this.#folder)) !== null) await this.#renameAside(new Date(), 'empty')
      await this.#fileSystem.rename(made, this.#folder)
      await this.#fileSystem.syncFolder(dirname(this.#folder))
      this.#log = await Log.open(this.#fileSystem, this.#folder)
      return this.#opened().position()
    })
  }

  /** Only for `log-missing`. Remains of an unreadable log are moved into `set-aside/` first. */
  newLog(input: InvokeInput<'vault:new-log'>): Promise<Position> {
    return this.#alone(async () => {
      if ((await this.#status()).state !== 'log-missing') throw new KindError('unexpected', 'The log is not missing')
      for (const path of [segmentListPath(this.#folder), logFolder(this.#folder)]) {
        if ((await this.#fileSystem.stat(path)) === null) continue
        await moveAside(this.#fileSystem, this.#folder, path, basename(path))
      }
      this.#log = await Log.create(this.#fileSystem, this.#folder, input.logId)
      return this.#log.position()
    })
  }

  /** Renames the whole folder to `vault-set-aside-<time>` beside it and answers that name. */
  setAside(now: Date): Promise<InvokeOutput<'vault:set-aside'>> {
    return this.#afterUpkeep(async () => {
      await this.#takeLock()
      if ((await this.#fileSystem.stat(this.#folder)) === null) throw new KindError('no-vault', 'There is no vault')
      await this.#closeLog()
      return { folder: await this.#renameAside(now, 'set-aside') }
    })
  }

  /** Resolves when the commit is on the disk. */
  append(commit: Commit): Promise<Position> {
    return this.#withLog((log) => {
      if (this.#isSwitched) throw new KindError('no-vault', 'The log was replaced since the page opened it')
      return log.append(commit)
    })
  }

  read(input: InvokeInput<'vault:read'>): Promise<InvokeOutput<'vault:read'>> {
    return this.#withLog((log) => log.readAfter(input.after, input.maxBytes))
  }

  chainAt(seq: number): Promise<string | null> {
    return this.#withLog(async (log) => log.chainAt(seq))
  }

  /** Drops superseded parts from the log, with `all` those of the last commits too. Appends go on meanwhile. */
  compact(input?: InvokeInput<'vault:compact'>): Promise<InvokeOutput<'vault:compact'>> {
    return this.upkeep(async (log, isStopped) => {
      const bytesBefore = await logBytes(this.#fileSystem, this.#folder)
      const wish = { drop: new Set<string>(), isStopped }
      await compact(this.#fileSystem, this.#folder, log, input?.all === true ? { ...wish, recentFrames: 1 } : wish)
      return { bytesBefore, bytesAfter: await logBytes(this.#fileSystem, this.#folder) }
    })
  }

  /** Compacts if that is worth it; answers whether it was. */
  compactIfWorth(): Promise<boolean> {
    return this.upkeep(async (log, isStopped) => {
      if (log.newer !== null) return false
      if (!(await isWorthCompacting(this.#fileSystem, this.#folder, log, isStopped))) return false
      await compact(this.#fileSystem, this.#folder, log, { drop: new Set(), isStopped })
      return true
    })
  }

  /** Keeps nothing of these records but their tombstones. Throws `bad-input` when one of them is live. */
  dropRecords(recordIds: readonly string[]): Promise<InvokeOutput<'vault:drop-records'>> {
    return this.upkeep(async (log, isStopped) => {
      await compact(this.#fileSystem, this.#folder, log, { drop: new Set(recordIds), isStopped })
      return { bytesAfter: await logBytes(this.#fileSystem, this.#folder) }
    })
  }

  /** Long work on the open log, one at a time; `isStopped` turns true when the vault is to be closed or moved. */
  upkeep<T>(act: (log: Log, isStopped: () => boolean) => Promise<T>): Promise<T> {
    const done = this.#upkeep.then(async () => {
      await this.#queue
      try {
        return await act(this.#opened(), () => this.#closing > 0)
      } catch (error) {
        throw diskErrorUnlessOurs(error)
      }
    })
    this.#upkeep = done.catch(() => undefined)
    return done
  }

  /**
   * Puts another log in the place of this one: `prepare` lays its files beside (see segment-switch.ts) and answers the
   * list that decides. When this rejects, the log that the disk's list names is open.
   */
  switchLog(prepare: (log: Log) => Promise<SegmentList>): Promise<Position> {
    return this.#afterUpkeep(async () => {
      const list = await prepare(this.#opened())
      await this.#closeLog()
      this.#isSwitched = true
      try {
        await writeSegmentList(this.#fileSystem, this.#folder, list)
      } finally {
        this.#log = await Log.open(this.#fileSystem, this.#folder)
      }
      return this.#opened().position()
    })
  }

  /** Both generations hold the new keyslots when this resolves. Throws `bad-input` unless the generation is higher. */
  writeKeyslots({ keyslots }: InvokeInput<'vault:write-keyslots'>): Promise<{ generation: number }> {
    return this.#alone(async () => {
      this.#log?.assertWritable()
      const present = await this.#keyslots.read()
      if (this.#lock === null || present.state === 'missing') throw new KindError('no-vault', 'There is no vault')
      if (present.state === 'read' && present.file.vaultId !== keyslots.vaultId) {
        throw new KindError('bad-input', 'The keyslots are of another vault')
      }
      await this.#keyslots.write(keyslots)
      return { generation: keyslots.generation }
    })
  }

  /** A newer version wrote some of it: nothing of it may be changed. False while no log is open. */
  isReadOnly(): boolean {
    return this.#log !== null && this.#log.newer !== null
  }

  async space(): Promise<{ freeBytes: number }> {
    try {
      const folder = (await this.#fileSystem.stat(this.#folder)) === null ? dirname(this.#folder) : this.#folder
      return { freeBytes: Math.floor(await this.#fileSystem.freeBytes(folder)) }
    } catch (error) {
      throw diskError(error)
    }
  }

  /** Waits for appends under way and gives the lock back. A later `status` opens again. */
  close(): Promise<void> {
    return this.#afterUpkeep(async () => {
      await this.#closeLog()
      const lock = this.#lock
      this.#lock = null
      await lock?.release()
    })
  }

  async #status(): Promise<InvokeOutput<'vault:status'>> {
    await this.#takeLock()
    const keyslots = await this.#keyslots.read()
    if (this.#log === null && (await this.#isEmpty())) return { state: 'none' }
    if (keyslots.state !== 'read') return { state: 'keyslots-damaged' }
    this.#log ??= await Log.open(this.#fileSystem, this.#folder)
    // Best effort: one good generation is enough to open, and a full disk must not prevent it.
    if (this.#log?.newer === null) await this.#keyslots.heal().catch(() => undefined)
    if (this.#log === null) return { state: 'log-missing', keyslots: keyslots.file }
    return {
      state: 'present',
      keyslots: keyslots.file,
      position: this.#log.position(),
      report: structuredClone(this.#log.report),
      ...(this.#log.newer === null ? {} : { newer: this.#log.newer }),
    }
  }

  async #isEmpty(): Promise<boolean> {
    for (const name of KEYSLOT_FILES) {
      if ((await this.#fileSystem.stat(join(this.#folder, name))) !== null) return false
    }
    if ((await this.#fileSystem.stat(segmentListPath(this.#folder))) !== null) return false
    return !(await hasLog(this.#fileSystem, this.#folder))
  }

  async #takeLock(): Promise<void> {
    if (this.#lock !== null) return
    await this.#fileSystem.makeFolder(dirname(this.#folder))
    this.#lock = await takeLock(this.#fileSystem, `${this.#folder}.lock`)
    if (this.#lock === null) throw new KindError('unexpected', 'Another process has this vault open')
    await this.#removeHalfMade().catch(() => undefined)
  }

  /** Vaults whose creation was cut off: nobody was ever told of them. */
  async #removeHalfMade(): Promise<void> {
    const parent = dirname(this.#folder)
    for (const name of await this.#fileSystem.list(parent)) {
      if (name.startsWith(`${basename(this.#folder)}.new-`)) await removeTree(this.#fileSystem, join(parent, name))
    }
  }

  async #renameAside(now: Date, word: string): Promise<string> {
    const time = now.toISOString().slice(0, 19).replaceAll(':', '-')
    const name = `${basename(this.#folder)}-${word}-${time}Z`
    for (let count = 1; ; count += 1) {
      const folder = count === 1 ? name : `${name}-${count}`
      const path = join(dirname(this.#folder), folder)
      if ((await this.#fileSystem.stat(path)) !== null) continue
      await this.#fileSystem.rename(this.#folder, path)
      await this.#fileSystem.syncFolder(dirname(this.#folder))
      return folder
    }
  }

  async #closeLog(): Promise<void> {
    const log = this.#log
    this.#log = null
    await log?.close()
  }

  #opened(): Log {
    if (this.#log === null) throw new KindError('no-vault', 'No log is open')
    return this.#log
  }

  /** Appends and reads wait for openings, moves and closings, not for one another. */
  async #withLog<T>(act: (log: Log) => Promise<T>): Promise<T> {
    await this.#queue
    return act(this.#opened())
  }

  async #afterUpkeep<T>(act: () => Promise<T>): Promise<T> {
    this.#closing += 1
    try {
      await this.#upkeep
      return await this.#alone(act)
    } finally {
      this.#closing -= 1
    }
  }

  #alone<T>(act: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(act).catch((error: unknown) => {
      throw diskErrorUnlessOurs(error)
    })
    this.#queue = done.catch(() => undefined)
    return done
  }
}

async function removeTree(fileSystem: FileSystem, path: string): Promise<void> {
  if ((await fileSystem.stat(path))?.kind !== 'folder') return fileSystem.unlink(path)
  for (const name of await fileSystem.list(path)) await removeTree(fileSystem, join(path, name))
  return fileSystem.removeFolder(path)
}

/** System errors carry a code; a fault of our own must not be shown as the disk's. */
function diskErrorUnlessOurs(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? diskError(error) : error
}
