// Replacing segment files by rewritten ones: a note of what is replaced by what, so that a crash on either side of the
// one rename that decides (segments.json) leaves no file behind and none of the deciding list is ever removed.
import { join } from 'node:path'
import { z } from 'zod'
import { type FileSystem, writeAtomically } from './file-system.ts'
import { logIdAt, scanSegment, standsForAnother } from './frame.ts'
import { logFolder, readSegmentList, type SegmentList, segmentPath } from './segments.ts'

/** Ending of a segment file that is still being written. */
export const UNFINISHED = '.new'

const ids = z.array(z.int().min(1).max(99_999_999))
const switchSchema = z.strictObject({ made: ids, replaced: ids })
export type SegmentSwitch = z.infer<typeof switchSchema>

function notePath(folder: string): string {
  return join(folder, 'switch.json')
}

/** Notes the switch and gives the made files (`<name>.new`, synced) their names. The list can be written after this. */
export async function prepareSwitch(fileSystem: FileSystem, folder: string, planned: SegmentSwitch): Promise<void> {
  await writeAtomically(fileSystem, notePath(folder), new TextEncoder().encode(`${JSON.stringify(planned)}\n`))
  for (const id of planned.made) {
    const path = segmentPath(folder, id)
    await fileSystem.rename(`${path}${UNFINISHED}`, path)
  }
  await fileSystem.syncFolder(logFolder(folder))
}

/**
 * The losing side of a noted switch, as the list tells: the made files while it names a replaced one and no made one,
 * the replaced ones when it names all that were made and none of them. Empty when nothing is noted, or when the list
 * fits neither side. Never a file that the list names.
 */
export async function losingSide(fileSystem: FileSystem, folder: string, list: SegmentList): Promise<number[]> {
  const bytes = await fileSystem.readFile(notePath(folder))
  const noted = bytes === null ? null : readNote(bytes)
  if (noted === null) return []
  const named = new Set(list.segments.map((segment) => segment.id))
  if (!noted.replaced.some((id) => named.has(id))) return noted.made.every((id) => named.has(id)) ? noted.replaced : []
  if (noted.made.some((id) => named.has(id))) return []
  return (await wasInForce(fileSystem, folder, list, noted)) ? [] : noted.made
}

/**
 * Whether the made side was the log once: a file of the replaced side that the list names is gone, or a commit was appended
 * behind what was made. Then the note outlived its switch, and an older list was put back: nothing is removed on its word.
 */
async function wasInForce(
  fileSystem: FileSystem,
  folder: string,
  list: SegmentList,
  { made, replaced }: SegmentSwitch,
): Promise<boolean> {
  for (const { id } of list.segments) {
    if (replaced.includes(id) && (await fileSystem.stat(segmentPath(folder, id))) === null) return true
  }
  for (const id of made) {
    const bytes = await fileSystem.readFile(segmentPath(folder, id))
    if (bytes === null) continue
    // A frame laid into another log's place stands for one of its own; an appended one stands for none.
    const isAppended = (offset: number) => logIdAt(bytes, offset) !== list.logId && !standsForAnother(bytes, offset)
    if (scanSegment(bytes, null).frames.some(({ offset }) => isAppended(offset))) return true
  }
  return false
}

/**
 * Removes the losing side of a switch, if one was noted. Call only with a list whose checksum held, or that was just
 * written. What cannot be removed now is tried again by the next start.
 */
export async function finishSwitch(fileSystem: FileSystem, folder: string, list: SegmentList): Promise<void> {
  if ((await fileSystem.stat(notePath(folder))) === null) return
  try {
    for (const id of await losingSide(fileSystem, folder, list)) {
      const path = segmentPath(folder, id)
      if ((await fileSystem.stat(path)) !== null) await fileSystem.unlink(path)
    }
    await fileSystem.syncFolder(logFolder(folder))
    await fileSystem.unlink(notePath(folder))
  } catch {
    // The note stays.
  }
}

/** As `finishSwitch`, by the list that is on the disk now. Without a sure one nothing is removed. */
export async function settleSwitch(fileSystem: FileSystem, folder: string): Promise<void> {
  const found = await readSegmentList(fileSystem, folder).catch(() => null)
  if (found?.state === 'read' && found.isChecked) await finishSwitch(fileSystem, folder, found.list)
}

/** Removes what was made for a switch that will not be. Never fails; the next start removes what is left. */
export async function abandonSwitch(fileSystem: FileSystem, folder: string, made: readonly number[]): Promise<void> {
  for (const id of made) {
    await fileSystem.unlink(`${segmentPath(folder, id)}${UNFINISHED}`).catch(() => undefined)
  }
  await settleSwitch(fileSystem, folder).catch(() => undefined)
}

function readNote(bytes: Uint8Array): SegmentSwitch | null {
  try {
    return switchSchema.parse(JSON.parse(new TextDecoder().decode(bytes)))
  } catch {
    return null
  }
}
