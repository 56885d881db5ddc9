// Refuses what would add to the vault while the disk has hardly any room, before anything is sealed: so that what is on the
// way to fail fails with its words still on the screen. Taking away is never refused.
import { platform } from '#platform/platform.ts'
import { KindError } from '#shared/contract/errors.ts'
import type { Head } from '#shared/domain/records.ts'
import { roomFor } from '#shared/domain/space.ts'

/** A good answer is believed so long: a save must not wait for it each time. */
const BELIEVED_MS = 3_000

let enoughSince: number | null = null

/** For tests and for opening a vault: asks anew. */
export function forgetRoom(): void {
  enoughSince = null
}

/** Whether a save only takes away: a record put into the trash, without new words. */
export function takesAway(writes: readonly { head: Head; body?: unknown }[]): boolean {
  return writes.every(({ head, body }) => head.deletedAt !== null && body === undefined)
}

/**
 * Rejects with KindError `disk-full` while there is less room than the app stops at. `now` in epoch milliseconds. A disk
 * that does not tell its room is no reason to refuse: a write that fails will say so itself.
 */
export async function assertRoom(now: number): Promise<void> {
  if (enoughSince !== null && now >= enoughSince && now - enoughSince < BELIEVED_MS) return
  let freeBytes: number
  try {
    freeBytes = (await platform().vaultSpace()).freeBytes
  } catch {
    return
  }
  enoughSince = null
  if (roomFor(freeBytes) === 'stop') throw new KindError('disk-full', 'too little room to write safely')
  enoughSince = now
}
