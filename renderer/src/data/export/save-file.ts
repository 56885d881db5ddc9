// One file through the system's dialog, written in large pieces: `.part` until it is whole, gone when it is not finished.
import { platform } from '#platform/platform.ts'

const WRITE_BYTES = 1024 * 1024

export type Write = (bytes: Uint8Array) => Promise<void>

export interface SaveWish {
  suggestedName: string
  /** What the dialog calls such files. */
  filterName: string
  extension: string
  signal: AbortSignal
}

/** Hands small pieces on in large ones: each crosses to the main process. */
function inLargePieces(write: Write, signal: AbortSignal): { write: Write; flush: () => Promise<void> } {
  const held = new Uint8Array(WRITE_BYTES)
  let size = 0
  // While one piece is on its way to the disk the next is made ready.
  let onItsWay: Promise<void> = Promise.resolve()
  const send = async () => {
    await onItsWay
    signal.throwIfAborted()
    onItsWay = write(held.slice(0, size))
    onItsWay.catch(() => undefined)
    size = 0
  }
  return {
    async write(bytes) {
      for (let at = 0; at < bytes.byteLength; ) {
        const part = bytes.subarray(at, at + WRITE_BYTES - size)
        held.set(part, size)
        size += part.byteLength
        at += part.byteLength
        if (size === WRITE_BYTES) await send()
      }
    },
    async flush() {
      if (size > 0) await send()
      await onItsWay
    },
  }
}

/**
 * Asks where, then lets `fill` write. null when the dialog was closed. Rejects as `fill` does, with a KindError of the
 * disk, or with the signal's reason: then nothing of the file remains.
 */
export async function saveInto<T>(
  wish: SaveWish,
  fill: (write: Write) => Promise<T>,
): Promise<{ name: string; value: T } | null> {
  const { suggestedName, filterName, extension, signal } = wish
  const { handle } = await platform().beginSave({
    suggestedName,
    filters: [{ name: filterName, extensions: [extension] }],
  })
  if (handle === null) return null
  try {
    const file = inLargePieces(async (data) => {
      await platform().writeStream({ handle, data: data as Uint8Array<ArrayBuffer> })
    }, signal)
    const value = await fill(file.write)
    await file.flush()
    signal.throwIfAborted()
    const { name } = await platform().finishSave({ handle })
    return { name, value }
  } catch (error) {
    // A piece that is still being written is the main process's to wait for.
    await platform()
      .abortSave({ handle })
      .catch(() => undefined)
    throw error
  }
}
