// Replacing segment files by rewritten ones: a note of what is replaced by what, so that a crash on either side of the
// one rename that decides (segments.json) leaves no file behind and none of the deciding list is ever removed.
import { join } from 'node:path'
import { z } from 'zod'
import { type FileSystem, writeAtomically } from './file-system.ts'
import { logFolder, type SegmentList, segmentPath } from './segments.ts'

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
 * Removes the losing side of a switch, if one was noted: the replaced files when the list names none of them, else the
 * made ones. Never a file that the list names. What cannot be removed now is tried again by the next start.
 */
export async function finishSwitch(fileSystem: FileSystem, folder: string, list: SegmentList): Promise<void> {
  const bytes = await fileSystem.readFile(notePath(folder))
  if (bytes === null) return
  const noted = readNote(bytes)
  const named = new Set(list.segments.map((segment) => segment.id))
  const losing = noted === null ? [] : noted.replaced.some((id) => named.has(id)) ? noted.made : noted.replaced
  try {
    for (const id of losing) {
      const path = segmentPath(folder, id)
      if (!named.has(id) && (await fileSystem.stat(path)) !== null) await fileSystem.unlink(path)
    }
    await fileSystem.syncFolder(logFolder(folder))
    await fileSystem.unlink(notePath(folder))
  } catch {
    // The note stays.
  }
}

function readNote(bytes: Uint8Array): SegmentSwitch | null {
  try {
    return switchSchema.parse(JSON.parse(new TextDecoder().decode(bytes)))
  } catch {
    return null
  }
}
