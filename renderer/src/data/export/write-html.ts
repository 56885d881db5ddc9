// HTML for reading: one file with its pictures in it, or a site of a page a year with its files beside it. Streamed.
import { toBase64 } from '#crypto/bytes.ts'
import { escaped } from '#shared/domain/escaped.ts'
import { inOrder } from '#shared/domain/export.ts'
import type { RecordId } from '#shared/domain/records.ts'
import {
  type ContentsLine,
  contentsMarkup,
  entryMarkup,
  fileMarkup,
  PAGE_STYLE,
  pageEnd,
  pageStart,
  recordMarkup,
} from '#shared/formats/exports/html-pages.ts'
import type { ExportWords } from '#shared/formats/exports/readable.ts'
import { pacer, readableEntries, readableRecords } from './leaving.ts'
import type { ReadableWish } from './write-markdown.ts'
import type { ZipFile } from './zip-file.ts'

/** Larger pictures are only named in the one file: no browser would open it gladly. */
const MOST_INLINE = 32 * 1024 * 1024

async function styleHash(): Promise<string> {
  return toBase64(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(PAGE_STYLE))))
}

function contentsOf({ records, words }: ReadableWish): ContentsLine[] {
  return inOrder(records.filter((record) => record.kind === 'entry')).map(({ id, day, title, firstWords }) => ({
    id,
    day,
    title: title ?? (firstWords.slice(0, 60) || words.noTitle),
  }))
}

const chapter = (title: string, anchor = '') => `<h1${anchor && ` id="${anchor}"`}>${escaped(title)}</h1>\n`

function missing(alt: string, words: ExportWords): string {
  return fileMarkup({ name: '', mime: '', source: null }, alt, words)
}

/** Everything in one file. A picture stands at its first place only; further ones name it. */
export async function writeHtml(write: (text: string) => Promise<void>, wish: ReadableWish): Promise<void> {
  const { records, files, words, counts, onDone, signal } = wish
  const pace = pacer(signal)
  await write(pageStart(words.journal, words, await styleHash(), 'data:'))
  await write(chapter(words.journal))
  await write(contentsMarkup(contentsOf(wish), words))
  let year = ''
  for await (const entry of readableEntries(records, counts)) {
    await pace()
    if (entry.head.day.slice(0, 4) !== year) {
      year = entry.head.day.slice(0, 4)
      await write(chapter(year))
    }
    const sources = new Map<RecordId, string>()
    for (const id of entry.head.attachmentIds ?? []) {
      const file = files.get(id)
      if (!file?.mime.startsWith('image/') || file.bytes > MOST_INLINE) continue
      const bytes = new Uint8Array(file.bytes)
      let at = 0
      for await (const piece of (await file.open()).stream()) {
        bytes.set(piece, at)
        at += piece.byteLength
      }
      sources.set(id, `data:${file.mime};base64,${toBase64(bytes)}`)
    }
    const markup = entryMarkup(entry, words, (id, alt) => {
      const file = files.get(id)
      if (!file) return missing(alt, words)
      return fileMarkup({ name: file.record.name, mime: file.mime, source: sources.get(id) ?? null }, alt, words)
    })
    await write(markup)
    onDone()
  }
  let kind = ''
  for await (const record of readableRecords(records, words, counts)) {
    await pace()
    if (record.kind !== kind) await write(chapter(words.kind(record.kind)))
    kind = record.kind
    await write(recordMarkup(record, words))
    onDone()
  }
  await write(pageEnd(words))
}

/** A page a year, a page a kind, and one that leads to them. Files lie beside the pages. */
export async function writeSite(zip: ZipFile, wish: ReadableWish): Promise<void> {
  const { records, files, words, counts, onDone, signal } = wish
  const pace = pacer(signal)
  const hash = await styleHash()
  const beside = "'self' file:"
  const pages: { name: string; title: string; lines: ContentsLine[] }[] = []
  const contents = contentsOf(wish)
  let page: { name: string; title: string; parts: string[] } | null = null
  const close = async () => {
    if (page === null) return
    const { name, title, parts } = page
    await zip.text(name, [pageStart(title, words, hash, beside), chapter(title), ...parts, pageEnd(words)].join(''))
    page = null
  }
  const open = async (name: string, title: string, lines: ContentsLine[]) => {
    await close()
    page = { name, title, parts: [`<p class="label"><a href="index.html">${escaped(words.contents)}</a></p>\n`] }
    pages.push({ name, title, lines })
    return page
  }
  let current: { name: string; parts: string[] } | null = null
  for await (const entry of readableEntries(records, counts)) {
    await pace()
    const year = entry.head.day.slice(0, 4)
    if (current?.name !== `${year}.html`) {
      current = await open(
        `${year}.html`,
        year,
        contents.filter(({ day }) => day.startsWith(year)),
      )
    }
    current.parts.push(
      entryMarkup(entry, words, (id, alt) => {
        const file = files.get(id)
        return file
          ? fileMarkup({ name: file.record.name, mime: file.mime, source: encodeURI(file.path) }, alt, words)
          : missing(alt, words)
      }),
    )
    onDone()
  }
  for await (const record of readableRecords(records, words, counts)) {
    await pace()
    if (current?.name !== `${record.kind}.html`)
      current = await open(`${record.kind}.html`, words.kind(record.kind), [])
    current.parts.push(recordMarkup(record, words))
    onDone()
  }
  await close()
  const index = pages.map(
    ({ name, title, lines }) =>
      `<h2><a href="${escaped(name)}">${escaped(title)}</a></h2>\n${lines.length > 0 ? contentsMarkup(lines, words, name) : ''}`,
  )
  await zip.text(
    'index.html',
    [pageStart(words.journal, words, hash, beside), chapter(words.journal), ...index, pageEnd(words)].join(''),
  )
}
