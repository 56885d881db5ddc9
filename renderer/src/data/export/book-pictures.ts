// The pictures of a book's volume, each once, up to a limit in all; for Word, as such pictures as Word shows.
import { leavingAttachment } from '#data/attachment-export.ts'
import { AttachmentError, openAttachment } from '#data/attachments.ts'
import { headOf } from '#data/heads.ts'
import type { PrintPage } from '#shared/contract/contract.ts'
import type { RecordId } from '#shared/domain/records.ts'
import type { WordPicture } from './docx-file.ts'
import type { BookWish, FilledVolume } from './write-book.ts'

type Picture = NonNullable<PrintPage['pictures']>[number]
const SHOWN: readonly string[] = ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif']
/** All pictures of a file; further ones are named. They pass through memory twice. */
const MOST_PICTURE_BYTES = 96 * 1024 * 1024

/** What the book shows of a picture: its smaller one, which holds no position, else what an export writes of it. */
async function pictureOf(id: RecordId, keepsPosition: boolean): Promise<{ mime: string; data: Uint8Array } | null> {
  const head = headOf(id)
  if (head?.kind !== 'attachment' || !head.mime.startsWith('image/')) return null
  const source = head.preview ? await openAttachment(id, 'preview') : await leavingAttachment(id, { keepsPosition })
  if (!SHOWN.includes(source.mime) || source.bytes > MOST_PICTURE_BYTES) return null
  const data = new Uint8Array(source.bytes)
  let at = 0
  for await (const piece of source.stream()) {
    data.set(piece, at)
    at += piece.byteLength
  }
  return { mime: source.mime, data }
}

/** The pictures of a volume by their records, each once. */
export async function picturesOf(volume: FilledVolume, wish: BookWish): Promise<Map<RecordId, Picture>> {
  const pictures = new Map<RecordId, Picture>()
  let bytes = 0
  for (const id of new Set(volume.entries.flatMap(({ head }) => head.attachmentIds ?? []))) {
    wish.signal.throwIfAborted()
    try {
      const picture = await pictureOf(id, wish.keepsPosition)
      if (picture === null || bytes + picture.data.byteLength > MOST_PICTURE_BYTES) continue
      bytes += picture.data.byteLength
      pictures.set(id, { name: String(pictures.size + 1), ...picture } as Picture)
    } catch (error) {
      if (!(error instanceof AttachmentError)) throw error
      wish.counts.filesLeftOut += 1
    }
  }
  return pictures
}

/** Longer than this no side of a picture is in Word: enough for a page at 200 dots to the inch. */
const WORD_PIXELS = 1600

/**
 * Drawn anew, upright and without anything else that was in the file; a PNG stays one, everything else becomes a JPEG on
 * white. Null for what cannot be drawn.
 */
async function asWordPicture({ mime, data }: Picture): Promise<WordPicture | null> {
  try {
    const bitmap = await createImageBitmap(new Blob([data], { type: mime }))
    try {
      const scale = Math.min(1, WORD_PIXELS / Math.max(bitmap.width, bitmap.height))
      const canvas = new OffscreenCanvas(
        Math.max(1, Math.round(bitmap.width * scale)),
        Math.max(1, Math.round(bitmap.height * scale)),
      )
      const context = canvas.getContext('2d')
      if (context === null) return null
      const type = mime === 'image/png' ? 'png' : 'jpg'
      if (type === 'jpg') {
        context.fillStyle = '#fff'
        context.fillRect(0, 0, canvas.width, canvas.height)
      }
      context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
      const drawn = await canvas.convertToBlob({ type: type === 'png' ? 'image/png' : 'image/jpeg', quality: 0.9 })
      const { width, height } = canvas
      return { type, data: new Uint8Array(await drawn.arrayBuffer()), width, height }
    } finally {
      bitmap.close()
    }
  } catch {
    return null
  }
}

/** As `picturesOf`; what cannot be drawn is left to be named. */
export async function wordPicturesOf(volume: FilledVolume, wish: BookWish): Promise<Map<RecordId, WordPicture>> {
  const pictures = new Map<RecordId, WordPicture>()
  for (const [id, picture] of await picturesOf(volume, wish)) {
    wish.signal.throwIfAborted()
    const drawn = await asWordPicture(picture)
    if (drawn !== null) pictures.set(id, drawn)
  }
  return pictures
}
