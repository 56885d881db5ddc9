// When snapshots are made, where they lie, and how one takes the log's place. What one is on the disk is
// snapshot-store.ts's.
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { InvokeInput, InvokeOutput, Snapshot, SnapshotReason } from '#shared/contract/contract.ts'
import { KindError } from '#shared/contract/errors.ts'
import { newestFirst } from '#shared/domain/snapshot-plan.ts'
import { roomFor } from '#shared/domain/space.ts'
import type { Position } from '#shared/formats/commit.ts'
import type { KeyslotFile } from '#shared/formats/keyslots.ts'
import type { FileSystem } from './file-system.ts'
import { FOLDER_NAME, type FoundSnapshot, findSnapshots } from './found-snapshots.ts'
import { rewriteFrame } from './frame.ts'
import { KeyslotStore } from './keyslot-store.ts'
import type { Log } from './log.ts'
import { framesIn, SegmentWriter, withFile } from './segment-file.ts'
import { abandonSwitch, prepareSwitch, UNFINISHED } from './segment-switch.ts'
import { SEGMENTS_FORMAT, type Segment, type SegmentList, segmentPath } from './segments.ts'
import { chainHash } from './snapshot-manifest.ts'
import { type OpenedSnapshot, type SnapshotOrigin, type SnapshotSource, SnapshotStore } from './snapshot-store.ts'
import type { Vault } from './vault.ts'

export interface SnapshotPlaces {
  /** The vault's folder. */
  folder: string
  /** The folder that the person chose, or null. */
  secondFolder: () => string | null
}

export class Snapshots {
  readonly #vault: Vault
  readonly #fileSystem: FileSystem
  readonly #places: SnapshotPlaces
  readonly #now: () => Date
  readonly #own: SnapshotStore
  /** Of the folder that was last looked into. */
  #found: FoundSnapshot[] = []
  #isStopping = false
  #second: { folder: string; store: SnapshotStore } | null = null

  constructor(vault: Vault, fileSystem: FileSystem, places: SnapshotPlaces, now: () => Date = () => new Date()) {
    this.#vault = vault
    this.#fileSystem = fileSystem
    this.#places = places
    this.#now = now
    this.#own = new SnapshotStore(fileSystem, join(places.folder, 'snapshots'), 'vault')
  }

  list(): Promise<Snapshot[]> {
    return this.#vault.upkeep(() => this.#list())
  }

  /** Made, verified, and then older ones pruned; `disk-full` under the room at which the app stops. The second folder gets its own; that it is out of reach is no failure. */
  make(reason: SnapshotReason): Promise<Snapshot> {
    return this.#vault.upkeep(async (log) => {
      const { freeBytes } = await this.#vault.space()
      if (roomFor(freeBytes) === 'stop') throw new KindError('disk-full', 'too little room for a snapshot')
      return this.#make(log, reason, new Set())
    })
  }

  /** What can be read of every snapshot of that log, newest first. Call only from upkeep. */
  async ofLog(logId: string): Promise<SnapshotOrigin[]> {
    const second = await this.#secondStore().catch(() => null)
    return [
      ...(await this.#own.framesOfLog(logId)),
      ...(second === null ? [] : await second.framesOfLog(logId).catch(() => [])),
    ]
  }

  /** Whether there is anything to make one of. */
  hasCommits(): Promise<boolean> {
    return this.#vault.upkeep(async (log) => log.newer === null && log.position().seq > 0)
  }

  /** Makes one if the log has moved since the newest one in the vault's folder; answers whether it did. */
  afterSession(): Promise<boolean> {
    return this.#vault.upkeep(async (log) => {
      const { seq } = log.position()
      const newest = (await this.#own.list()).filter(({ damaged }) => !damaged)
      if (log.newer !== null || seq === 0 || newest.some((snapshot) => snapshot.seq >= seq)) return false
      await this.#make(log, 'session', new Set())
      return true
    })
  }

  read({ id, after, maxBytes }: InvokeInput<'snapshots:read'>): Promise<InvokeOutput<'snapshots:read'>> {
    return this.#vault.upkeep(async (log) => {
      // Reading one writes down that it was found whole.
      log.assertWritable()
      return (await this.#storeOf(id)).readAfter(id, after, maxBytes, this.#now)
    })
  }

  /** A restore under way ends before the log is switched, if it still can: then it rejects, and the log is what it was. */
  stopRestore(): void {
    this.#isStopping = true
  }

  #stopIf(): void {
    if (this.#isStopping) throw new KindError('unexpected', 'The restore was stopped')
  }

  /** After this the vault takes no commit until its status was asked again. */
  restore(id: string): Promise<Position> {
    this.#isStopping = false
    return this.#vault.switchLog(async (log) => {
      log.assertWritable()
      const store = await this.#storeOf(id)
      // First verified: a present state need not be put away for a snapshot that cannot be restored.
      await store.open(id, this.#now)
      this.#stopIf()
      await this.#make(log, 'before-restore', new Set([id]))
      this.#stopIf()
      const opened = await store.open(id, this.#now)
      // Before the switch: a log never names a blob that is not there.
      await store.bringBackBlobs(opened, this.#places.folder)
      return this.#layBeside(log, store, opened)
    })
  }

  /** Snapshots that any vault left in the folder, with the key slots of their date. Needs no vault. */
  async find(chosen: string): Promise<{ snapshot: Snapshot; keyslots: KeyslotFile }[]> {
    this.#found = await findSnapshots(this.#fileSystem, chosen)
    return this.#found.map(({ snapshot, keyslots }) => ({ snapshot, keyslots }))
  }

  /** Puts a found snapshot into the vault, which has its id and holds nothing yet. As after `restore`, ask the status. */
  restoreFound(id: string): Promise<Position> {
    this.#isStopping = false
    return this.#vault.switchLog(async (log) => {
      const found = this.#found.find(({ snapshot }) => snapshot.id === id)
      if (found === undefined) throw new KindError('bad-input', 'There is no such snapshot')
      const keyslots = await new KeyslotStore(this.#fileSystem, this.#places.folder).read()
      const isOurs = keyslots.state === 'read' && keyslots.file.vaultId === found.keyslots.vaultId
      if (!isOurs || log.position().seq > 0) throw new KindError('bad-input', 'Not a new vault of this snapshot')
      const opened = await found.store.open(id, this.#now)
      await found.store.bringBackBlobs(opened, this.#places.folder)
      return this.#layBeside(log, found.store, opened)
    })
  }

  /** `blobs` are names of blobs that no record outside of these names any more. */
  dropRecords(
    recordIds: readonly string[],
    blobs: readonly string[] = [],
  ): Promise<InvokeOutput<'snapshots:drop-records'>> {
    return this.#vault.upkeep(async (log) => {
      log.assertWritable()
      const drop = new Set(recordIds)
      const unnamed = new Set(blobs)
      let rewritten = await this.#own.dropRecords(drop, unnamed)
      const second = await this.#secondStore()
      if (second !== null) rewritten += await second.dropRecords(drop, unnamed)
      return { rewritten }
    })
  }

  /** Makes our folder in a folder that the person chose and puts a first snapshot there; rejects when it takes none. */
  prepareFolder(chosen: string): Promise<void> {
    return this.#vault.upkeep(async (log) => {
      log.assertWritable()
      await this.#fileSystem.makeFolder(join(chosen, FOLDER_NAME))
      const store = await this.#storeIn(chosen)
      await log.rotate()
      if (store !== null) await this.#copyTo(store, await this.#sourceOf(log), 'manual', new Set())
    })
  }

  async #list(): Promise<Snapshot[]> {
    const own = await this.#own.list()
    const second = await (await this.#secondStore())?.list().catch(() => [])
    return newestFirst([...(second ?? []).reverse(), ...own.reverse()])
  }

  async #make(log: Log, reason: SnapshotReason, spared: ReadonlySet<string>): Promise<Snapshot> {
    await log.rotate()
    const source = await this.#sourceOf(log)
    const made = await this.#own.make(source, reason, this.#now)
    await this.#own.prune(new Set([...spared, made.id]))
    await this.#copyToSecond(source, reason, spared).catch((error: unknown) => {
      console.error('second folder:', error instanceof KindError ? error.kind : 'out of reach')
    })
    return made
  }

  async #copyToSecond(source: SnapshotSource, reason: SnapshotReason, spared: ReadonlySet<string>): Promise<void> {
    const second = await this.#secondStore()
    if (second !== null) await this.#copyTo(second, source, reason, spared)
  }

  async #copyTo(
    second: SnapshotStore,
    source: SnapshotSource,
    reason: SnapshotReason,
    spared: ReadonlySet<string>,
  ): Promise<void> {
    const keyslots = await new KeyslotStore(this.#fileSystem, this.#places.folder).read()
    if (keyslots.state !== 'read') return
    const made = await second.make({ ...source, keyslots: keyslots.file }, reason, this.#now)
    await second.prune(new Set([...spared, made.id]))
  }

  async #sourceOf(log: Log): Promise<SnapshotSource> {
    const { logId, closed, frames } = log.view()
    const held = new Set(frames.map(({ segment }) => segment))
    const segments: SnapshotSource['segments'] = []
    for (const { id, firstSeq, kind } of closed) {
      const path = segmentPath(this.#places.folder, id)
      const bytes = held.has(id) ? ((await this.#fileSystem.stat(path))?.bytes ?? 0) : 0
      if (bytes > 0) segments.push({ path, firstSeq, kind, bytes })
    }
    const ids = new Set(closed.map(({ id }) => id))
    return {
      logId,
      segments,
      frames: frames.filter(({ segment }) => ids.has(segment)),
      keyslots: null,
      vault: this.#places.folder,
    }
  }

  async #storeOf(id: string): Promise<SnapshotStore> {
    if (await this.#own.has(id)) return this.#own
    const second = await this.#secondStore()
    if (second !== null && (await second.has(id))) return second
    throw new KindError('bad-input', 'There is no such snapshot')
  }

  /** Null without a second folder, or when it is not there (a stick that is not plugged in). */
  #secondStore(): Promise<SnapshotStore | null> {
    const chosen = this.#places.secondFolder()
    return chosen === null ? Promise.resolve(null) : this.#storeIn(chosen)
  }

  async #storeIn(chosen: string): Promise<SnapshotStore | null> {
    if ((await this.#fileSystem.stat(chosen).catch(() => null))?.kind !== 'folder') return null
    const keyslots = await new KeyslotStore(this.#fileSystem, this.#places.folder).read()
    if (keyslots.state !== 'read') return null
    // One folder for each vault: a new vault never prunes another's snapshots.
    const folder = join(chosen, FOLDER_NAME, keyslots.file.vaultId)
    if (this.#second?.folder !== folder) {
      this.#second = { folder, store: new SnapshotStore(this.#fileSystem, folder, 'second-folder') }
    }
    return this.#second.store
  }

  /** Writes the snapshot's frames as a log with a new id beside the present one. The list that is answered decides. */
  async #layBeside(log: Log, store: SnapshotStore, snapshot: OpenedSnapshot): Promise<SegmentList> {
    const { folder } = this.#places
    const { highestSeq, segmentBytes } = log.view()
    const logId = randomBytes(16).toString('base64url')
    const ids = await log.reserveIds(snapshot.manifest.segments.length + 1)
    const segments: Segment[] = []
    const begin = async (firstSeq: number, kind: Segment['kind']) => {
      const id = ids[segments.length]
      if (id === undefined) throw new KindError('unexpected', 'A restore ran out of ids')
      segments.push({ id, firstSeq, kind })
      return SegmentWriter.create(this.#fileSystem, `${segmentPath(folder, id)}${UNFINISHED}`)
    }
    try {
      let writer: SegmentWriter | null = null
      for (const frame of snapshot.frames) {
        this.#stopIf()
        if (writer !== null && writer.bytes >= segmentBytes && segments.length < ids.length - 1) {
          await writer.finish()
          writer = null
        }
        writer ??= await begin(frame.seq, 'compacted')
        const bytes = await store.frameBytes(snapshot, frame)
        const rewritten = rewriteFrame(bytes, snapshot.manifest.logId, logId, () => true)
        if (rewritten !== null) await writer.add(rewritten)
      }
      await writer?.finish()
      // Commits to come get seqs that no frame of any snapshot has.
      const known = [...(await this.#list()), ...this.#found.map(({ snapshot }) => snapshot)]
      const listed = known.reduce((most, { seq }) => Math.max(most, seq), highestSeq)
      await (await begin(listed + 1, 'appended')).finish()
      await this.#verifyBeside(logId, segments, snapshot)
      this.#stopIf()
      const made = segments.map(({ id }) => id)
      await prepareSwitch(this.#fileSystem, folder, { made, replaced: log.segmentIds() })
    } catch (error) {
      await abandonSwitch(this.#fileSystem, folder, ids)
      throw error
    }
    return { format: SEGMENTS_FORMAT, logId, segments }
  }

  async #verifyBeside(logId: string, segments: Segment[], snapshot: OpenedSnapshot): Promise<void> {
    const found: { seq: number; chain: string }[] = []
    for (const { id } of segments) {
      const path = `${segmentPath(this.#places.folder, id)}${UNFINISHED}`
      const bytes = (await this.#fileSystem.stat(path))?.bytes ?? 0
      const frames = await withFile(this.#fileSystem, path, (file) => framesIn(file, bytes, logId))
      found.push(...frames.map(({ header, chain }) => ({ seq: header.seq, chain })))
    }
    if (chainHash(found) !== snapshot.manifest.framesHash) {
      throw new KindError('disk-failed', 'The restored log does not read back as written')
    }
  }
}
