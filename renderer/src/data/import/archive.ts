// A chosen file or folder as its members: names and sizes checked first, bytes on demand, nothing inflated whole.
import { ArchiveError, isTextMember } from '#shared/domain/archive.ts'
import type { FileText, ImportFile, ImportFiles } from '#shared/formats/imports/import-files.ts'

/** `chunks` gives the bytes of one member, at most about 1 MB at a time; rejects with an ArchiveError for a member that lies. */
export interface Archive {
  files: readonly ImportFile[]
  chunks(name: string): AsyncGenerator<Uint8Array<ArrayBuffer>>
}

/** No more than this is asked of the main process at once. */
const PIECE = 1024 * 1024

/** Pieces of a stretch of a file. */
export async function* piecesOf(
  read: (offset: number, length: number) => Promise<Uint8Array>,
  start: number,
  length: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let done = 0; done < length; ) {
    const piece = await read(start + done, Math.min(PIECE, length - done))
    if (piece.byteLength === 0) throw new ArchiveError('unreadable')
    done += piece.byteLength
    yield piece as Uint8Array<ArrayBuffer>
  }
}

/** UTF-8 with or without its mark, UTF-16 with it; anything else is read as Windows-1252 and said to be guessed. */
export function decodeText(bytes: Uint8Array): FileText {
  const [a, b] = bytes
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) {
    return { text: new TextDecoder(a === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes), guessed: false }
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), guessed: false }
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), guessed: true }
  }
}

/** What parsers see of it. A text is held whole while it is parsed; its size was checked. */
export function asImportFiles({ files, chunks }: Archive): ImportFiles {
  const sizes = new Map(files.map(({ name, bytes }) => [name, bytes]))
  return {
    files,
    async text(name) {
      const size = sizes.get(name)
      if (size === undefined || !isTextMember(name)) throw new ArchiveError('unreadable', name)
      let bytes: Uint8Array | null = null
      let filled = 0
      for await (const chunk of chunks(name)) {
        if (bytes === null && chunk.byteLength === size) {
          bytes = chunk
          filled = size
          continue
        }
        bytes ??= new Uint8Array(size)
        if (filled + chunk.byteLength > size) throw new ArchiveError('lying-size', name)
        bytes.set(chunk, filled)
        filled += chunk.byteLength
      }
      return decodeText(bytes?.subarray(0, filled) ?? new Uint8Array())
    },
  }
}
