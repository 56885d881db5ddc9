// Which version of the app used this folder last, in a small file of its own beside the vault. Damaged or missing counts as
// another version.
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { replaceFile } from './atomic-write.ts'

export interface VersionMark {
  /** Whether the last one was this. */
  isPresent(): Promise<boolean>
  /** Rejects with a disk error. */
  write(): Promise<void>
}

const markSchema = z.object({ version: z.string() })

export function versionMark(file: string, version: string): VersionMark {
  return {
    async isPresent() {
      try {
        return markSchema.parse(JSON.parse(await readFile(file, 'utf8'))).version === version
      } catch {
        return false
      }
    },
    write: () => replaceFile(file, new TextEncoder().encode(`${JSON.stringify({ version })}\n`)),
  }
}
