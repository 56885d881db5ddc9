// What the open vault does by itself while nobody writes: empties the trash of what lay there 30 days, removes attachments
// that no text names, and once a week decrypts everything; a key rotation that was cut off goes on. A failure is left for
// the next time: nothing depends on it.
import { sweepLetGo } from './attachment-sweep.ts'
import { checkVault, lastCheck } from './integrity.ts'
import { openVault } from './open-vault.ts'
import { dropFormerSecrets, goOnSealing } from './rotation.ts'
import { purgeTrash } from './trash.ts'

const LOOK_EVERY_MS = 5 * 60_000
const CHECK_EVERY_MS = 7 * 24 * 3_600_000

/** Whether a week has passed. A check from the future (a clock that was wrong) counts as none. */
export function isCheckDue(last: { at: string } | null, now: number): boolean {
  if (last === null) return true
  const since = now - Date.parse(last.at)
  return !(since >= 0 && since < CHECK_EVERY_MS)
}

async function quietly(name: string, task: () => Promise<unknown>): Promise<void> {
  try {
    await task()
  } catch (error) {
    console.error(`${name}:`, error instanceof Error ? error.name : 'unknown')
  }
}

/**
 * To be called once when the vault is open; answers a function that ends it. The check runs only when nothing was saved for
 * five minutes; `onFound` is told when it found something wrong, with how much.
 */
export function startHousekeeping(
  now: () => number = Date.now,
  onFound: (count: number) => void = () => undefined,
): () => void {
  if (openVault().newer !== undefined) return () => undefined
  const controller = new AbortController()
  let seen = openVault().position.seq
  let running = false
  void quietly('trash', () => purgeTrash(new Date(now())))
    .then(() => quietly('attachments', () => sweepLetGo(now())))
    .then(() => quietly('rotation', goOnSealing))
  async function look(): Promise<void> {
    const { seq } = openVault().position
    const isQuiet = seq === seen
    seen = seq
    if (running || !isQuiet || !isCheckDue(await lastCheck(), now())) return
    running = true
    await quietly('check', async () => {
      await checkVault(undefined, controller.signal)
      const damaged = (await lastCheck())?.damaged ?? 0
      if (damaged > 0) onFound(damaged)
    })
    await quietly('former secrets', () => dropFormerSecrets(controller.signal))
    running = false
  }
  const timer = setInterval(() => void quietly('check', look), LOOK_EVERY_MS)
  return () => {
    clearInterval(timer)
    controller.abort()
  }
}
