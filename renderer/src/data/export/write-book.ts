// A book: by year, each file with contents that lead to its entries. PDF through the print page, DOCX by a library that is
// loaded when first asked for. One file, or several in a zip.
import { headOf } from '#data/heads.ts'
import { platform } from '#platform/platform.ts'
import type { PrintPage } from '#shared/contract/contract.ts'
import { escaped } from '#shared/domain/escaped.ts'
import { plainFileName, uniqueNames } from '#shared/domain/export.ts'
import { halves, MOST_PAGES, type Volume, volumesOf } from '#shared/domain/export-volumes.ts'
import {
  type ContentsLine,
  contentsMarkup,
  entryMarkup,
  fileMarkup,
  recordMarkup,
} from '#shared/formats/exports/html-pages.ts'
import type { ReadableEntry, ReadableRecord } from '#shared/formats/exports/readable.ts'
import { picturesOf, wordPicturesOf } from './book-pictures.ts'
import { pacer, readableEntries, readableRecords } from './leaving.ts'
import type { Write } from './save-file.ts'
import type { ReadableWish } from './write-markdown.ts'
import { ZipFile } from './zip-file.ts'

export interface BookWish extends ReadableWish {
  keepsPosition: boolean
}

export interface BookPrint {
  css: string
  paper: PrintPage['paper']
}

/** A volume with its words. */
export interface FilledVolume {
  title: string
  entries: ReadableEntry[]
  records: ReadableRecord[]
}

/** Whether a book of these records is one file: short enough to be sure of its pages. */
export function isOneFile(volumes: readonly Volume[]): boolean {
  return volumes.length <= 1 && (volumes[0]?.estimatedPages ?? 0) <= MOST_PAGES / 2
}

function titleOf({ year, part }: Volume, { words }: ReadableWish): string {
  const name = year === null ? words.beside : `${words.journal} ${year}`
  return part === 0 ? name : `${name} (${part})`
}

async function filled(volume: Volume, wish: ReadableWish): Promise<FilledVolume> {
  const pace = pacer(wish.signal)
  const entries: ReadableEntry[] = []
  const records: ReadableRecord[] = []
  for await (const entry of readableEntries(volume.records, wish.counts)) {
    await pace()
    entries.push(entry)
  }
  for await (const record of readableRecords(volume.records, wish.words, wish.counts)) {
    await pace()
    records.push(record)
  }
  return { title: titleOf(volume, wish), entries, records }
}

/** How many pages a PDF of Chromium's has; null where that cannot be seen. */
export function countPages(pdf: Uint8Array): number | null {
  const text = new TextDecoder('latin1').decode(pdf)
  const found = text.match(/\/Type\s*\/Page(?![A-Za-z])/g)
  return found?.length ?? null
}

function nameOf(id: string): string {
  const head = headOf(id)
  return head?.kind === 'attachment' ? head.name : ''
}

async function printPage(volume: FilledVolume, wish: BookWish, { css, paper }: BookPrint): Promise<PrintPage> {
  const { words } = wish
  const pictures = await picturesOf(volume, wish)
  wish.counts.files += pictures.size
  const lines: ContentsLine[] = [
    ...volume.entries.map(({ head }) => ({
      id: head.id,
      day: head.day,
      title: head.title ?? (head.firstWords.slice(0, 60) || words.noTitle),
    })),
    ...volume.records.map(({ id, day, title }) => ({ id, day, title: title.slice(0, 80) || words.noTitle })),
  ]
  const attachment = (id: string, alt: string) => {
    const picture = pictures.get(id)
    return fileMarkup({ name: nameOf(id), mime: picture?.mime ?? '', source: picture?.name ?? null }, alt, words)
  }
  let kind = ''
  const beside = volume.records.map((record) => {
    const chapter = record.kind === kind ? '' : `<h1>${escaped(words.kind(record.kind))}</h1>\n`
    kind = record.kind
    return chapter + recordMarkup(record, words)
  })
  return {
    title: volume.title.slice(0, 200),
    language: words.language,
    body: [
      `<header><h1>${escaped(volume.title)}</h1></header>`,
      contentsMarkup(lines, words),
      ...volume.entries.map((entry) => entryMarkup(entry, words, attachment)),
      ...beside,
      `<footer>${escaped(words.madeWith)}</footer>`,
    ].join('\n'),
    css,
    paper,
    ...(pictures.size > 0 ? { pictures: [...pictures.values()] } : {}),
  }
}

/** One volume as PDF; in two when it is over 500 pages. */
async function pdfsOf(
  volume: Volume,
  wish: BookWish,
  print: BookPrint,
): Promise<{ title: string; data: Uint8Array }[]> {
  const before = { ...wish.counts }
  const whole = await filled(volume, wish)
  wish.signal.throwIfAborted()
  const data = await platform().makePdf({ page: await printPage(whole, wish, print) })
  wish.signal.throwIfAborted()
  const parts = (countPages(data) ?? 0) > MOST_PAGES ? halves(volume) : [volume]
  if (parts.length === 1) return [{ title: whole.title, data }]
  Object.assign(wish.counts, before)
  const done: { title: string; data: Uint8Array }[] = []
  for (const part of parts) done.push(...(await pdfsOf(part, wish, print)))
  return done
}

/** Answers nothing until all volumes are written. */
export async function writeBook(
  write: Write,
  format: 'pdf' | 'docx',
  wish: BookWish,
  print: BookPrint,
  now: Temporal.PlainDateTime,
): Promise<void> {
  const volumes = volumesOf(wish.records)
  const zip = isOneFile(volumes) ? null : new ZipFile(write, now)
  const name = uniqueNames()
  for (const volume of volumes) {
    wish.signal.throwIfAborted()
    const made = format === 'pdf' ? await pdfsOf(volume, wish, print) : [await docxOf(volume, wish)]
    for (const { title, data } of made) {
      if (zip === null) await write(data)
      else await zip.bytes(name('', plainFileName(title), `.${format}`), data)
    }
    for (let count = 0; count < volume.records.length; count += 1) wish.onDone()
  }
  await zip?.end()
}

async function docxOf(volume: Volume, wish: BookWish): Promise<{ title: string; data: Uint8Array }> {
  const whole = await filled(volume, wish)
  const pictures = await wordPicturesOf(whole, wish)
  wish.counts.files += pictures.size
  const { docxFile } = await import('./docx-file.ts')
  return { title: whole.title, data: await docxFile(whole, wish.words, pictures) }
}
