// For tests: a reader in this thread, zips and tars made by hand, and an import from files in memory.
import { strToU8, zipSync } from 'fflate'
import { setReaderStart } from './choose-import.ts'
import { type Port, serveReader } from './reader-line.ts'

/** Reads in this thread instead of in a worker, over a real message channel. */
export function readHere(): void {
  setReaderStart(() => {
    const { port1, port2 } = new MessageChannel()
    serveReader(port2 as unknown as Port)
    port1.start()
    port2.start()
    return {
      port: port1 as unknown as Port,
      end: () => {
        port1.close()
        port2.close()
      },
    }
  })
}

export function zipOf(files: Record<string, string | Uint8Array>): Uint8Array {
  const bytes = Object.entries(files).map(([name, content]) => [
    name,
    typeof content === 'string' ? strToU8(content) : content,
  ])
  return zipSync(Object.fromEntries(bytes) as Record<string, Uint8Array>, { mtime: new Date('2020-02-03T10:00:00') })
}

/** A PNG of one dot. */
export const PNG = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (letter) => letter.charCodeAt(0),
)

interface TarFile {
  name: string
  bytes?: Uint8Array
  type?: string
  /** Said instead of the true size. */
  size?: number
}

export function tarOf(files: readonly TarFile[]): Uint8Array {
  const blocks: Uint8Array[] = []
  for (const { name, bytes = new Uint8Array(), type = '0', size = bytes.byteLength } of files) {
    const header = new Uint8Array(512)
    const put = (text: string, at: number) => header.set(strToU8(text), at)
    put(name.slice(0, 100), 0)
    put('0000644\0', 100)
    put(`${size.toString(8).padStart(11, '0')}\0`, 124)
    put('13617000000\0', 136)
    put('        ', 148)
    put(type, 156)
    put('ustar\x0000', 257)
    const sum = header.reduce((total, byte) => total + byte, 0)
    put(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
    const body = new Uint8Array(Math.ceil(bytes.byteLength / 512) * 512)
    body.set(bytes)
    blocks.push(header, body)
  }
  blocks.push(new Uint8Array(1024))
  const whole = new Uint8Array(blocks.reduce((sum, block) => sum + block.byteLength, 0))
  let at = 0
  for (const block of blocks) {
    whole.set(block, at)
    at += block.byteLength
  }
  return whole
}
