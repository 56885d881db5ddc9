// What the main process does by itself for the vault: compaction when nothing was saved for a while, a snapshot after each
// working session. Nothing here is awaited by a save, and a failure is left for the next time.
import { KindError } from '#shared/contract/errors.ts'
import type { Snapshots } from '../vault/snapshots.ts'
import type { Vault } from '../vault/vault.ts'

const QUIET_MS = 60_000
/** After the start, when unlocking is likely over: a session that ended in a crash has no snapshot yet. */
const AFTER_START_MS = 20_000

export interface Upkeep {
  opened(): void
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
  vault: Pick<Vault, 'compactIfWorth'>,
  snapshots: Pick<Snapshots, 'afterSession'>,
  { quietMs = QUIET_MS, afterStartMs = AFTER_START_MS } = {},
): Upkeep {
  let quiet: NodeJS.Timeout | undefined
  let start: NodeJS.Timeout | undefined
  const afterSession = () => snapshots.afterSession().then(() => undefined, note('snapshot'))
  return {
    opened() {
      start ??= setTimeout(() => void afterSession(), afterStartMs)
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
