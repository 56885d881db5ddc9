// Reads one chosen file or folder for an import: what is in it, then its entries batch by batch, then the bytes of single
// files. Runs in a worker; holds no more than one text and one batch at a time. Writes nothing.
import { createSHA256, type IHasher } from 'hash-wasm'
import { ArchiveError } from '#shared/domain/archive.ts'
import type {
  ImportedAttachment,
  ImportedEntry,
  ImportItem,
  ImportProblem,
  ImportSource,
  LeftOut,
} from '#shared/domain/imported.ts'
import { splitAtTokens } from '#shared/domain/imported.ts'
import type { Body, Head, Instant, LocalDay, RecordId, ScaleStep } from '#shared/domain/records.ts'
import { countWordsOf, firstWordsOf, plainText, type TextDocument } from '#shared/domain/text.ts'
import { canonicalJson } from '#shared/formats/canonical-json.ts'
import type { ImportFiles, ImportParser } from '#shared/formats/imports/import-files.ts'
import { recognise } from '#shared/formats/imports/sources.ts'
import { type Archive, asImportFiles } from './archive.ts'
import { type TextLabels, textOfEntry } from './entry-text.ts'
import { entryHashText } from './imported-hash.ts'
import { importTools } from './tools.ts'

/** One thing in the file, for the preview and the report. `key` is null for what stays away. */
export interface ScanLine {
  key: string | null
  name: string
  day: LocalDay | null
  problems: ImportProblem[]
}

export interface Scan {
  source: ImportSource
  lines: ScanLine[]
  /** Files that entries show, each once. */
  attachments: number
  attachmentBytes: number
  /** For how many entries something has no place here. */
  leftOut: Partial<Record<LeftOut, number>>
  /** The first entries, as they will read. */
  examples: { day: LocalDay; title: string | null; words: string }[]
}

/** An entry ready to be kept but for its files; `html` is what only the page can turn into a text. */
export interface ReadyEntry {
  kind: 'entry'
  key: string
  day: LocalDay
  instant: Instant | null
  zone: string | null
  title: string | null
  tags: string[]
  starred: boolean
  mood: ScaleStep | null
  place: string
  people: string[]
  attachments: ImportedAttachment[]
  text: TextDocument | null
  html: string | null
  firstWords: string
  words: number
  /** As `entryHash`; null where files or the page still change the text. */
  hash: string | null
}
/** A record of our own export. */
export interface ReadyRecord {
  kind: 'record'
  key: string
  id: RecordId
  head: Head
  body: Body | null
  attachment: ImportedAttachment | null
}
export type Ready = ReadyEntry | ReadyRecord

export interface ReaderWish {
  homeZone: string
  today: LocalDay
  labels: TextLabels
}

const BATCH = 100
const BATCH_CHARACTERS = 400_000
const EXAMPLES = 5
/** What scanning read is kept for bringing it over, up to so many characters; of a larger file all is read twice. */
const KEPT_CHARACTERS = 80_000_000

interface Keyed {
  item: ImportItem
  key: string | null
}

/** Words of an entry's raw text for a list: without markup, as far as that is cheap. */
function glimpse(entry: ImportedEntry): string {
  const raw = entry.content.text.slice(0, entry.content.format === 'html' ? 2000 : 700)
  const plain = entry.content.format === 'html' ? raw.replace(/<[^>]*>/g, ' ').replace(/&nbsp;/g, ' ') : raw
  const words = splitAtTokens(plain)
    .filter((part) => typeof part === 'string')
    .join(' ')
  const bare =
    entry.content.format === 'plain'
      ? words
      : words
          .replace(/!?\[([^\]\n]*)\]\([^)\n]*\)/g, '$1')
          .replace(/\\([!-/:-@[-`{-~])/g, '$1')
          .replace(/^[#>\s*-]+|[*_`~]{1,3}/gm, '')
  return bare.replace(/\s+/g, ' ').trim().slice(0, 200)
}

export class ImportReader {
  readonly #archive: Archive
  readonly #files: ImportFiles
  readonly #wish: ReaderWish
  readonly #hasher: IHasher
  #parser: ImportParser | null = null
  #batches: AsyncGenerator<Ready[]> | null = null
  /** All that scanning met; null before it and for a file too large to be kept. */
  #kept: (Keyed | null)[] | null = null

  private constructor(archive: Archive, wish: ReaderWish, hasher: IHasher) {
    this.#archive = archive
    this.#files = asImportFiles(archive)
    this.#wish = wish
    this.#hasher = hasher
  }

  static async open(archive: Archive, wish: ReaderWish): Promise<ImportReader> {
    return new ImportReader(archive, wish, await createSHA256())
  }

  /** Null for a file that no parser knows. Rejects with an ArchiveError. `onProgress` is told how many entries were met. */
  async scan(onProgress: (met: number) => void = () => undefined): Promise<Scan | null> {
    this.#parser = await recognise(this.#files)
    if (this.#parser === null) return null
    const sizes = new Map(this.#archive.files.map(({ name, bytes }) => [name, bytes]))
    const scan: Scan = {
      source: this.#parser.source,
      lines: [],
      attachments: 0,
      attachmentBytes: 0,
      leftOut: {},
      examples: [],
    }
    const shown = new Set<string>()
    let kept: Keyed[] | null = []
    let characters = 0
    for await (const each of this.#keyed()) {
      const { item, key } = each
      characters += charactersOf(item)
      if (characters > KEPT_CHARACTERS) kept = null
      kept?.push(each)
      if (item.kind === 'skipped') {
        scan.lines.push({ key: null, name: item.name.slice(0, 200), day: null, problems: [item.why] })
      } else if (item.kind === 'record') {
        const day = item.head.kind === 'entry' ? item.head.day : null
        scan.lines.push({ key, name: nameOf(item.head), day, problems: [] })
        if (item.attachment) shown.add(item.attachment.file)
        if (item.head.kind === 'entry' && scan.examples.length < EXAMPLES) {
          scan.examples.push({ day: item.head.day, title: item.head.title, words: item.head.firstWords })
        }
      } else {
        const { entry } = item
        const words = glimpse(entry)
        scan.lines.push({ key, name: (entry.title ?? words).slice(0, 100), day: entry.day, problems: entry.problems })
        for (const what of entry.leftOut) scan.leftOut[what] = (scan.leftOut[what] ?? 0) + 1
        for (const { file } of entry.attachments) shown.add(file)
        if (scan.examples.length < EXAMPLES) scan.examples.push({ day: entry.day, title: entry.title, words })
      }
      if (scan.lines.length % 500 === 0) onProgress(scan.lines.length)
    }
    this.#kept = kept
    scan.attachments = shown.size
    scan.attachmentBytes = [...shown].reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0)
    return scan
  }

  /** The next entries whose keys are not among `skip`; empty at the end. To be called after `scan`. */
  async next(skip: ReadonlySet<string>): Promise<Ready[]> {
    this.#batches ??= this.#inBatches(skip)
    const { value, done } = await this.#batches.next()
    return done ? [] : value
  }

  /** Bytes of one file of the archive. Rejects with an ArchiveError. */
  chunks(name: string): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    return this.#archive.chunks(name)
  }

  /** Size of a file as the archive's directory says; null for none of that name. */
  size(name: string): number | null {
    return this.#archive.files.find((file) => file.name === name)?.bytes ?? null
  }

  /** Each item with what makes it the same one next time. Entries that are alike in every word keep apart by their number. */
  async *#keyed(): AsyncGenerator<Keyed> {
    if (this.#parser === null) throw new ArchiveError('unreadable')
    const { homeZone, today } = this.#wish
    const seen = new Map<string, number>()
    for await (const item of this.#parser.items(this.#files, importTools(homeZone, today))) {
      if (item.kind === 'skipped') yield { item, key: null }
      else if (item.kind === 'record') yield { item, key: `record:${item.id}` }
      else {
        const key = item.entry.sourceKey ?? this.#hashKey(this.#parser.source, item.entry)
        const times = (seen.get(key) ?? 0) + 1
        seen.set(key, times)
        yield { item, key: times === 1 ? key : `${key}#${times}` }
      }
    }
  }

  #hashKey(source: ImportSource, entry: ImportedEntry): string {
    const { title, content, tags, problems } = entry
    // A day taken from the file's own date, or from today, would make the same text another one next week.
    const isOwnDay = !problems.includes('date-from-file') && !problems.includes('date-unknown')
    const { day, instant } = isOwnDay ? entry : { day: null, instant: null }
    return `hash:${this.#sha256(canonicalJson({ source, day, instant, title, text: content.text, tags }))}`
  }

  #sha256(text: string): string {
    this.#hasher.init()
    this.#hasher.update(text)
    return this.#hasher.digest('hex')
  }

  /** What scanning kept, each let go as it is taken; else the file read again. */
  async *#again(): AsyncGenerator<Keyed> {
    const kept = this.#kept
    if (kept === null) return yield* this.#keyed()
    this.#kept = null
    for (let at = 0; at < kept.length; at += 1) {
      const each = kept[at]
      kept[at] = null
      if (each) yield each
    }
  }

  async *#inBatches(skip: ReadonlySet<string>): AsyncGenerator<Ready[]> {
    let batch: Ready[] = []
    let characters = 0
    for await (const { item, key } of this.#again()) {
      if (key === null || skip.has(key) || item.kind === 'skipped') continue
      if (item.kind === 'record') batch.push({ ...item, key })
      else batch.push(this.#ready(item.entry, key))
      characters += charactersOf(item)
      if (batch.length >= BATCH || characters >= BATCH_CHARACTERS) {
        yield batch
        batch = []
        characters = 0
      }
    }
    if (batch.length > 0) yield batch
  }

  #ready(entry: ImportedEntry, key: string): ReadyEntry {
    const text = textOfEntry(entry, this.#wish.labels)
    const plain = text === null ? '' : plainText(text)
    const { day, instant, zone, title, tags, starred, mood, place, people, attachments } = entry
    const told = { day, instant, zone, title, tags, starred, mood, place, people, attachments }
    return {
      kind: 'entry',
      key,
      ...told,
      text,
      html: text === null ? entry.content.text : null,
      firstWords: firstWordsOf(plain),
      words: countWordsOf(plain),
      hash:
        text === null || attachments.length > 0
          ? null
          : this.#sha256(
              entryHashText({ ...told, zone: zone ?? this.#wish.homeZone, mood: mood ?? undefined }, { text }),
            ),
    }
  }
}

/** About how much of it lies in memory. */
function charactersOf(item: ImportItem): number {
  if (item.kind === 'entry') return item.entry.content.text.length + 500
  return item.kind === 'record' ? 2000 + (item.body === null ? 0 : JSON.stringify(item.body).length) : 200
}

function nameOf(head: Head): string {
  if (head.kind === 'entry') return (head.title ?? head.firstWords).slice(0, 100)
  return head.kind === 'attachment' ? head.name : head.kind
}
