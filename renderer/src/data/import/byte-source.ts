// Bytes at any place of a file that is never held whole: the file is asked for in blocks, and only the last few are kept.

export interface ByteSource {
  bytes: number
  /** Exactly the bytes asked for, fewer only at the end of the file. */
  read(offset: number, length: number): Promise<Uint8Array>
}

const BLOCK = 1024 * 1024
const MOST_BLOCKS = 12

/** The same bytes, read in blocks of 1 MB of which at most 12 are kept. Longer reads than half of that are not kept. */
export function inBlocks(source: ByteSource): ByteSource {
  const blocks = new Map<number, Promise<Uint8Array>>()
  function block(index: number): Promise<Uint8Array> {
    let found = blocks.get(index)
    if (found) blocks.delete(index)
    else {
      const start = index * BLOCK
      found = source.read(start, Math.min(BLOCK, source.bytes - start))
      found.catch(() => blocks.delete(index))
    }
    blocks.set(index, found)
    if (blocks.size > MOST_BLOCKS) {
      const [oldest] = blocks.keys()
      if (oldest !== undefined) blocks.delete(oldest)
    }
    return found
  }
  return {
    bytes: source.bytes,
    async read(offset, length) {
      const end = Math.min(offset + length, source.bytes)
      if (offset >= end) return new Uint8Array()
      if (end - offset > (BLOCK * MOST_BLOCKS) / 2) return source.read(offset, end - offset)
      const first = Math.floor(offset / BLOCK)
      const last = Math.floor((end - 1) / BLOCK)
      if (first === last) {
        const bytes = await block(first)
        return bytes.slice(offset - first * BLOCK, end - first * BLOCK)
      }
      const joined = new Uint8Array(end - offset)
      for (let index = first; index <= last; index += 1) {
        const bytes = await block(index)
        const from = Math.max(offset, index * BLOCK)
        const to = Math.min(end, (index + 1) * BLOCK)
        joined.set(bytes.subarray(from - index * BLOCK, to - index * BLOCK), from - offset)
      }
      return joined
    },
  }
}
