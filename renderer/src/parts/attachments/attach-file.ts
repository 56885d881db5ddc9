// Takes a file that was picked, dropped or pasted into the vault: its type by its bytes, its size in pixels and a smaller
// picture of it, made in this page.
import { addAttachment, typeOf } from '#data/attachments.ts'
import type { Progress } from '#data/content-lines.ts'
import type { RecordId } from '#shared/domain/records.ts'
import { ATTACHMENT_TYPES, type AttachmentType, familyOf } from '#shared/formats/sniff-type.ts'

/** A preview is at most so many pixels on its longer side. */
const PREVIEW_PIXELS = 1600
/** A picture that is not larger than this is its own preview. */
const SMALL_BYTES = 400_000
const PREVIEW_QUALITY = 0.85

export interface Looked {
  width?: number
  height?: number
  preview?: Blob
}

async function toPreview(canvas: OffscreenCanvas): Promise<Blob> {
  return canvas.convertToBlob({ type: 'image/webp', quality: PREVIEW_QUALITY })
}

/** What the page can see of a picture; nothing for one that it cannot decode (HEIC). */
async function lookAtImage(file: Blob, type: AttachmentType): Promise<Looked> {
  let bitmap: ImageBitmap
  try {
    bitmap = await createImageBitmap(file.slice(0, file.size, type))
  } catch {
    return {}
  }
  try {
    const { width, height } = bitmap
    const scale = Math.min(1, PREVIEW_PIXELS / Math.max(width, height))
    // A moving picture would stand still in its preview.
    if (type === 'image/gif' || (scale === 1 && file.size <= SMALL_BYTES)) return { width, height }
    const canvas = new OffscreenCanvas(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)))
    const context = canvas.getContext('2d')
    if (context === null) return { width, height }
    context.imageSmoothingQuality = 'high'
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    const preview = await toPreview(canvas)
    return preview.size < file.size ? { width, height, preview } : { width, height }
  } finally {
    bitmap.close()
  }
}

/** The first page of a PDF; nothing for one that cannot be opened. */
async function lookAtPdf(file: Blob): Promise<Looked> {
  try {
    const { openPdf } = await import('./pdf.ts')
    const read = async (offset: number, length: number) =>
      new Uint8Array(await file.slice(offset, offset + length).arrayBuffer())
    const pdf = await openPdf({ bytes: file.size, read })
    try {
      const canvas = document.createElement('canvas')
      await pdf.draw(1, canvas, 480)
      const still = new OffscreenCanvas(canvas.width, canvas.height)
      still.getContext('2d')?.drawImage(canvas, 0, 0)
      return { preview: await toPreview(still) }
    } finally {
      await pdf.close()
    }
  } catch {
    return {}
  }
}

/** Its size and a smaller picture of it, where it is a picture or a PDF. Rejects with an AttachmentError for an unknown type. */
export async function lookAtFile(file: Blob): Promise<Looked> {
  const type = await typeOf(file)
  const family = familyOf(type)
  return family === 'image' ? lookAtImage(file, type) : family === 'pdf' ? lookAtPdf(file) : {}
}

export interface AttachOptions {
  onProgress?: (progress: Progress) => void
  signal?: AbortSignal
}

/** What a file picker offers. The bytes decide all the same. */
export const ACCEPTED_FILES = [...new Set(Object.values(ATTACHMENT_TYPES))]
  .map((ending) => `.${ending}`)
  .concat('.jpeg')
  .join(',')

/**
 * Answers the id of the new attachment; a text that names it must be saved. Rejects with an AttachmentError, a KindError of
 * the disk, or the signal's reason; then nothing was stored.
 */
export async function attachFile(file: File, { onProgress, signal }: AttachOptions = {}): Promise<RecordId> {
  const type = await typeOf(file)
  const family = familyOf(type)
  const looked = await lookAtFile(file)
  signal?.throwIfAborted()
  return addAttachment({
    source: file,
    // A picture from the clipboard has a name that says nothing.
    name: file.name || `${family}.${ATTACHMENT_TYPES[type]}`,
    ...looked,
    ...(onProgress === undefined ? {} : { onProgress }),
    ...(signal === undefined ? {} : { signal }),
  })
}
