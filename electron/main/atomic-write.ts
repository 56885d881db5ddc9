// Replaces a file outside the vault as a whole or not at all, with the vault's own atomic write.
// The temp file has a random name: in a folder of the person's own, a fixed one could be somebody's file.
import { randomBytes } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { diskError, nodeFileSystem, writeAtomically } from '../vault/file-system.ts'

/** Rejects with `disk-full` or `disk-failed`; then the old file, if any, is as it was and no temp file is left. */
export async function replaceFile(file: string, data: Uint8Array, fileSystem = nodeFileSystem): Promise<void> {
  const temporary = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}.tmp`)
  try {
    await writeAtomically(fileSystem, file, data, temporary)
  } catch (error) {
    throw diskError(error)
  }
}
