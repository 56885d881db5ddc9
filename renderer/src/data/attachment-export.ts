// An attachment's bytes on their way out of the vault: a copy as it is, or a photo without where it was taken.
import { platform } from '#platform/platform.ts'
import type { RecordId } from '#shared/domain/records.ts'
import { canStripPosition, stripPosition } from '#shared/formats/strip-position.ts'
import { openAttachment } from './attachments.ts'
import type { Progress } from './content-lines.ts'

/** A photo is taken into memory to be looked through; larger files are none. */
const MOST_PHOTO_BYTES = 256 * 1024 * 1024

export interface Leaving {
  name: string
  mime: string
  /** As many as the stream gives. */
  bytes: number
  stream(): AsyncIterable<Uint8Array>
}

/**
 * What an export writes of an attachment. Photos lose their position unless `keepsPosition`; nothing else changes.
 * `positionStays` is true where it was to go and could not (a type or size that cannot be looked through). Rejects with
 * AttachmentError `damaged`; so may the stream.
 */
export async function leavingAttachment(
  id: RecordId,
  { keepsPosition }: { keepsPosition: boolean },
): Promise<Leaving & { positionStays: boolean }> {
  const { name, mime, bytes, stream, read } = await openAttachment(id)
  const asItIs = { name, mime, bytes, stream }
  if (keepsPosition || !mime.startsWith('image/')) return { ...asItIs, positionStays: false }
  if (!canStripPosition(mime) || bytes > MOST_PHOTO_BYTES) return { ...asItIs, positionStays: true }
  const stripped = stripPosition(await read(0, bytes), mime).bytes
  async function* pieces(): AsyncGenerator<Uint8Array> {
    yield stripped
  }
  return { name, mime, bytes, stream: pieces, positionStays: false }
}

/** Whether a photo says where it was taken. */
export async function hasPosition(id: RecordId): Promise<boolean> {
  const { mime, bytes, read } = await openAttachment(id)
  if (!canStripPosition(mime) || bytes > MOST_PHOTO_BYTES) return false
  return stripPosition(await read(0, bytes), mime).found
}

const WRITE_BYTES = 4 * 1024 * 1024

export interface SaveCopyOptions {
  /** What the dialog calls such files. */
  filterName: string
  extension: string
  keepsPosition: boolean
  onProgress?: (progress: Progress) => void
  signal?: AbortSignal
}

/**
 * Asks where, then writes the attachment there, readable. With its position the bytes are the original's. Answers the name
 * of the file; null when the dialog was closed. When it rejects or is aborted nothing of the file remains.
 */
export async function saveCopy(id: RecordId, options: SaveCopyOptions): Promise<string | null> {
  const { name, bytes, stream } = await leavingAttachment(id, options)
  const filters = [{ name: options.filterName, extensions: [options.extension] }]
  const suggestedName = name.slice(-120) || `attachment.${options.extension}`
  const { handle } = await platform().beginSave({ suggestedName, filters })
  if (handle === null) return null
  try {
    let done = 0
    for await (const piece of stream()) {
      for (let at = 0; at < piece.byteLength; at += WRITE_BYTES) {
        options.signal?.throwIfAborted()
        await platform().writeStream({ handle, data: piece.slice(at, at + WRITE_BYTES) })
      }
      done += piece.byteLength
      options.onProgress?.({ done, total: bytes })
    }
    return (await platform().finishSave({ handle })).name
  } catch (error) {
    await platform()
      .abortSave({ handle })
      .catch(() => undefined)
    throw error
  }
}
