// For tests: the preload object as one in memory, with a log that can be tampered with and a disk that can fail.
import { createHash, randomBytes } from 'node:crypto'
import type { Bridge } from '#shared/contract/bridge.ts'
import type { InvokeOutput, LogReport, PrintPage, Snapshot } from '#shared/contract/contract.ts'
import type { ErrorKind, Outcome } from '#shared/contract/errors.ts'
import { commitSchema, EMPTY_CHAIN, type Frame, type Position } from '#shared/formats/commit.ts'
import type { KeyslotFile } from '#shared/formats/keyslots.ts'
import { DEFAULT_SETTINGS, type Settings } from '#shared/formats/settings.ts'

export interface FakeDisk {
  keyslots: KeyslotFile | null
  /** null: the log is missing. */
  logId: string | null
  frames: Frame[]
  report: LogReport
  settings: Settings
  /** Set to make `append` fail with this kind. */
  failAppends: ErrorKind | null
  /** Set to make `writeKeyslots` fail with this kind. */
  failKeyslots: ErrorKind | null
  /** How many appends to let through before `failAppends` holds. */
  appendsBeforeFailing: number
  /** Set to make `writeBlob` fail with this kind. */
  failBlobs: ErrorKind | null
  /** By vault, newest first. */
  deviceKeys: Map<string, Uint8Array<ArrayBuffer>[]>
  savedFiles: { suggestedName: string; data: Uint8Array }[]
  /** Pages that were made into a PDF, and how many sheets each is to have. */
  printed: PrintPage[]
  pagesPrinted: (page: PrintPage) => number
  freeBytes: number
  /** A newer version wrote it. */
  newer: { frames: number } | null
  /** What is found of lost parts, as main would. */
  lostParts: InvokeOutput<'vault:find-lost'>['found']
  /** Newest first, each with the log's frames of its time. */
  snapshots: { row: Snapshot; frames: Frame[] }[]
  /** In the folder that the dialog answers, newest first. */
  foundSnapshots: { row: Snapshot; frames: Frame[]; keyslots: KeyslotFile }[]
  /** What the next open dialog answers; null: the person closes it. */
  fileToOpen: { name: string; data: Uint8Array } | null
  /** What the folder dialog for reading answers; null: the person closes it. */
  folderToOpen: { name: string; files: { name: string; data: Uint8Array; modified: string }[] } | null
  /** The next save dialog of a stream is closed by the person. */
  closesSaveDialog: boolean
  /** What the folder dialog answers. */
  folderToChoose: string | null
  clipboard: string | null
  /** Sealed files of attachments, by name. */
  blobs: Map<string, Uint8Array>
  /** Sealed caches by name. */
  caches: Map<string, Uint8Array>
  /** The files of a session of several. */
  together: { key: Uint8Array<ArrayBuffer>; sealed: Uint8Array<ArrayBuffer> } | null
  calls: string[]
}

export interface FakeBridge {
  bridge: Bridge
  disk: FakeDisk
  /** Sends an event as the main process would. */
  closing(): void
  lockNow(): void
  position(): Position
}

type Listener = (payload: undefined) => void

const ok = <T>(value: T): Outcome<T> => ({ ok: true, value })
const fail = <T>(kind: ErrorKind): Outcome<T> => ({ ok: false, error: { kind, message: `fake: ${kind}` } })

function chainOf(previous: string, frame: Pick<Frame, 'seq' | 'parts'>): string {
  const hash = createHash('sha256').update(previous).update(String(frame.seq))
  for (const part of frame.parts) hash.update(part.recordId).update(part.part).update(part.sealed)
  return hash.digest('hex')
}

/** Frames after a seq, as the log and a snapshot give them. */
function readFrom(all: readonly Frame[], after: number, maxBytes: number): { frames: Frame[]; done: boolean } {
  const frames: Frame[] = []
  let bytes = 0
  const rest = all.filter((frame) => frame.seq > after)
  for (const frame of rest) {
    if (frames.length > 0 && bytes >= maxBytes) break
    frames.push(structuredClone(frame))
    bytes += bytesOf(frame)
  }
  return { frames, done: frames.length === rest.length }
}

function bytesOf(frame: Frame): number {
  return frame.parts.reduce((sum, part) => sum + part.sealed.byteLength, 0)
}

/** Without the puts of these records; their tombstones stay. */
function without(frames: readonly Frame[], recordIds: readonly string[]): Frame[] {
  return frames.map((frame) => ({
    ...frame,
    parts: frame.parts.filter((part) => part.operation !== 'put' || !recordIds.includes(part.recordId)),
  }))
}

/** The last word of every part; frames keep their seq and chain, and the last one is kept whole. */
function withoutSuperseded(frames: readonly Frame[]): Frame[] {
  const best = new Map<string, number>()
  const keyOf = (part: Frame['parts'][number]) => `${part.recordId}/${part.part}`
  for (const part of frames.flatMap((frame) => frame.parts)) {
    best.set(keyOf(part), Math.max(part.revision, best.get(keyOf(part)) ?? 0))
  }
  const last = frames.at(-1)
  return frames
    .map((frame) =>
      frame === last
        ? frame
        : { ...frame, parts: frame.parts.filter((part) => part.revision === best.get(keyOf(part))) },
    )
    .filter((frame) => frame.parts.length > 0)
}

const total = (frames: readonly Frame[]) => frames.reduce((sum, frame) => sum + bytesOf(frame), 0)
const randomName = (encoding: 'hex' | 'base64url') => randomBytes(16).toString(encoding)

/** A bridge in memory. Everything is copied on its way through, as IPC does. */
export function fakeBridge(initial: Partial<FakeDisk> = {}): FakeBridge {
  const disk: FakeDisk = {
    keyslots: null,
    logId: null,
    frames: [],
    report: { tornBytes: 0, damaged: [], strayFiles: [] },
    settings: structuredClone(DEFAULT_SETTINGS),
    failAppends: null,
    failKeyslots: null,
    appendsBeforeFailing: 0,
    failBlobs: null,
    deviceKeys: new Map(),
    savedFiles: [],
    printed: [],
    pagesPrinted: () => 1,
    freeBytes: 100_000_000_000,
    newer: null,
    lostParts: [],
    snapshots: [],
    foundSnapshots: [],
    fileToOpen: null,
    folderToOpen: null,
    closesSaveDialog: false,
    folderToChoose: null,
    clipboard: null,
    blobs: new Map(),
    caches: new Map(),
    together: null,
    calls: [],
    ...initial,
  }
  const closing = new Set<Listener>()
  const locking = new Set<Listener>()
  const position = (): Position => {
    const last = disk.frames.at(-1)
    return { logId: disk.logId ?? '', seq: last?.seq ?? 0, chain: last?.chain ?? EMPTY_CHAIN }
  }
  const listen = (listeners: Set<Listener>) => (listener: Listener) => {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }
  const cacheWriting = new Map<string, Uint8Array>()
  const writing = new Map<string, { suggestedName: string; data: Uint8Array }>()
  const reading = new Map<string, Uint8Array>()
  const snapshot = (reason: Snapshot['reason']): Snapshot => {
    const now = new Date().toISOString()
    const shared = {
      logId: disk.logId,
      seq: position().seq,
      takenAt: now,
      verifiedAt: now,
      damaged: false,
      place: 'vault' as const,
    }
    const row = { id: randomName('base64url'), reason, bytes: total(disk.frames), ...shared }
    disk.snapshots.unshift({ row, frames: structuredClone(disk.frames) })
    return row
  }
  const blobsInWriting = new Map<string, Uint8Array[]>()
  const note = (name: string) => {
    disk.calls.push(name)
  }
  const bridge: Bridge = {
    appInfo: async () => ok({ version: '0.0.0', platform: 'test', runtime: 'fake', systemLocale: 'en-GB' }),
    readSettings: async () => ok(structuredClone(disk.settings)),
    writeSettings: async (settings) => {
      disk.settings = structuredClone(settings)
      return ok(structuredClone(settings))
    },
    vaultStatus: async () => {
      if (!disk.keyslots) return ok({ state: disk.logId ? 'keyslots-damaged' : 'none' })
      const keyslots = structuredClone(disk.keyslots)
      if (!disk.logId) return ok({ state: 'log-missing', keyslots })
      const newer = disk.newer === null ? {} : { newer: disk.newer }
      return ok({ state: 'present', keyslots, position: position(), report: structuredClone(disk.report), ...newer })
    },
    createVault: async ({ keyslots, logId }) => {
      if (disk.keyslots || disk.logId) return fail('unexpected')
      disk.keyslots = structuredClone(keyslots)
      disk.logId = logId
      disk.frames = []
      return ok(position())
    },
    newLog: async ({ logId }) => {
      disk.logId = logId
      disk.frames = []
      return ok(position())
    },
    setVaultAside: async () => {
      disk.keyslots = null
      disk.logId = null
      disk.frames = []
      disk.blobs = new Map()
      return ok({ folder: 'vault-aside' })
    },
    append: async (commit) => {
      note('append')
      if (disk.failAppends && disk.appendsBeforeFailing <= 0) return fail(disk.failAppends)
      disk.appendsBeforeFailing -= 1
      const parsed = commitSchema.safeParse(structuredClone(commit))
      if (!parsed.success) return fail('bad-input')
      const before = position()
      const frame = { seq: before.seq + 1, parts: parsed.data.parts }
      disk.frames.push({ ...frame, chain: chainOf(before.chain, frame) })
      return ok(position())
    },
    readFrames: async ({ after, maxBytes }) => {
      note('readFrames')
      return ok(readFrom(disk.frames, after, maxBytes))
    },
    chainAt: async ({ seq }) =>
      ok(seq === 0 ? EMPTY_CHAIN : (disk.frames.find((frame) => frame.seq === seq)?.chain ?? null)),
    findLost: async ({ skip }) => {
      note('findLost')
      const found = structuredClone(disk.lostParts.slice(skip, skip + 2))
      return ok({ found, next: skip + 2 < disk.lostParts.length ? skip + 2 : null })
    },
    writeKeyslots: async ({ keyslots }) => {
      note('writeKeyslots')
      if (!disk.keyslots) return fail('no-vault')
      if (disk.failKeyslots) return fail(disk.failKeyslots)
      if (keyslots.generation <= disk.keyslots.generation) return fail('bad-input')
      disk.keyslots = structuredClone(keyslots)
      return ok({ generation: keyslots.generation })
    },
    deviceKeyPlace: async () => ok({ place: 'file' }),
    keepDeviceKey: async ({ vaultId, secret, only }) => {
      disk.deviceKeys.set(vaultId, [new Uint8Array(secret), ...(only ? [] : (disk.deviceKeys.get(vaultId) ?? []))])
      return ok({ place: 'file' })
    },
    readDeviceKeys: async ({ vaultId }) => ok({ secrets: structuredClone(disk.deviceKeys.get(vaultId) ?? []) }),
    forgetDeviceKeys: async ({ vaultId }) => {
      disk.deviceKeys.delete(vaultId)
      return ok(undefined)
    },
    vaultSpace: async () => ok({ freeBytes: disk.freeBytes }),
    compactVault: async (input) => {
      note('compactVault')
      const bytesBefore = total(disk.frames)
      if (input?.all === true) disk.frames = withoutSuperseded(disk.frames)
      return ok({ bytesBefore, bytesAfter: total(disk.frames) })
    },
    dropRecords: async ({ recordIds }) => {
      note('dropRecords')
      disk.frames = without(disk.frames, recordIds)
      return ok({ bytesAfter: total(disk.frames) })
    },
    writeCache: async ({ name, offset, data, isLast }) => {
      const held = offset === 0 ? new Uint8Array() : (cacheWriting.get(name) ?? new Uint8Array())
      if (held.byteLength !== offset) return fail('bad-input')
      const bytes = new Uint8Array([...held, ...data])
      if (isLast) disk.caches.set(name, bytes)
      else cacheWriting.set(name, bytes)
      return ok(undefined)
    },
    readCache: async ({ name, offset, length }) => {
      const file = disk.caches.get(name)
      return ok(file ? { data: file.slice(offset, offset + length), bytes: file.byteLength } : null)
    },
    removeCache: async ({ name }) => {
      disk.caches.delete(name)
      return ok(undefined)
    },
    readTogether: async () => ok(structuredClone(disk.together)),
    writeTogether: async ({ key, sealed }) => {
      note('writeTogether')
      const kept = key ?? disk.together?.key
      if (!kept) return fail('bad-input')
      disk.together = { key: kept.slice(), sealed: sealed.slice() }
      return ok(undefined)
    },
    removeTogether: async () => {
      note('removeTogether')
      disk.together = null
      return ok(undefined)
    },
    listSnapshots: async () => ok(structuredClone(disk.snapshots.map(({ row }) => row))),
    makeSnapshot: async ({ reason }) => {
      note('makeSnapshot')
      return ok(structuredClone(snapshot(reason)))
    },
    readSnapshot: async ({ id, after, maxBytes }) => {
      const found = disk.snapshots.find(({ row }) => row.id === id)
      return found ? ok(readFrom(found.frames, after, maxBytes)) : fail('bad-input')
    },
    restoreSnapshot: async ({ id }) => {
      note('restoreSnapshot')
      const found = disk.snapshots.find(({ row }) => row.id === id)
      if (!found) return fail('bad-input')
      snapshot('before-restore')
      disk.logId = randomName('base64url')
      disk.frames = structuredClone(found.frames)
      return ok(position())
    },
    stopRestore: async () => {
      note('stopRestore')
      return ok(undefined)
    },
    openSnapshotFolder: async () => {
      const rows = disk.foundSnapshots.map(({ row, keyslots }) => ({ snapshot: row, keyslots }))
      return ok(disk.folderToChoose === null ? null : structuredClone({ name: disk.folderToChoose, snapshots: rows }))
    },
    restoreFoundSnapshot: async ({ id }) => {
      note('restoreFoundSnapshot')
      const found = disk.foundSnapshots.find(({ row }) => row.id === id)
      if (!found || disk.frames.length > 0 || disk.keyslots?.vaultId !== found.keyslots.vaultId)
        return fail('bad-input')
      disk.logId = randomName('base64url')
      disk.frames = structuredClone(found.frames)
      return ok(position())
    },
    dropFromSnapshots: async ({ recordIds }) => {
      note('dropFromSnapshots')
      let rewritten = 0
      for (const held of disk.snapshots) {
        const before = total(held.frames)
        held.frames = without(held.frames, recordIds)
        if (total(held.frames) !== before) rewritten += 1
      }
      return ok({ rewritten })
    },
    chooseSecondFolder: async () => {
      if (disk.folderToChoose !== null) disk.settings.secondFolder = `/${disk.folderToChoose}`
      return ok({ chosen: disk.folderToChoose })
    },
    forgetSecondFolder: async () => {
      disk.settings.secondFolder = null
      return ok(undefined)
    },
    beginBlob: async () => {
      const handle = randomName('hex')
      blobsInWriting.set(handle, [])
      return ok({ handle })
    },
    writeBlob: async ({ handle, data }) => {
      const pieces = blobsInWriting.get(handle)
      if (!pieces) return fail('bad-input')
      if (disk.failBlobs) return fail(disk.failBlobs)
      pieces.push(new Uint8Array(data))
      return ok(undefined)
    },
    finishBlob: async ({ handle, name }) => {
      const pieces = blobsInWriting.get(handle)
      if (!pieces) return fail('bad-input')
      note('finishBlob')
      blobsInWriting.delete(handle)
      disk.blobs.set(name, new Uint8Array(Buffer.concat(pieces)))
      return ok(undefined)
    },
    abortBlob: async ({ handle }) => {
      note('abortBlob')
      blobsInWriting.delete(handle)
      return ok(undefined)
    },
    statBlob: async ({ name }) => ok({ bytes: disk.blobs.get(name)?.byteLength ?? null }),
    readBlob: async ({ name, offset, length }) => {
      const data = disk.blobs.get(name)
      return data ? ok(data.slice(offset, offset + length)) : fail('damaged')
    },
    listBlobs: async () => ok([...disk.blobs].map(([name, data]) => ({ name, bytes: data.byteLength }))),
    removeBlobs: async ({ names }) => ok({ removed: names.filter((name) => disk.blobs.delete(name)).length }),
    saveFile: async ({ suggestedName, data }) => {
      disk.savedFiles.push({ suggestedName, data: new Uint8Array(data) })
      return ok({ saved: true, name: suggestedName })
    },
    beginSave: async ({ suggestedName, leastFreeBytes = 0 }) => {
      if (disk.closesSaveDialog) return ok({ handle: null })
      if (disk.freeBytes < leastFreeBytes) return fail('disk-full')
      const handle = randomName('hex')
      writing.set(handle, { suggestedName, data: new Uint8Array() })
      return ok({ handle })
    },
    writeStream: async ({ handle, data }) => {
      const file = writing.get(handle)
      if (!file) return fail('bad-input')
      file.data = new Uint8Array(Buffer.concat([file.data, data]))
      return ok(undefined)
    },
    finishSave: async ({ handle }) => {
      const file = writing.get(handle)
      if (!file) return fail('bad-input')
      writing.delete(handle)
      disk.savedFiles.push(file)
      return ok({ name: file.suggestedName })
    },
    abortSave: async ({ handle }) => {
      writing.delete(handle)
      return ok(undefined)
    },
    openFile: async () => {
      if (disk.fileToOpen === null) return ok(null)
      const handle = randomName('hex')
      reading.set(handle, disk.fileToOpen.data)
      return ok({ handle, name: disk.fileToOpen.name, bytes: disk.fileToOpen.data.byteLength })
    },
    readStream: async ({ handle, offset, length }) => {
      const data = reading.get(handle)
      return data ? ok(data.slice(offset, offset + length)) : fail('bad-input')
    },
    closeStream: async ({ handle }) => {
      reading.delete(handle)
      return ok(undefined)
    },
    openFolder: async () => {
      if (disk.folderToOpen === null) return ok(null)
      const files = disk.folderToOpen.files.map(({ name, data, modified }) => ({
        name,
        bytes: data.byteLength,
        modified,
      }))
      return ok({ state: 'open', handle: randomName('hex'), name: disk.folderToOpen.name, files, leftOut: 0 })
    },
    readFolder: async ({ file, offset, length }) => {
      const data = disk.folderToOpen?.files[file]?.data
      return data ? ok(data.slice(offset, offset + length)) : fail('bad-input')
    },
    closeFolder: async () => ok(undefined),
    copySecret: async ({ text }) => {
      disk.clipboard = text
      return ok(undefined)
    },
    makePdf: async ({ page }) => {
      disk.printed.push(page)
      return ok(new TextEncoder().encode(`%PDF-1.7 ${'/Type /Page '.repeat(disk.pagesPrinted(page))}`))
    },
    savePdf: async ({ suggestedName }) => {
      disk.savedFiles.push({ suggestedName, data: new Uint8Array() })
      return ok({ saved: true, name: suggestedName })
    },
    savePng: async ({ suggestedName }) => {
      disk.savedFiles.push({ suggestedName, data: new Uint8Array() })
      return ok({ saved: true, name: suggestedName })
    },
    displaySize: async () => ok({ width: 1920, height: 1080 }),
    closeReady: async () => {
      note('closeReady')
      return ok(undefined)
    },
    closeRefused: async () => {
      note('closeRefused')
      return ok(undefined)
    },
    lockHeard: async () => ok(undefined),
    lockWindow: async () => {
      note('lockWindow')
      return ok(undefined)
    },
    onClosing: listen(closing),
    onLockNow: listen(locking),
  }
  const tell = (listeners: Set<Listener>) => () => {
    for (const listener of listeners) listener(undefined)
  }
  return { bridge, disk, closing: tell(closing), lockNow: tell(locking), position }
}
