// Looks for what the log no longer holds: in what is left of damaged frames, and in the snapshots of the same log. Compares the
// clear lists of contents only, and changes nothing; what is authentic, and what is to be done with it, is the page's to say.
import type { InvokeInput, InvokeOutput } from '#shared/contract/contract.ts'
import { type FileSystem, nodeFileSystem } from './file-system.ts'
import { decodeFrame, type TableRow } from './frame.ts'
import type { Log } from './log.ts'
import type { IndexedFrame } from './log-index.ts'
import { readTable, withFile } from './segment-file.ts'
import { segmentPath } from './segments.ts'
import type { SnapshotOrigin } from './snapshot-store.ts'
import type { Snapshots } from './snapshots.ts'
import type { Vault } from './vault.ts'

type Found = InvokeOutput<'vault:find-lost'>['found'][number]

/** A part that was found; its bytes are read when it is asked for. */
interface Place {
  revision: number
  bytes: number
  read: () => Promise<Found | null>
}

const keyOf = ({ recordId, part }: Pick<TableRow, 'recordId' | 'part'>) => `${recordId}/${part}`

function grouped<K>(frames: readonly IndexedFrame[], keyFor: (frame: IndexedFrame) => K): Map<K, IndexedFrame[]> {
  const groups = new Map<K, IndexedFrame[]>()
  for (const frame of frames) {
    const group = groups.get(keyFor(frame))
    if (group === undefined) groups.set(keyFor(frame), [frame])
    else group.push(frame)
  }
  return groups
}

export class LostParts {
  readonly #vault: Vault
  readonly #snapshots: Snapshots
  readonly #fileSystem: FileSystem
  readonly #folder: string
  /** What the last look found, while the page fetches it. */
  #places: Place[] = []

  constructor(vault: Vault, snapshots: Snapshots, folder: string, fileSystem: FileSystem = nodeFileSystem) {
    this.#vault = vault
    this.#snapshots = snapshots
    this.#folder = folder
    this.#fileSystem = fileSystem
  }

  find({ wanted, skip, maxBytes }: InvokeInput<'vault:find-lost'>): Promise<InvokeOutput<'vault:find-lost'>> {
    return this.#vault.upkeep(async (log) => {
      if (skip === 0) this.#places = await this.#look(log, new Set(wanted))
      const found: Found[] = []
      let bytes = 0
      let at = skip
      for (; at < this.#places.length; at += 1) {
        const place = this.#places[at]
        if (place === undefined || (at > skip && bytes + place.bytes > maxBytes)) break
        bytes += place.bytes
        const one = await place.read().catch(() => null)
        if (one !== null) found.push(one)
      }
      const next = at < this.#places.length ? at : null
      if (next === null) this.#places = []
      return { found, next }
    })
  }

  async #look(log: Log, wanted: ReadonlySet<string>): Promise<Place[]> {
    const newest = await this.#newestInLog(log)
    const seen = new Set<string>()
    const places: Place[] = []
    const isNews = (row: Pick<TableRow, 'recordId' | 'part' | 'revision'>) => {
      if (!wanted.has(row.recordId) && row.revision <= (newest.get(keyOf(row)) ?? 0)) return false
      const name = `${keyOf(row)}/${row.revision}`
      if (seen.has(name)) return false
      seen.add(name)
      return true
    }
    // Snapshots first: there a part stands whole.
    const looked = new Set<string>()
    for (const origin of await this.#snapshots.ofLog(log.position().logId)) {
      for (const [path, frames] of grouped(origin.frames, origin.pathOf)) {
        // A file that snapshots share is looked into once.
        if (looked.has(path)) continue
        looked.add(path)
        await this.#lookIn(path, frames, origin, isNews, places).catch(() => undefined)
      }
    }
    for (const { isTail, parts } of log.claimed) {
      for (const { sealed, ...row } of parts) {
        if (sealed === null || !isNews(row)) continue
        const answer: Found = { part: { ...row, sealed }, from: { place: 'damaged', isTail } }
        places.push({ revision: row.revision, bytes: sealed.byteLength, read: async () => answer })
      }
    }
    return places.sort((a, b) => b.revision - a.revision)
  }

  async #lookIn(
    path: string,
    frames: readonly IndexedFrame[],
    { logId, place, takenAt }: SnapshotOrigin,
    isNews: (row: TableRow) => boolean,
    places: Place[],
  ): Promise<void> {
    await withFile(this.#fileSystem, path, async (file) => {
      for (const frame of frames) {
        for (const [at, row] of (await readTable(file, frame)).entries()) {
          if (row.part === 'checkpoint' || !isNews(row)) continue
          const read = async (): Promise<Found | null> => {
            const bytes = await withFile(this.#fileSystem, path, (again) => again.read(frame.offset, frame.bytes))
            const part = decodeFrame(bytes, logId)?.parts[at]
            return part === undefined ? null : { part, from: { place, takenAt } }
          }
          places.push({ revision: row.revision, bytes: row.bytes, read })
        }
      }
    })
  }

  async #newestInLog(log: Log): Promise<Map<string, number>> {
    const newest = new Map<string, number>()
    for (const [segment, frames] of grouped(log.view().frames, (frame) => frame.segment)) {
      await withFile(this.#fileSystem, segmentPath(this.#folder, segment), async (file) => {
        for (const frame of frames) {
          for (const row of await readTable(file, frame)) {
            newest.set(keyOf(row), Math.max(row.revision, newest.get(keyOf(row)) ?? 0))
          }
        }
      })
    }
    return newest
  }
}
