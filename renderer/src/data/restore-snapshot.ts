// A snapshot in the place of the log. The page remembers that the new log was chosen: else an empty one would be taken for
// a loss, and filled again from the working copy.
import { platform } from '#platform/platform.ts'
import type { RecordId } from '#shared/domain/records.ts'
import { flushAll } from './autosave.ts'
import { openVault } from './open-vault.ts'

/**
 * Nothing may be saved between this and the reload of the page: what is on the screen belongs to the state before. Rejects
 * with a KindError, or when it was stopped in time; then the log is what it was.
 */
export async function restoreSnapshot(id: RecordId, signal?: AbortSignal): Promise<void> {
  await flushAll()
  signal?.throwIfAborted()
  const { projection } = openVault()
  const stop = () => void platform().stopRestore()
  signal?.addEventListener('abort', stop)
  try {
    const { logId } = await platform().restoreSnapshot({ id })
    await projection.noteChosen(logId)
  } finally {
    signal?.removeEventListener('abort', stop)
  }
}
