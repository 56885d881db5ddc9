// For tests: the preload object as one in memory, with a log that can be tampered with and a disk that can fail.
import { createHash } from 'node:crypto'
import type { Bridge } from '#shared/contract/bridge.ts'
import type { LogReport } from '#shared/contract/contract.ts'
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
  /** How many appends to let through before `failAppends` holds. */
  appendsBeforeFailing: number
  savedFiles: { suggestedName: string; data: Uint8Array }[]
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

/** A bridge in memory. Everything is copied on its way through, as IPC does. */
export function fakeBridge(initial: Partial<FakeDisk> = {}): FakeBridge {
  const disk: FakeDisk = {
    keyslots: null,
    logId: null,
    frames: [],
    report: { tornBytes: 0, damaged: [], strayFiles: [] },
    settings: structuredClone(DEFAULT_SETTINGS),
    failAppends: null,
    appendsBeforeFailing: 0,
    savedFiles: [],
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
      return ok({ state: 'present', keyslots, position: position(), report: structuredClone(disk.report) })
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
      const frames: Frame[] = []
      let bytes = 0
      const rest = disk.frames.filter((frame) => frame.seq > after)
      for (const frame of rest) {
        if (frames.length > 0 && bytes >= maxBytes) break
        frames.push(structuredClone(frame))
        bytes += frame.parts.reduce((sum, part) => sum + part.sealed.byteLength, 0)
      }
      return ok({ frames, done: frames.length === rest.length })
    },
    chainAt: async ({ seq }) =>
      ok(seq === 0 ? EMPTY_CHAIN : (disk.frames.find((frame) => frame.seq === seq)?.chain ?? null)),
    saveFile: async ({ suggestedName, data }) => {
      disk.savedFiles.push({ suggestedName, data: new Uint8Array(data) })
      return ok({ saved: true, name: suggestedName })
    },
    savePdf: async ({ suggestedName }) => {
      disk.savedFiles.push({ suggestedName, data: new Uint8Array() })
      return ok({ saved: true, name: suggestedName })
    },
    closeReady: async () => {
      note('closeReady')
      return ok(undefined)
    },
    closeRefused: async () => {
      note('closeRefused')
      return ok(undefined)
    },
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
