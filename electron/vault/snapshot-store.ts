// The snapshots of one folder: manifests and, in `files/`, segments by their hash, each once however many snapshots share
// it. Makes, verifies, reads, prunes and rewrites them; when to do so is snapshots.ts's.
import { randomBytes } from 'node:crypto'
import { dirname, join } from 'node:path'
import type { Snapshot, SnapshotReason } from '#shared/contract/contract.ts'
import { KindError } from '#shared/contract/errors.ts'
import { newestFirst, snapshotsToKeep } from '#shared/domain/snapshot-plan.ts'
import type { Frame } from '#shared/formats/commit.ts'
import type { KeyslotFile } from '#shared/formats/keyslots.ts'
import { blobFile } from './blobs.ts'
import { type FileSystem, writeAtomically } from './file-system.ts'
import { decodeFrame, rewriteFrame, type ScannedFrame } from './frame.ts'
import { firstAfter, type IndexedFrame, orderFrames, type PlacedFrame } from './log-index.ts'
import { copySynced, framesIn, hashOf, readTable, SegmentWriter, withFile } from './segment-file.ts'
import { bringBackBlobs, hasBlobs, removeUnlistedBlobs, takeInBlobs } from './snapshot-blobs.ts'
import { chainHash, decodeManifest, encodeManifest, type Manifest, SNAPSHOT_FORMAT } from './snapshot-manifest.ts'

/** Smaller files are copied, so that damage to one file cannot take both log and snapshot; larger ones are linked. */
const LINK_FROM_BYTES = 4 * 1024 * 1024

export interface SnapshotSource {
  logId: string
  /** Closed segments with something in them. */
  segments: { path: string; firstSeq: number; kind: 'appended' | 'compacted'; bytes: number }[]
  /** What must be found in them. */
  frames: readonly { seq: number; chain: string }[]
  keyslots: KeyslotFile | null
  /** The vault's folder, for its blobs. */
  vault: string
}

/** Frames of a snapshot; `segment` is the place in its manifest. */
export interface OpenedSnapshot {
  manifest: Manifest
  frames: IndexedFrame[]
}

/** The frames of one snapshot, damaged files passed over; `pathOf` says in which file one lies. */
export interface SnapshotOrigin {
  logId: string
  place: Snapshot['place']
  takenAt: string
  frames: IndexedFrame[]
  pathOf: (frame: IndexedFrame) => string
}

type Drop = ReadonlySet<string>

export class SnapshotStore {
  readonly #fileSystem: FileSystem
  readonly #folder: string
  readonly #place: Snapshot['place']
  /** Found damaged by this run. */
  readonly #damaged = new Set<string>()
  #opened: OpenedSnapshot | null = null

  constructor(fileSystem: FileSystem, folder: string, place: Snapshot['place']) {
    this.#fileSystem = fileSystem
    this.#folder = folder
    this.#place = place
  }

  pathOf(hash: string): string {
    return join(this.#folder, 'files', `${hash}.ulog`)
  }

  /** Newest first. A snapshot whose manifest cannot be read is listed as damaged, with nothing else known. */
  async list(): Promise<Snapshot[]> {
    const rows: Snapshot[] = []
    const { manifests, unreadable } = await this.#manifests()
    for (const manifest of manifests) {
      const { id, logId, seq, takenAt, reason, verifiedAt } = manifest
      const bytes = manifest.segments.reduce((sum, segment) => sum + segment.bytes, 0)
      const damaged = this.#damaged.has(id) || !(await this.#hasFiles(manifest))
      rows.push({ id, logId, seq, takenAt, reason, bytes, verifiedAt, damaged, place: this.#place })
    }
    for (const id of unreadable) {
      const unknown = { logId: null, seq: 0, takenAt: new Date(0).toISOString(), reason: 'session', bytes: 0 } as const
      rows.push({ id, ...unknown, verifiedAt: null, damaged: true, place: this.#place })
    }
    return newestFirst(rows)
  }

  /** The key slots of the snapshot's date; null when it has none. */
  async keyslotsOf(id: string): Promise<KeyslotFile | null> {
    const { manifests } = await this.#manifests()
    return manifests.find((manifest) => manifest.id === id)?.keyslots ?? null
  }

  /** Makes a snapshot and verifies it; it is listed only after that. */
  async make(source: SnapshotSource, reason: SnapshotReason, now: () => Date): Promise<Snapshot> {
    const takenAt = now().toISOString()
    await this.#fileSystem.makeFolder(join(this.#folder, 'files'))
    await this.#fileSystem.syncFolder(dirname(this.#folder))
    await this.#fileSystem.syncFolder(this.#folder)
    const segments: Manifest['segments'] = []
    for (const { path, firstSeq, kind, bytes } of source.segments) {
      const hash = await this.#takeIn(path, bytes)
      segments.push({ firstSeq, kind, bytes, hash })
    }
    await this.#fileSystem.syncFolder(join(this.#folder, 'files'))
    const earlier = (await this.#manifests()).manifests.flatMap((manifest) => manifest.blobs ?? [])
    const blobs = await takeInBlobs(this.#fileSystem, source.vault, this.#folder, earlier)
    const { frames } = source
    const manifest: Manifest = {
      format: SNAPSHOT_FORMAT,
      id: randomBytes(16).toString('base64url'),
      logId: source.logId,
      seq: frames.at(-1)?.seq ?? 0,
      takenAt,
      reason,
      verifiedAt: takenAt,
      segments,
      frames: frames.length,
      framesHash: chainHash(frames),
      keyslots: source.keyslots,
      ...(blobs.length > 0 ? { blobs } : {}),
    }
    if ((await this.#framesOf(manifest)) === null) {
      throw new KindError('disk-failed', 'A snapshot does not read back as written')
    }
    await this.#write({ ...manifest, verifiedAt: now().toISOString() })
    await this.#judgeDamagedAgain()
    const made = (await this.list()).find(({ id }) => id === manifest.id)
    if (made === undefined) throw new KindError('disk-failed', 'A snapshot is not there after it was made')
    return made
  }

  /** Removes what the plan does not keep, and files that no snapshot names. Damaged ones are left to the person. */
  async prune(spared: ReadonlySet<string>): Promise<void> {
    const whole = (await this.list()).filter(({ damaged }) => !damaged)
    const kept = snapshotsToKeep([...whole].reverse())
    for (const { id } of whole) {
      if (!kept.has(id) && !spared.has(id)) await this.#fileSystem.unlink(this.#manifestPath(id))
    }
    await this.#fileSystem.syncFolder(this.#folder)
    await this.#removeUnnamed()
  }

  async has(id: string): Promise<boolean> {
    return (await this.#fileSystem.stat(this.#manifestPath(id))) !== null
  }

  /** Verifies every file of it; throws `damaged` when one is not as it was written. */
  async open(id: string, now: () => Date): Promise<OpenedSnapshot> {
    const bytes = await this.#fileSystem.readFile(this.#manifestPath(id))
    if (bytes === null) throw new KindError('bad-input', 'There is no such snapshot')
    const manifest = decodeManifest(bytes)
    const frames = manifest === null ? null : await this.#framesOf(manifest)
    if (manifest === null || frames === null) {
      this.#damaged.add(id)
      throw new KindError('damaged', 'A snapshot is damaged')
    }
    this.#damaged.delete(id)
    // Only a date: a full disk must not keep the snapshot from being read.
    await this.#write({ ...manifest, verifiedAt: now().toISOString() }).catch(() => undefined)
    return { manifest, frames }
  }

  /** As `Log.readAfter`. The snapshot is verified when it is first read. */
  async readAfter(
    id: string,
    after: number,
    maxBytes: number,
    now: () => Date,
  ): Promise<{ frames: Frame[]; done: boolean }> {
    if (this.#opened?.manifest.id !== id || after === 0) this.#opened = await this.open(id, now)
    const { manifest, frames: index } = this.#opened
    const frames: Frame[] = []
    let bytes = 0
    let at = firstAfter(index, after)
    for (; at < index.length; at += 1) {
      const entry = index[at]
      if (entry === undefined || (frames.length > 0 && bytes + entry.bytes > maxBytes)) break
      const frame = decodeFrame(await this.#bytesOf(manifest, entry), manifest.logId)
      if (frame === null || frame.chain !== entry.chain) throw new KindError('damaged', 'A snapshot is damaged')
      frames.push(frame)
      bytes += entry.bytes
    }
    return { frames, done: at >= index.length }
  }

  /** Frames that can be read of every snapshot of the log, the newest snapshot first; each file is read once. */
  async framesOfLog(logId: string): Promise<SnapshotOrigin[]> {
    const { manifests } = await this.#manifests()
    const placed = new Map<string, ScannedFrame[]>()
    const origins: SnapshotOrigin[] = []
    for (const manifest of manifests.filter((one) => one.logId === logId).reverse()) {
      const all: PlacedFrame[] = []
      for (const [segment, { hash, bytes }] of manifest.segments.entries()) {
        const path = this.pathOf(hash)
        const known = placed.get(hash)
        const found =
          known ?? (await withFile(this.#fileSystem, path, (file) => framesIn(file, bytes, logId)).catch(() => []))
        placed.set(hash, found)
        for (const frame of found) all.push({ ...frame, segment })
      }
      const pathOf = ({ segment }: IndexedFrame) => this.pathOf(manifest.segments[segment]?.hash ?? '')
      const { frames } = orderFrames(all)
      origins.push({ logId, place: this.#place, takenAt: manifest.takenAt, frames, pathOf })
    }
    return origins
  }

  /** The bytes of one frame of an opened snapshot. */
  async frameBytes(opened: OpenedSnapshot, frame: IndexedFrame): Promise<Uint8Array> {
    return this.#bytesOf(opened.manifest, frame)
  }

  /** Gives the vault the blobs of an opened snapshot; answers how many are damaged or missing. */
  bringBackBlobs({ manifest }: OpenedSnapshot, vault: string): Promise<number> {
    return bringBackBlobs(this.#fileSystem, vault, this.#folder, manifest.blobs ?? [])
  }

  /**
   * Rewrites the snapshots that hold a put of these records, or list one of these blobs; answers how many. Damaged ones
   * are left as they are.
   */
  async dropRecords(drop: Drop, blobs: Drop = new Set()): Promise<number> {
    const { manifests } = await this.#manifests()
    let rewritten = 0
    for (const manifest of manifests) {
      const frames = await this.#framesOf(manifest)
      if (frames === null) continue
      const left = manifest.blobs?.filter(({ name }) => !blobs.has(name))
      const next = await this.#without(manifest, frames, drop)
      if (next === null && left?.length === manifest.blobs?.length) continue
      const { blobs: _, ...rest } = next ?? manifest
      await this.#write({ ...rest, ...(left !== undefined && left.length > 0 ? { blobs: left } : {}) })
      rewritten += 1
    }
    this.#opened = null
    if (rewritten > 0) await this.#removeUnnamed()
    return rewritten
  }

  /** The manifest over rewritten files, verified; null when no frame holds any of the records. */
  async #without(manifest: Manifest, frames: IndexedFrame[], drop: Drop): Promise<Manifest | null> {
    const segments: Manifest['segments'] = []
    const left: IndexedFrame[] = []
    let isChanged = false
    for (const [at, segment] of manifest.segments.entries()) {
      const own = frames.filter((frame) => frame.segment === at)
      const holds = await withFile(this.#fileSystem, this.pathOf(segment.hash), async (file) => {
        for (const frame of own) {
          const table = await readTable(file, frame)
          if (table.some((row) => row.operation === 'put' && drop.has(row.recordId))) return true
        }
        return false
      })
      if (!holds) {
        segments.push(segment)
        left.push(...own)
        continue
      }
      isChanged = true
      const temporary = join(this.#folder, 'files', 'rewriting.new')
      const writer = await SegmentWriter.create(this.#fileSystem, temporary)
      for (const frame of own) {
        const bytes = await this.#bytesOf(manifest, frame)
        const { logId } = manifest
        const kept = rewriteFrame(bytes, logId, logId, (row) => row.operation !== 'put' || !drop.has(row.recordId))
        if (kept === null) continue
        left.push(frame)
        await writer.add(kept)
      }
      const { bytes } = writer
      const hash = await writer.finish()
      if (bytes === 0) await this.#fileSystem.unlink(temporary)
      else {
        await this.#fileSystem.rename(temporary, this.pathOf(hash))
        segments.push({ firstSeq: segment.firstSeq, kind: 'compacted', bytes, hash })
      }
    }
    if (!isChanged) return null
    await this.#fileSystem.syncFolder(join(this.#folder, 'files'))
    left.sort((a, b) => a.seq - b.seq)
    const next = { ...manifest, segments, frames: left.length, framesHash: chainHash(left) }
    if ((await this.#framesOf(next)) === null) {
      throw new KindError('disk-failed', 'A rewritten snapshot does not read back as written')
    }
    return next
  }

  #bytesOf(manifest: Manifest, frame: IndexedFrame): Promise<Uint8Array> {
    const segment = manifest.segments[frame.segment]
    if (segment === undefined) throw new KindError('unexpected', 'A frame of no segment')
    return withFile(this.#fileSystem, this.pathOf(segment.hash), (file) => file.read(frame.offset, frame.bytes))
  }

  /** The frames, in order, when every file is as it was written; else null. */
  async #framesOf(manifest: Manifest): Promise<IndexedFrame[] | null> {
    const placed: PlacedFrame[] = []
    for (const [at, { hash, bytes }] of manifest.segments.entries()) {
      const path = this.pathOf(hash)
      if ((await hashOf(this.#fileSystem, path, bytes)) !== hash) return null
      const found = await withFile(this.#fileSystem, path, (file) => framesIn(file, bytes, manifest.logId))
      for (const frame of found) placed.push({ ...frame, segment: at })
    }
    const { frames } = orderFrames(placed)
    return frames.length === manifest.frames && chainHash(frames) === manifest.framesHash ? frames : null
  }

  /** Puts the first bytes of a segment among the files and answers their hash. A damaged file of that name is replaced. */
  async #takeIn(path: string, bytes: number): Promise<string> {
    const hash = await hashOf(this.#fileSystem, path, bytes)
    if (hash === null) throw new KindError('damaged', 'A segment is missing')
    const target = this.pathOf(hash)
    const present = await this.#fileSystem.stat(target)
    if (present !== null && (await hashOf(this.#fileSystem, target, bytes)) === hash) return hash
    if (present === null && bytes >= LINK_FROM_BYTES && (await this.#link(path, target))) return hash
    const temporary = `${target}.new`
    await copySynced(this.#fileSystem, path, temporary, bytes)
    await this.#fileSystem.rename(temporary, target)
    return hash
  }

  /** False where the disk knows no links, or the target is on another. */
  async #link(path: string, target: string): Promise<boolean> {
    try {
      await this.#fileSystem.link(path, target)
      return true
    } catch {
      return false
    }
  }

  /** A file that was missing or damaged may have been brought back by a newer snapshot. */
  async #judgeDamagedAgain(): Promise<void> {
    if (this.#damaged.size === 0) return
    for (const manifest of (await this.#manifests()).manifests) {
      if (!this.#damaged.has(manifest.id)) continue
      if ((await this.#framesOf(manifest)) !== null) this.#damaged.delete(manifest.id)
    }
  }

  #manifestPath(id: string): string {
    return join(this.#folder, `${id}.json`)
  }

  async #write(manifest: Manifest): Promise<void> {
    await writeAtomically(this.#fileSystem, this.#manifestPath(manifest.id), encodeManifest(manifest))
  }

  async #manifests(): Promise<{ manifests: Manifest[]; unreadable: string[] }> {
    const manifests: Manifest[] = []
    const unreadable: string[] = []
    for (const name of await this.#fileSystem.list(this.#folder)) {
      const id = /^([A-Za-z0-9_-]{22})\.json$/.exec(name)?.[1]
      const bytes = id === undefined ? null : await this.#fileSystem.readFile(join(this.#folder, name))
      if (id === undefined || bytes === null) continue
      const manifest = decodeManifest(bytes)
      if (manifest?.id === id) manifests.push(manifest)
      else unreadable.push(id)
    }
    return { manifests: manifests.sort((a, b) => (a.takenAt < b.takenAt ? -1 : 1)), unreadable }
  }

  async #hasFiles(manifest: Manifest): Promise<boolean> {
    for (const { hash, bytes } of manifest.segments) {
      const found = await this.#fileSystem.stat(this.pathOf(hash))
      if (found === null || found.bytes < bytes) return false
    }
    return hasBlobs(this.#fileSystem, this.#folder, manifest.blobs ?? [])
  }

  /** Nothing is removed while a manifest cannot be read: nobody knows what it names. */
  async #removeUnnamed(): Promise<void> {
    const { manifests, unreadable } = await this.#manifests()
    if (unreadable.length > 0) return
    const named = new Set(manifests.flatMap(({ segments }) => segments.map(({ hash }) => `${hash}.ulog`)))
    const files = join(this.#folder, 'files')
    for (const name of await this.#fileSystem.list(files)) {
      if (!named.has(name)) await this.#fileSystem.unlink(join(files, name))
    }
    await this.#fileSystem.syncFolder(files)
    const listed = manifests.flatMap(({ blobs }) => (blobs ?? []).map(({ name }) => blobFile(name)))
    await removeUnlistedBlobs(this.#fileSystem, this.#folder, new Set(listed))
  }
}
