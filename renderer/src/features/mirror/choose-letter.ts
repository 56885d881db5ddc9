// Asks for a letter's file and reads its text. No more than a letter may have is ever read.
import { platform } from '#platform/platform.ts'
import { MIRROR_LIMITS } from '#shared/formats/mirror.ts'

/** null when the person closed the dialog. Bytes that are no UTF-8 read as replacement signs: no letter has them. */
export async function chooseLetter(filterName: string): Promise<string | null> {
  const file = await platform().openFile({ filters: [{ name: filterName, extensions: ['txt', 'letter', 'eml'] }] })
  if (file === null) return null
  const { handle, bytes } = file
  try {
    const length = Math.min(bytes, MIRROR_LIMITS.letterFile + 1)
    const data = length === 0 ? new Uint8Array() : await platform().readStream({ handle, offset: 0, length })
    return new TextDecoder().decode(data)
  } finally {
    await platform()
      .closeStream({ handle })
      .catch(() => undefined)
  }
}
