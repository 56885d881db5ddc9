// The line between the page and the worker that reads: calls one way, bytes of the chosen file the other way. Only plain
// messages cross it; the worker never sees the platform.
import { ArchiveError, type ArchiveFault } from '#shared/domain/archive.ts'
import type { ImportFile } from '#shared/formats/imports/import-files.ts'
import { ImportReader, type ReaderWish, type Ready, type Scan } from './import-reader.ts'
import { openFileArchive, openFolderArchive } from './open-archive.ts'

/** What was chosen, as the worker is told of it. */
export type ChosenShape =
  | { kind: 'file'; name: string; bytes: number }
  | { kind: 'folder'; name: string; files: readonly ImportFile[] }

export interface OpenWish extends ReaderWish {
  chosen: ChosenShape
  freeBytes: number
}

type Call =
  | { call: 'scan'; wish: OpenWish }
  | { call: 'next'; skip: ReadonlySet<string> | null }
  | { call: 'begin-file'; name: string }
  | { call: 'piece' }
type ToWorker = ({ id: number } & Call) | { answer: number; bytes: Uint8Array | null }
type Fault = { fault: ArchiveFault | null; member: string | null }
type ToPage =
  | { id: number; ok: true; value: unknown }
  | ({ id: number; ok: false } & Fault)
  | { ask: number; file: number; offset: number; length: number }
  | { met: number }

/** A worker, its inside, or one end of a MessageChannel. */
export interface Port {
  postMessage(message: unknown, transfer?: Transferable[]): void
  onmessage: ((event: MessageEvent) => void) | null
}

/** The worker's end. */
export function serveReader(port: Port): void {
  const post = (message: ToPage, transfer: Transferable[] = []) => port.postMessage(message, transfer)
  const waiting = new Map<number, (bytes: Uint8Array | null) => void>()
  let asks = 0
  let reader: ImportReader | null = null
  let pieces: AsyncGenerator<Uint8Array<ArrayBuffer>> | null = null

  const read = async (file: number, offset: number, length: number): Promise<Uint8Array> => {
    asks += 1
    const ask = asks
    const bytes = await new Promise<Uint8Array | null>((resolve) => {
      waiting.set(ask, resolve)
      post({ ask, file, offset, length })
    })
    if (bytes === null) throw new ArchiveError('unreadable')
    return bytes
  }

  async function answer(call: Call): Promise<unknown> {
    if (call.call === 'scan') {
      const { chosen, freeBytes, ...wish } = call.wish
      const archive =
        chosen.kind === 'file'
          ? await openFileArchive(
              chosen.name,
              { bytes: chosen.bytes, read: (offset, length) => read(0, offset, length) },
              freeBytes,
            )
          : await openFolderArchive({ files: chosen.files, read }, freeBytes)
      reader = await ImportReader.open(archive, wish)
      return reader.scan((met) => post({ met }))
    }
    if (reader === null) throw new ArchiveError('unreadable')
    if (call.call === 'next') return reader.next(call.skip ?? new Set())
    if (call.call === 'begin-file') {
      pieces = reader.chunks(call.name)
      return reader.size(call.name)
    }
    const piece = await pieces?.next()
    return piece === undefined || piece.done ? null : piece.value
  }

  port.onmessage = (event: MessageEvent<ToWorker>) => {
    const message = event.data
    if ('answer' in message) {
      waiting.get(message.answer)?.(message.bytes)
      waiting.delete(message.answer)
      return
    }
    const { id } = message
    answer(message).then(
      (value) => post({ id, ok: true, value }),
      (error: unknown) => {
        const told =
          error instanceof ArchiveError ? { fault: error.fault, member: error.member } : { fault: null, member: null }
        post({ id, ok: false, ...told })
      },
    )
  }
}

/** Rejects with an ArchiveError, or an Error for a fault of ours. One file is read at a time. */
export interface ReaderLine {
  scan(wish: OpenWish, onMet: (met: number) => void): Promise<Scan | null>
  /** `skip` counts at the first call. */
  next(skip: ReadonlySet<string> | null): Promise<Ready[]>
  /** The size of the file, null for none; then its pieces. */
  beginFile(name: string): Promise<number | null>
  /** Null at the end. */
  piece(): Promise<Uint8Array | null>
  /** Nothing is answered any more; what waits is rejected. */
  end(): void
}

/** The page's end. `read` gives bytes of the chosen file, or of a folder's file by its place. */
export function callReader(
  port: Port,
  read: (file: number, offset: number, length: number) => Promise<Uint8Array>,
): ReaderLine {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let ids = 0
  let onMet: (met: number) => void = () => undefined
  let isEnded = false
  const post = (message: ToWorker, transfer: Transferable[] = []) => port.postMessage(message, transfer)

  port.onmessage = (event: MessageEvent<ToPage>) => {
    const message = event.data
    if ('met' in message) return onMet(message.met)
    if ('ask' in message) {
      read(message.file, message.offset, message.length).then(
        (bytes) => {
          // A view of a larger buffer is copied, so that nothing else is taken away with it.
          const own = bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice()
          post({ answer: message.ask, bytes: own }, [own.buffer as ArrayBuffer])
        },
        () => post({ answer: message.ask, bytes: null }),
      )
      return
    }
    const call = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.ok) call?.resolve(message.value)
    else
      call?.reject(
        message.fault === null ? new Error('the reader failed') : new ArchiveError(message.fault, message.member),
      )
  }

  function ask<T>(call: Call): Promise<T> {
    ids += 1
    const id = ids
    return new Promise<T>((resolve, reject) => {
      if (isEnded) return reject(new Error('the reader has ended'))
      waiting.set(id, { resolve: resolve as (value: unknown) => void, reject })
      post({ id, ...call })
    })
  }

  return {
    scan(wish, told) {
      onMet = told
      return ask({ call: 'scan', wish })
    },
    next: (skip) => ask({ call: 'next', skip }),
    beginFile: (name) => ask({ call: 'begin-file', name }),
    piece: () => ask({ call: 'piece' }),
    end() {
      isEnded = true
      for (const { reject } of waiting.values()) reject(new Error('the reader has ended'))
      waiting.clear()
    },
  }
}
