// One export from the dialog to the finished file. Readable and not encrypted: only ever by an explicit act. Writes nothing
// to the vault; when it is stopped or fails nothing of the file remains.
import { flushAll } from '#data/autosave.ts'
import type { Progress } from '#data/content-lines.ts'
import { allHeads } from '#data/heads.ts'
import { type ExportFormat, type ExportScope, isReadBeside, leavingRecords } from '#shared/domain/export.ts'
import { volumesOf } from '#shared/domain/export-volumes.ts'
import type { RecordKind, RecordOf } from '#shared/domain/records.ts'
import type { ExportWords } from '#shared/formats/exports/readable.ts'
import { type Counts, noCounts, type WeighedFile, weighFiles } from './leaving.ts'
import { startPacker } from './packing.ts'
import { type SaveWish, saveInto, type Write } from './save-file.ts'
import { type BookPrint, isOneFile, writeBook } from './write-book.ts'
import { dayOnePath, writeDayOne } from './write-dayone.ts'
import { writeHtml, writeSite } from './write-html.ts'
import { writeJson } from './write-json.ts'
import { type ReadableWish, writeMarkdown } from './write-markdown.ts'
import { ZipFile } from './zip-file.ts'

export interface ExportWish {
  format: ExportFormat
  scope: ExportScope
  keepsPosition: boolean
  words: ExportWords
  /** Without extension. */
  suggestedName: string
  /** What the dialog calls files of each kind. */
  filterNames: Record<Extension, string>
  /** How a book looks. */
  print: BookPrint
  now: Temporal.ZonedDateTime
}

export interface ExportSaved extends Counts {
  name: string
  /** Of the open JSON alone: the hash of all that left. */
  contentHash: string | null
}

type Extension = 'zip' | 'html' | 'pdf' | 'docx'
const EXTENSION: Record<ExportFormat, Extension> = {
  markdown: 'zip',
  json: 'zip',
  html: 'html',
  site: 'zip',
  dayone: 'zip',
  pdf: 'pdf',
  docx: 'docx',
}
/** Where files lie in it. Day One has names of its own; in the one HTML file pictures are part of it. */
const FILES = 'attachments/'

type Listed = RecordOf<RecordKind>

/** What a screen can say beforehand: entries, other records that have a page, files. */
export function countLeaving(
  all: Iterable<Listed>,
  scope: ExportScope,
): { entries: number; records: number; files: number } {
  const records = leavingRecords(all, scope)
  return {
    entries: records.filter(({ kind }) => kind === 'entry').length,
    records: records.filter(({ kind }) => isReadBeside(kind)).length,
    files: records.filter(({ kind }) => kind === 'attachment').length,
  }
}

function unitsOf(records: readonly Listed[], format: ExportFormat): number {
  const files = records.filter(({ kind }) => kind === 'attachment').length
  if (format === 'json') return records.length + 2 * files
  const entries = records.filter(({ kind }) => kind === 'entry').length
  if (format === 'pdf' || format === 'docx') return entries + records.filter(({ kind }) => isReadBeside(kind)).length
  if (format === 'dayone') return entries + 2 * files
  return entries + records.filter(({ kind }) => isReadBeside(kind)).length + 2 * files
}

async function storeFiles(
  zip: ZipFile,
  files: ReadonlyMap<string, WeighedFile>,
  pathOf: (file: WeighedFile) => string | null,
  onDone: () => void,
  signal: AbortSignal,
): Promise<number> {
  const written = new Set<string>()
  for (const file of files.values()) {
    const path = pathOf(file)
    if (path !== null && !written.has(path)) {
      written.add(path)
      await zip.stored(path, file, stoppable((await file.open()).stream(), signal))
    }
    onDone()
  }
  return written.size
}

async function* stoppable(pieces: AsyncIterable<Uint8Array>, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    signal.throwIfAborted()
    yield piece
  }
}

/**
 * Asks where, then writes what the scope holds. null when the dialog was closed. Rejects with a KindError of the disk, or
 * with the signal's reason.
 */
export async function runExport(
  wish: ExportWish,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<ExportSaved | null> {
  await flushAll()
  const { format, scope, words } = wish
  const records = leavingRecords(allHeads(), scope)
  const counts = noCounts()
  const total = unitsOf(records, format)
  let done = 0
  const onDone = () => {
    done += 1
    onProgress({ done: Math.min(done, total), total })
  }
  const isBook = format === 'pdf' || format === 'docx'
  const extension = isBook && !isOneFile(volumesOf(records)) ? 'zip' : EXTENSION[format]
  const save: SaveWish = {
    suggestedName: `${wish.suggestedName}.${extension}`,
    filterName: wish.filterNames[extension],
    extension,
    signal,
  }
  const saved = await saveInto(save, async (write) => {
    if (isBook) {
      const full = { ...wish, records, files: new Map(), counts, onDone, signal }
      await writeBook(write, format, full, wish.print, wish.now.toPlainDateTime())
      return null
    }
    const files = await weighFiles(
      records,
      { keepsPosition: wish.keepsPosition, folder: FILES, signal },
      counts,
      onDone,
    )
    return fill(write, { ...wish, records, files, counts, onDone, signal })
  })
  return saved && { name: saved.name, contentHash: saved.value, ...counts }

  async function fill(write: Write, full: ExportWish & ReadableWish): Promise<string | null> {
    const { files } = full
    if (format === 'html') {
      const encoder = new TextEncoder()
      await writeHtml((text) => write(encoder.encode(text)), full)
      counts.files = files.size
      return null
    }
    const packer = startPacker()
    try {
      return await fillZip(new ZipFile(write, wish.now.toPlainDateTime(), packer), full)
    } finally {
      packer.close()
    }
  }

  async function fillZip(zip: ZipFile, full: ExportWish & ReadableWish): Promise<string | null> {
    const { files } = full
    const pathOf = format === 'dayone' ? dayOnePath : ({ path }: WeighedFile) => path
    counts.files = await storeFiles(zip, files, pathOf, onDone, signal)
    let hash: string | null = null
    if (format === 'json') {
      const exportedAt = wish.now.toInstant().toString({ smallestUnit: 'second' })
      hash = await writeJson(zip, { records, files, exportedAt, counts, onDone, signal })
    } else if (format === 'dayone') await writeDayOne(zip, { ...full, words })
    else if (format === 'site') await writeSite(zip, full)
    else await writeMarkdown(zip, full)
    await zip.end()
    return hash
  }
}
