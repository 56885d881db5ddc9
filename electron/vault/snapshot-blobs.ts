// The blobs of a folder of snapshots (`snapshots/blobs/<name>.blob`): taken in once, shared by every snapshot that lists
// them, brought back by a restore. A blob's file never changes once it has its name, so a link is enough on one disk.
import { join } from 'node:path'
import { z } from 'zod'
import { hashSchema } from '#shared/formats/commit.ts'
import { blobFile, blobFolder, blobsIn } from './blobs.ts'
import type { FileSystem } from './file-system.ts'
import { copySynced, hashOf } from './segment-file.ts'

export const snapshotBlobSchema = z.strictObject({
  /** The blob's name: its keyed hash. */
  name: hashSchema,
  bytes: z.int().min(1),
  /** SHA-256 of the sealed file. */
  hash: hashSchema,
})
export type SnapshotBlob = z.infer<typeof snapshotBlobSchema>

/** A second name on the same disk, else a synced copy. */
async function linkOrCopy(fileSystem: FileSystem, from: string, to: string, bytes: number): Promise<void> {
  try {
    await fileSystem.link(from, to)
  } catch {
    const temporary = `${to}.new`
    await copySynced(fileSystem, from, temporary, bytes)
    await fileSystem.rename(temporary, to)
  }
}

/**
 * Takes every blob of the vault into the snapshots' folder. One that `known` (an earlier snapshot) lists and that lies
 * there in its size is not read again: with years of photos that would keep the app from closing.
 */
export async function takeInBlobs(
  fileSystem: FileSystem,
  vault: string,
  snapshots: string,
  known: readonly SnapshotBlob[],
): Promise<SnapshotBlob[]> {
  const earlier = new Map(known.map((blob) => [blob.name, blob]))
  const own = blobFolder(snapshots)
  const taken: SnapshotBlob[] = []
  const all = await blobsIn(fileSystem, blobFolder(vault))
  if (all.length > 0) await fileSystem.makeFolder(own)
  for (const { name, bytes } of all) {
    const from = join(blobFolder(vault), blobFile(name))
    const to = join(own, blobFile(name))
    const there = await fileSystem.stat(to)
    const before = earlier.get(name)
    if (before?.bytes === bytes && there?.bytes === bytes) {
      taken.push(before)
      continue
    }
    if (there !== null) await fileSystem.unlink(to)
    await linkOrCopy(fileSystem, from, to, bytes)
    const hash = await hashOf(fileSystem, to, bytes)
    if (hash !== null) taken.push({ name, bytes, hash })
  }
  if (all.length > 0) {
    await fileSystem.syncFolder(own)
    await fileSystem.syncFolder(snapshots)
  }
  return taken
}

/**
 * Puts the listed blobs back where the vault has none, or another one, in their place. What does not read back as written
 * is left out: a damaged picture must not keep the words from coming back. Answers how many were left out.
 */
export async function bringBackBlobs(
  fileSystem: FileSystem,
  vault: string,
  snapshots: string,
  listed: readonly SnapshotBlob[],
): Promise<number> {
  const own = blobFolder(vault)
  if (listed.length > 0) await fileSystem.makeFolder(own)
  let leftOut = 0
  for (const { name, bytes, hash } of listed) {
    const to = join(own, blobFile(name))
    const there = await fileSystem.stat(to)
    if (there?.bytes === bytes && (await hashOf(fileSystem, to, bytes)) === hash) continue
    const from = join(blobFolder(snapshots), blobFile(name))
    if ((await hashOf(fileSystem, from, bytes)) !== hash) {
      leftOut += 1
      continue
    }
    const temporary = `${to}.part`
    if ((await fileSystem.stat(temporary)) !== null) await fileSystem.unlink(temporary)
    await linkOrCopy(fileSystem, from, temporary, bytes)
    await fileSystem.rename(temporary, to)
  }
  if (listed.length > 0) {
    await fileSystem.syncFolder(own)
    await fileSystem.syncFolder(vault)
  }
  return leftOut
}

/** Removes what no snapshot of the folder lists. */
export async function removeUnlistedBlobs(
  fileSystem: FileSystem,
  snapshots: string,
  listed: ReadonlySet<string>,
): Promise<void> {
  const own = blobFolder(snapshots)
  let removed = 0
  for (const file of await fileSystem.list(own)) {
    if (listed.has(file)) continue
    await fileSystem.unlink(join(own, file))
    removed += 1
  }
  if (removed > 0) await fileSystem.syncFolder(own)
}

/** Whether each listed blob lies there in its size. */
export async function hasBlobs(
  fileSystem: FileSystem,
  snapshots: string,
  listed: readonly SnapshotBlob[],
): Promise<boolean> {
  for (const { name, bytes } of listed) {
    const found = await fileSystem.stat(join(blobFolder(snapshots), blobFile(name)))
    if (found?.bytes !== bytes) return false
  }
  return true
}
