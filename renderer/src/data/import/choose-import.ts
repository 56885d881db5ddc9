// Asks for the file or folder to bring over and opens the worker that reads it. The page keeps only handles.
import { platform } from '#platform/platform.ts'
import { ArchiveError } from '#shared/domain/archive.ts'
import type { Scan } from './import-reader.ts'
import { type ChosenShape, callReader, type OpenWish, type Port, type ReaderLine } from './reader-line.ts'

/** A file or folder that was read through once. `scan` is null when no parser knows it. */
export interface ChosenImport {
  /** The file's or folder's name. */
  name: string
  scan: Scan | null
  reader: ReaderLine
  /** Ends the worker and lets the file go. */
  close(): Promise<void>
}

interface Source {
  chosen: ChosenShape
  read(file: number, offset: number, length: number): Promise<Uint8Array>
  close(): Promise<void>
}

export type ImportWish = Omit<OpenWish, 'chosen' | 'freeBytes'>

function startWorker(): { port: Port; end(): void } {
  const worker = new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module' })
  return { port: worker as unknown as Port, end: () => worker.terminate() }
}

let start = startWorker

/** For tests: reads in this thread. */
export function setReaderStart(other: typeof startWorker): void {
  start = other
}

async function open(source: Source, wish: ImportWish, onMet: (met: number) => void): Promise<ChosenImport> {
  const { port, end } = start()
  const reader = callReader(port, source.read)
  const close = async () => {
    reader.end()
    end()
    await source.close().catch(() => undefined)
  }
  try {
    const { freeBytes } = await platform().vaultSpace()
    const scan = await reader.scan({ ...wish, chosen: source.chosen, freeBytes }, onMet)
    return { name: source.chosen.name, scan, reader, close }
  } catch (error) {
    await close()
    throw error
  }
}

/**
 * null when the person closed the dialog. Rejects with an ArchiveError for a file that is refused, before anything is
 * written, and as the platform does.
 */
export async function chooseImportFile(
  filterName: string,
  wish: ImportWish,
  onMet: (met: number) => void,
  onChosen: () => void,
): Promise<ChosenImport | null> {
  const extensions = ['zip', 'json', 'jex', 'tar', 'txt', 'md', 'jrnl', 'markdown']
  const there = await platform().openFile({ filters: [{ name: filterName, extensions }] })
  if (there === null) return null
  onChosen()
  const { handle, name, bytes } = there
  return open(
    {
      chosen: { kind: 'file', name, bytes },
      read: (_, offset, length) => platform().readStream({ handle, offset, length }),
      close: () => platform().closeStream({ handle }),
    },
    wish,
    onMet,
  )
}

/** As `chooseImportFile`, for a folder. */
export async function chooseImportFolder(
  wish: ImportWish,
  onMet: (met: number) => void,
  onChosen: () => void,
): Promise<ChosenImport | null> {
  const there = await platform().openFolder()
  if (there === null) return null
  if (there.state === 'too-many') throw new ArchiveError('too-many-members')
  onChosen()
  const { handle, name, files } = there
  return open(
    {
      chosen: { kind: 'folder', name, files },
      read: (file, offset, length) => platform().readFolder({ handle, file, offset, length }),
      close: () => platform().closeFolder({ handle }),
    },
    wish,
    onMet,
  )
}
