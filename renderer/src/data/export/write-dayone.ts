// Day One JSON: one journal, the media beside it by the MD5 of their bytes, the title as the first heading.
import type { RecordId } from '#shared/domain/records.ts'
import { type DayOneFile, dayOneEntry } from '#shared/formats/exports/day-one.ts'
import { type Counts, pacer, readableEntries, type WeighedFile } from './leaving.ts'
import type { ReadableWish } from './write-markdown.ts'
import type { ZipFile } from './zip-file.ts'

/** Characters of one journal file. */
const PART = 8_000_000

export async function writeDayOne(
  zip: ZipFile,
  { records, files, words, counts, onDone, signal }: ReadableWish & { counts: Counts },
): Promise<void> {
  const pace = pacer(signal)
  const fileOf = (id: RecordId): DayOneFile | null => {
    const file = files.get(id)
    return file ? asDayOne(file) : null
  }
  let lines: string[] = []
  let length = 0
  let number = 0
  const flush = async () => {
    number += 1
    const name = number === 1 ? `${words.journal}.json` : `${words.journal} ${number}.json`
    await zip.text(name, `{"metadata":{"version":"1.0"},"entries":[\n${lines.join(',\n')}\n]}\n`)
    lines = []
    length = 0
  }
  for await (const entry of readableEntries(records, counts)) {
    await pace()
    const line = JSON.stringify(dayOneEntry(entry, fileOf))
    if (length > 0 && length + line.length > PART) await flush()
    lines.push(line)
    length += line.length
    onDone()
  }
  if (lines.length > 0 || number === 0) await flush()
}

function asDayOne({ record, path, mime, md5 }: WeighedFile): DayOneFile {
  return { id: record.id, md5, mime, extension: path.slice(path.lastIndexOf('.') + 1) }
}

/** Where Day One looks for a file; null for a kind that it does not hold. */
export function dayOnePath(file: WeighedFile): string | null {
  const folder = file.mime.startsWith('image/')
    ? 'photos'
    : file.mime.startsWith('audio/')
      ? 'audios'
      : file.mime === 'application/pdf'
        ? 'pdfs'
        : null
  return folder && `${folder}/${file.md5}${file.path.slice(file.path.lastIndexOf('.'))}`
}
