// Markdown: one file an entry, in folders by year; one file for each other record, in folders by kind.
import { plainFileName, safeName, uniqueNames } from '#shared/domain/export.ts'
import type { RecordKind, RecordOf } from '#shared/domain/records.ts'
import { entryMarkdown, recordMarkdown } from '#shared/formats/exports/markdown-file.ts'
import type { ExportWords } from '#shared/formats/exports/readable.ts'
import { type Counts, pacer, readableEntries, readableRecords, type WeighedFile } from './leaving.ts'
import type { ZipFile } from './zip-file.ts'

export interface ReadableWish {
  records: readonly RecordOf<RecordKind>[]
  files: ReadonlyMap<string, WeighedFile>
  words: ExportWords
  counts: Counts
  onDone: () => void
  signal: AbortSignal
}

export async function writeMarkdown(zip: ZipFile, wish: ReadableWish): Promise<void> {
  const { records, files, words, counts, onDone, signal } = wish
  const pace = pacer(signal)
  const name = uniqueNames()
  const journal = plainFileName(words.journal) || 'journal'
  for await (const entry of readableEntries(records, counts)) {
    await pace()
    const { day, title } = entry.head
    const stem = [day, safeName(title ?? '')].filter((part) => part !== '').join(' ')
    const up = '../../'
    const text = entryMarkdown(entry, words, (id) => {
      const file = files.get(id)
      return file ? `${up}${file.path}` : null
    })
    await zip.text(name(`${journal}/${day.slice(0, 4)}/`, stem, '.md'), text)
    onDone()
  }
  for await (const record of readableRecords(records, words, counts)) {
    await pace()
    const folder = plainFileName(words.kind(record.kind)) || record.kind
    const stem = `${record.day} ${safeName(record.title).slice(0, 40)}`.trim()
    await zip.text(name(`${folder}/`, stem, '.md'), recordMarkdown(record))
    onDone()
  }
}
