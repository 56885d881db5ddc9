// Where damaged bytes and stray files go: `set-aside/` in the vault folder. Nothing put here is ever deleted by the app.
import { dirname, join } from 'node:path'
import type { FileSystem } from './file-system.ts'

async function freeName(fileSystem: FileSystem, folder: string, name: string): Promise<string> {
  for (let count = 1; ; count += 1) {
    const path = join(folder, count === 1 ? name : `${name}.${count}`)
    if ((await fileSystem.stat(path)) === null) return path
  }
}

async function asideFolder(fileSystem: FileSystem, folder: string): Promise<string> {
  const aside = join(folder, 'set-aside')
  if ((await fileSystem.stat(aside)) === null) {
    await fileSystem.makeFolder(aside)
    await fileSystem.syncFolder(folder)
  }
  return aside
}

/** Keeps a copy of the bytes, synced. A copy of the same name with the same bytes is enough. */
export async function keepBytes(
  fileSystem: FileSystem,
  folder: string,
  name: string,
  bytes: Uint8Array,
): Promise<void> {
  const aside = await asideFolder(fileSystem, folder)
  const earlier = await fileSystem.readFile(join(aside, name))
  if (earlier !== null && Buffer.compare(earlier, bytes) === 0) return
  const file = await fileSystem.open(await freeName(fileSystem, aside, name), 'create')
  try {
    await file.write(bytes, 0)
    await file.sync()
  } finally {
    await file.close()
  }
  await fileSystem.syncFolder(aside)
}

/** Moves a file or folder of the vault into `set-aside/`. */
export async function moveAside(fileSystem: FileSystem, folder: string, path: string, name: string): Promise<void> {
  const aside = await asideFolder(fileSystem, folder)
  await fileSystem.rename(path, await freeName(fileSystem, aside, name))
  await fileSystem.syncFolder(aside)
  await fileSystem.syncFolder(dirname(path))
}
