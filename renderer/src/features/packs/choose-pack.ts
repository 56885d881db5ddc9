// Asks for a pack file and reads it. The reader (and its YAML) is loaded only now.
import { platform } from '#platform/platform.ts'
import { PACK_LIMITS } from '#shared/formats/pack.ts'
import type { FileReading } from './read-pack-file.ts'

export interface ChosenPack {
  /** The file's name, without its folder. */
  name: string
  reading: FileReading
}

/** null when the person closed the dialog. Rejects as the platform does. Nothing is stored. */
export async function choosePack(filterName: string): Promise<ChosenPack | null> {
  const file = await platform().openFile({ filters: [{ name: filterName, extensions: ['yaml', 'yml', 'json'] }] })
  if (file === null) return null
  const { handle, name, bytes } = file
  try {
    const { readPackBytes } = await import('./read-pack-file.ts')
    // One byte more than a pack may have tells too big from just fitting, and no more than that is ever read.
    const length = Math.min(bytes, PACK_LIMITS.bytes + 1)
    const data = length === 0 ? new Uint8Array() : await platform().readStream({ handle, offset: 0, length })
    return { name, reading: readPackBytes(data) }
  } finally {
    await platform()
      .closeStream({ handle })
      .catch(() => undefined)
  }
}
