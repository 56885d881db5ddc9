// Texts into what a zip holds of them: deflated bytes and checksum. Done by a worker where there is one, so that the page
// opens and writes the next texts meanwhile. Knows no zip and no records.
import { deflateSync } from 'fflate'
import { type Bytes, utf8 } from '#crypto/bytes.ts'
import { crc32 } from './crc32.ts'

export interface Packed {
  method: 0 | 8
  crc: number
  /** Of the text itself. */
  bytes: number
  packed: Bytes
}

/** Packs texts in their order; rejects when the worker failed. */
export interface Packer {
  pack(texts: readonly string[]): Promise<Packed[]>
  close(): void
}

/** Readers take a member that unpacks to more than 200 times its size for a bomb: one that would is stored. */
const MOST_RATIO = 100
const LEVEL = 5
/** So few bytes are not worth the work. */
const FEW = 64
/** Of the deflater's table: small texts need no more, and a larger one takes longer to clear than they to pack. */
const MEMORY = 4
const SMALL = 16_384

export function packText(text: string): Packed {
  const bytes = utf8(text)
  const options = bytes.byteLength < SMALL ? { level: LEVEL, mem: MEMORY } : { level: LEVEL }
  const deflated = bytes.byteLength < FEW ? bytes : (deflateSync(bytes, options as { level: 5 }) as Bytes)
  const isSmaller = deflated.byteLength < bytes.byteLength && deflated.byteLength * MOST_RATIO > bytes.byteLength
  return {
    method: isSmaller ? 8 : 0,
    crc: crc32(bytes),
    bytes: bytes.byteLength,
    packed: isSmaller ? deflated : bytes,
  }
}

/** In this thread: for tests, and where no worker starts. */
export function packerHere(): Packer {
  return { pack: async (texts) => texts.map(packText), close: () => undefined }
}

type Asked = { id: number; texts: readonly string[] }
type Answered = { id: number; packed: Packed[] }

/** The worker's end. */
export function servePacking(port: {
  postMessage(message: unknown, transfer: Transferable[]): void
  onmessage: ((event: MessageEvent) => void) | null
}): void {
  port.onmessage = ({ data: { id, texts } }: MessageEvent<Asked>) => {
    const packed = texts.map(packText).map((one) => ({ ...one, packed: whole(one.packed) }))
    port.postMessage({ id, packed } satisfies Answered, [...new Set(packed.map((one) => one.packed.buffer))])
  }
}

/** A view of a larger buffer is copied, so that only what is needed crosses. */
function whole(bytes: Bytes): Bytes {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice()
}

export function startPacker(): Packer {
  if (typeof Worker === 'undefined') return packerHere()
  const worker = new Worker(new URL('./pack.worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, { resolve(packed: Packed[]): void; reject(error: Error): void }>()
  let ids = 0
  const failAll = (reason: string) => {
    for (const { reject } of waiting.values()) reject(new Error(reason))
    waiting.clear()
  }
  worker.onmessage = ({ data: { id, packed } }: MessageEvent<Answered>) => {
    waiting.get(id)?.resolve(packed)
    waiting.delete(id)
  }
  worker.onerror = () => failAll('the packing worker failed')
  return {
    pack: (texts) =>
      new Promise((resolve, reject) => {
        ids += 1
        waiting.set(ids, { resolve, reject })
        worker.postMessage({ id: ids, texts } satisfies Asked)
      }),
    close: () => {
      worker.terminate()
      failAll('the packing worker was ended')
    },
  }
}
