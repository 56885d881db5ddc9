// What the main process does by itself for the vault: compaction when nothing was saved for a while, a snapshot after each
// working session. Nothing here is awaited by a save, and a failure is left for the next time.
import { KindError } from '#shared/contract/errors.ts'
import { roomFor } from '#shared/domain/space.ts'
import type { Snapshots } from '../vault/snapshots.ts'
import type { Vault } from '../vault/vault.ts'
import type { VersionMark } from './version-mark.ts'

const QUIET_MS = 60_000
/** After the start, when unlocking is likely over: a session that ended in a crash has no snapshot yet. */
const AFTER_START_MS = 20_000

/** Locking often does not make a snapshot each time. */
const BETWEEN_LOCKS_MS = 10 * 60_000

export interface Upkeep {
  /**
   * The vault was opened. On the first start of another version of the app, resolves when a snapshot of what the version before
   * left is made, or could not be: it is tried again then.
   */
  opened(): Promise<void>
  /** The page was locked: the working session is over. */
  locked(): void
  appended(): void
  /** Ends the session: stops the timers and resolves when its snapshot is made or could not be. */
  end(): Promise<void>
}

function note(what: string): (error: unknown) => void {
  return (error) => {
    if (error instanceof KindError && error.kind === 'no-vault') return
    console.error(`${what}: ${error instanceof KindError ? error.kind : 'unexpected'}`)
  }
}

export function createUpkeep(
  vault: Pick<Vault, 'compactIfWorth' | 'space'>,
  snapshots: Pick<Snapshots, 'afterSession' | 'make' | 'hasCommits'>,
  version: VersionMark,
  { quietMs = QUIET_MS, afterStartMs = AFTER_START_MS, now = Date.now } = {},
): Upkeep {
  let lastLocked = Number.NEGATIVE_INFINITY
  let versionLooked: Promise<void> | undefined
  const hasRoom = async () => roomFor((await vault.space()).freeBytes) !== 'stop'
  async function lookAtVersion(): Promise<void> {
    if (await version.isPresent()) return
    if (await snapshots.hasCommits()) {
      if (!(await hasRoom())) throw new KindError('disk-full', 'too little room for a snapshot')
      await snapshots.make('before-migration')
    }
    await version.write()
  }
  let quiet: NodeJS.Timeout | undefined
  let start: NodeJS.Timeout | undefined
  const afterSession = async () => {
    try {
      if (await hasRoom()) await snapshots.afterSession()
    } catch (error) {
      note('snapshot')(error)
    }
  }
  return {
    async opened() {
      start ??= setTimeout(() => void afterSession(), afterStartMs)
      versionLooked ??= lookAtVersion().catch(note('snapshot'))
      await versionLooked
    },
    locked() {
      if (now() - lastLocked < BETWEEN_LOCKS_MS) return
      lastLocked = now()
      void afterSession()
    },
    appended() {
      clearTimeout(quiet)
      quiet = setTimeout(() => void vault.compactIfWorth().catch(note('compaction')), quietMs)
    },
    async end() {
      clearTimeout(quiet)
      clearTimeout(start)
      await afterSession()
    },
  }
}
