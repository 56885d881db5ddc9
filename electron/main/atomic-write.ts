// Replaces a file outside the vault as a whole or not at all: temp beside it, fsync, rename, fsync of the folder.
// The temp file has a random name: in a folder of the person's own, a fixed one could be somebody's file.
import { randomBytes } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { diskError, type FileSystem, nodeFileSystem } from '../vault/file-system.ts'

async function writeTemp(fileSystem: FileSystem, temp: string, data: Uint8Array): Promise<void> {
  const file = await fileSystem.open(temp, 'create')
  try {
    await file.write(data, 0)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Rejects with `disk-full` or `disk-failed`; then the old file, if any, is as it was and no temp file is left. */
export async function replaceFile(file: string, data: Uint8Array, fileSystem = nodeFileSystem): Promise<void> {
  const temp = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}.tmp`)
  try {
    await writeTemp(fileSystem, temp, data)
    await fileSystem.rename(temp, file)
  } catch (error) {
    await fileSystem.unlink(temp).catch(() => undefined)
    throw diskError(error)
  }
  await fileSystem.syncFolder(dirname(file)).catch((error: unknown) => {
    throw diskError(error)
  })
}
