// An object URL for what is shown of an attachment, for as long as it is shown. Opened bytes live in the page's memory only:
// what is larger than that could be written to a file by the browser, unsealed, so it is not made.
import { useEffect, useState } from 'react'
import { AttachmentError, openAttachment } from '#data/attachments.ts'
import type { RecordId } from '#shared/domain/records.ts'

/** More is not taken into memory at once, by all URLs together. */
const MOST_BYTES = 192 * 1024 * 1024

let taken = 0

export type AttachmentUrl =
  | { state: 'loading' }
  | { state: 'ready'; url: string }
  /** Too large to be shown here, or the browser could not. */
  | { state: 'too-large' }
  | { state: 'damaged' }

async function makeUrl(
  id: RecordId,
  which: 'original' | 'preview',
  signal: AbortSignal,
): Promise<{ url: string; bytes: number } | null> {
  const { bytes, mime, stream } = await openAttachment(id, which)
  if (taken + bytes > MOST_BYTES) return null
  taken += bytes
  try {
    const pieces: Uint8Array<ArrayBuffer>[] = []
    for await (const piece of stream()) {
      signal.throwIfAborted()
      pieces.push(new Uint8Array(piece))
    }
    return { url: URL.createObjectURL(new Blob(pieces, { type: mime })), bytes }
  } catch (error) {
    taken -= bytes
    throw error
  }
}

/** `which` null: nothing is wanted yet. Revoked when the component goes, and with the page when the vault locks. */
export function useAttachmentUrl(id: RecordId, which: 'original' | 'preview' | null): AttachmentUrl {
  const [found, setFound] = useState<AttachmentUrl>({ state: 'loading' })
  useEffect(() => {
    if (which === null) return
    const controller = new AbortController()
    let made: { url: string; bytes: number } | null = null
    const letGo = () => {
      if (made === null) return
      URL.revokeObjectURL(made.url)
      taken -= made.bytes
      made = null
    }
    setFound({ state: 'loading' })
    makeUrl(id, which, controller.signal).then(
      (answer) => {
        made = answer
        if (controller.signal.aborted) letGo()
        else setFound(answer === null ? { state: 'too-large' } : { state: 'ready', url: answer.url })
      },
      (error: unknown) => {
        if (controller.signal.aborted) return
        setFound({ state: error instanceof AttachmentError ? 'damaged' : 'too-large' })
      },
    )
    return () => {
      controller.abort()
      letGo()
    }
  }, [id, which])
  return found
}
