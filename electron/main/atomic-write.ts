// Replaces a file as a whole or not at all: temp beside it, fsync, rename, fsync of the folder.
import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { KindError } from '#shared/contract/errors.ts'

/** The kind of a failed write. The message names the system's code only: never the path, never the content. */
export function diskError(error: unknown): KindError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  const full = code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG'
  return new KindError(full ? 'disk-full' : 'disk-failed', `write failed: ${code}`)
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder; its rename is durable by itself.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Rejects with `disk-full` or `disk-failed`; then the old file, if any, is untouched and no temp file is left. */
export async function writeAtomically(file: string, data: Uint8Array): Promise<void> {
  const temp = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}.tmp`)
  try {
    const handle = await open(temp, 'wx', 0o600)
    try {
      await handle.writeFile(data)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temp, file)
    await syncFolder(dirname(file))
  } catch (error) {
    await rm(temp, { force: true }).catch(() => undefined)
    throw diskError(error)
  }
}
