// Writes an import: entries in small commits, each with the import's own record, so that whatever happens on the way
// what is here is a whole import that can be undone. Never merges, never replaces.
import { AttachmentError, addAttachment, type NewAttachment } from '#data/attachments.ts'
import { breathe } from '#data/breathe.ts'
import type { Progress } from '#data/content-lines.ts'
import { headOf } from '#data/heads.ts'
import type { RecordWrite } from '#data/record-write.ts'
import { newId, removeManyForGood, type SealedAhead, saveRecords, sealAhead } from '#data/repository.ts'
import { KindError } from '#shared/contract/errors.ts'
import { ArchiveError } from '#shared/domain/archive.ts'
import type { ImportProblem } from '#shared/domain/imported.ts'
import type {
  Body,
  EntryHead,
  Head,
  ImportBody,
  ImportHead,
  ImportLine,
  Instant,
  RecordId,
} from '#shared/domain/records.ts'
import { countWords, firstWords, type TextDocument } from '#shared/domain/text.ts'
import type { ChosenImport } from './choose-import.ts'
import { finishText, type TextLabels, withIds } from './entry-text.ts'
import { textFromHtml } from './html-text.ts'
import { knownKeys, previewOf } from './import-preview.ts'
import type { Ready, ReadyEntry, ReadyRecord, Scan } from './import-reader.ts'
import { entryHash, recordHash } from './imported-hash.ts'
import type { ReaderLine } from './reader-line.ts'

/** Entries in one commit: few enough that a save of the person's own never waits long, and that the page is never busy for long. */
const COMMIT = 50
/** Lines of the report that are kept; more are counted. */
const MOST_LINES = 5000
/** After so many milliseconds of work at a stretch the page may draw and answer. */
const SLICE_MS = 12

export interface RunWish {
  homeZone: string
  labels: TextLabels
  now: Instant
  /** What the page can see of a file: its size and a smaller picture of it, as for one that is added by hand. */
  look?: (file: Blob) => Promise<Pick<NewAttachment, 'width' | 'height' | 'preview'>>
}

/** A larger file is not held whole to be looked at. */
const MOST_LOOKED_BYTES = 64 * 1024 * 1024

export interface ImportRun {
  importId: RecordId
  entries: number
  attachments: number
  /** How it ended; `failed` with the kind of the disk's error, null for a fault of the file or ours. */
  ended: { how: 'done' } | { how: 'stopped' } | { how: 'failed'; kind: KindError['kind'] | null }
}

/** Local noon where only the day is known, so that lists keep the days in order. */
function begunAt({ day, instant, zone }: ReadyEntry, homeZone: string): Instant {
  if (instant !== null) return instant
  return Temporal.PlainDate.from(day)
    .toZonedDateTime({ timeZone: zone ?? homeZone, plainTime: '12:00' })
    .toInstant()
    .toString()
}

async function wholeOf(source: { stream(): AsyncIterable<Uint8Array> }, signal: AbortSignal): Promise<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  for await (const piece of source.stream()) {
    signal.throwIfAborted()
    pieces.push(piece as Uint8Array<ArrayBuffer>)
  }
  return new Blob(pieces)
}

/** One commit: records of our own export, which may have been known, and new entries, sealed while the commit before is written. */
interface Made {
  writes: RecordWrite[]
  ahead?: SealedAhead
}

class Run {
  readonly importId: RecordId = newId()
  entries = 0
  attachments = 0
  readonly #chosen: ChosenImport
  readonly #scan: Scan
  readonly #reader: ReaderLine
  readonly #wish: RunWish
  readonly #files = new Map<string, RecordId | null>()
  readonly #problems = new Map<string, ImportProblem[]>()
  readonly #came = new Set<string>()
  readonly #records: { id: RecordId; hash: string }[] = []
  readonly #helpers = new Set<RecordId>()
  #isBegun = false

  constructor(chosen: ChosenImport, scan: Scan, wish: RunWish) {
    this.#chosen = chosen
    this.#scan = scan
    this.#reader = chosen.reader
    this.#wish = wish
  }

  #head(isPartial: boolean): ImportHead {
    const { now } = this.#wish
    return {
      kind: 'import',
      createdAt: now,
      updatedAt: now,
      deletedAt: null,
      source: this.#scan.source,
      fileName: this.#chosen.name.slice(0, 200),
      entries: this.entries,
      attachments: this.attachments,
      isPartial,
    }
  }

  /** The file's own id for a kept file, kept once however often it is shown; null where it cannot be kept. */
  async #keep(file: string, name: string, signal: AbortSignal): Promise<RecordId | null> {
    const there = this.#files.get(file)
    if (there !== undefined) return there
    const reader = this.#reader
    let id: RecordId | null = null
    try {
      const bytes = await reader.beginFile(file)
      if (bytes !== null) {
        const source = {
          bytes,
          async *stream() {
            await reader.beginFile(file)
            for (let piece = await reader.piece(); piece !== null; piece = await reader.piece()) yield piece
          },
        }
        const { look } = this.#wish
        const whole = look && bytes <= MOST_LOOKED_BYTES ? await wholeOf(source, signal) : null
        const looked = look && whole ? await look(whole) : {}
        id = await addAttachment({ source: whole ?? source, name, signal, ...looked })
        this.attachments += 1
      }
    } catch (error) {
      const isAboutIt = error instanceof ArchiveError || (error instanceof AttachmentError && error.kind !== 'no-room')
      if (!isAboutIt)
        throw error instanceof AttachmentError ? new KindError('disk-full', 'no room for an attachment') : error
    }
    this.#files.set(file, id)
    return id
  }

  async #entryWrite(entry: ReadyEntry, signal: AbortSignal): Promise<RecordWrite> {
    let text: TextDocument = entry.text ?? finishText(textFromHtml(entry.html ?? ''), entry, this.#wish.labels)
    const ids: (RecordId | null)[] = []
    for (const { file, name } of entry.attachments) ids.push(await this.#keep(file, name, signal))
    if (ids.length > 0) {
      if (ids.includes(null)) this.#problems.set(entry.key, ['attachment-refused'])
      text = withIds(
        text,
        (index) => ids[index] ?? null,
        (index) => entry.attachments[index]?.written ?? '',
      )
    }
    const isCounted = entry.text !== null && ids.length === 0
    const attachmentIds = ids.filter((id) => id !== null)
    const head: EntryHead = {
      kind: 'entry',
      createdAt: begunAt(entry, this.#wish.homeZone),
      updatedAt: this.#wish.now,
      deletedAt: null,
      day: entry.day,
      zone: entry.zone ?? this.#wish.homeZone,
      title: entry.title,
      firstWords: isCounted ? entry.firstWords : firstWords(text),
      words: isCounted ? entry.words : countWords(text),
      ...(entry.tags.length > 0 ? { tags: entry.tags } : {}),
      ...(entry.mood === null ? {} : { mood: entry.mood }),
      ...(entry.starred ? { starred: true } : {}),
      ...(attachmentIds.length > 0 ? { attachmentIds } : {}),
    }
    const body = { text }
    const contentHash = entry.hash ?? (await entryHash(head, body))
    return {
      id: newId(),
      head: { ...head, origin: { importId: this.importId, sourceKey: entry.key, contentHash } },
      body,
    }
  }

  async #recordWrite({ id, head, body, attachment }: ReadyRecord, signal: AbortSignal): Promise<RecordWrite | null> {
    let kept: Head = head
    if (head.kind === 'attachment') {
      const made = attachment === null ? null : await this.#keepBlob(attachment.file, head.name, signal)
      if (made === null) return null
      // The bytes were sealed under this vault's own key: their name here is another than where they came from.
      kept = { ...head, ...made }
    }
    this.#records.push({ id, hash: await recordHash(kept, body) })
    return { id, head: kept, ...(body === null ? {} : { body: body as Body }) }
  }

  /** Seals the bytes; the record that sealing makes is not wanted once the record's own names them. */
  async #keepBlob(file: string, name: string, signal: AbortSignal): Promise<{ blob: string } | null> {
    const id = await this.#keep(file, name, signal)
    const head = id === null ? undefined : headOf(id)
    if (id !== null) this.#helpers.add(id)
    return head?.kind === 'attachment' ? { blob: head.blob } : null
  }

  async #commit({ writes, ahead }: Made, isPartial: boolean, body?: ImportBody): Promise<void> {
    const first: ImportBody = { lines: [], more: 0 }
    const needsBody = body ?? (this.#isBegun ? undefined : first)
    const own: RecordWrite = {
      id: this.importId,
      head: this.#head(isPartial),
      ...(needsBody ? { body: needsBody } : {}),
    }
    await saveRecords([...writes, own], ahead)
    this.#isBegun = true
  }

  async write(
    skip: ReadonlySet<string>,
    total: number,
    onProgress: (progress: Progress) => void,
    signal: AbortSignal,
  ): Promise<void> {
    let ahead = this.#reader.next(skip)
    // While one part is on its way to the disk, the next is read and made ready.
    let onItsWay: Promise<void> = Promise.resolve()
    try {
      for (;;) {
        const batch = await ahead
        if (batch.length === 0) break
        ahead = this.#reader.next(null)
        ahead.catch(() => undefined)
        for (let start = 0; start < batch.length; start += COMMIT) {
          signal.throwIfAborted()
          const part = batch.slice(start, start + COMMIT)
          const made = await this.#madeOf(part, signal)
          await onItsWay
          signal.throwIfAborted()
          onItsWay = this.#commitPart(part, made).then(() => onProgress({ done: this.#came.size, total }))
          onItsWay.catch(() => undefined)
          await breathe()
        }
      }
    } finally {
      // How far it came is known only when the last part has arrived or failed.
      await onItsWay.catch(() => undefined)
    }
    await onItsWay
  }

  async #madeOf(part: readonly Ready[], signal: AbortSignal): Promise<Required<Made>> {
    let since = performance.now()
    const pause = async () => {
      if (performance.now() - since < SLICE_MS) return
      await breathe()
      since = performance.now()
    }
    const writes: RecordWrite[] = []
    const entries: RecordWrite[] = []
    for (const each of part) {
      if (each.kind === 'entry') entries.push(await this.#entryWrite(each, signal))
      else {
        const write = await this.#recordWrite(each, signal)
        if (write) writes.push(write)
      }
      await pause()
    }
    return { writes, ahead: await sealAhead(entries, pause) }
  }

  async #commitPart(part: readonly Ready[], made: Required<Made>): Promise<void> {
    const count = made.writes.length + made.ahead.writes.length
    this.entries += count
    try {
      await this.#commit(made, true)
    } catch (error) {
      this.entries -= count
      throw error
    }
    for (const each of part) this.#came.add(each.key)
  }

  /** What is to be told: remarks, what stayed away, what was here. In the order of the file. */
  #report(known: ReadonlySet<string>): ImportBody {
    const lines: ImportLine[] = []
    let more = 0
    for (const { key, name, day, problems } of this.#scan.lines) {
      const came = key !== null && this.#came.has(key)
      const all: ImportLine['problems'] = [...problems, ...(key === null ? [] : (this.#problems.get(key) ?? []))]
      if (key !== null && known.has(key)) all.push('already-here')
      if (all.length === 0) continue
      if (lines.length < MOST_LINES) lines.push({ name, day, came, problems: all })
      else more += 1
    }
    return { lines, more, ...(this.#records.length > 0 ? { records: this.#records } : {}) }
  }

  async finish(known: ReadonlySet<string>, isPartial: boolean): Promise<void> {
    if (this.#helpers.size > 0) await removeManyForGood([...this.#helpers])
    if (this.#isBegun) await this.#commit({ writes: [] }, isPartial, this.#report(known))
  }
}

/**
 * Brings over what is new in the file. Rejects only when nothing at all was written; after that it resolves and says how
 * it ended: what is here then is a whole import, and can be undone.
 */
export async function runImport(
  chosen: ChosenImport,
  wish: RunWish,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<ImportRun> {
  const { scan } = chosen
  if (scan === null) throw new KindError('bad-input', 'no parser knows this file')
  const { here, fresh } = previewOf(scan)
  const keys = knownKeys()
  const known = new Set([...keys.keys(), ...here.flatMap(({ key }) => (key === null ? [] : [key]))])
  const run = new Run(chosen, scan, wish)
  const told = (ended: ImportRun['ended']): ImportRun => ({
    importId: run.importId,
    entries: run.entries,
    attachments: run.attachments,
    ended,
  })
  try {
    await run.write(known, fresh.length, onProgress, signal)
    await run.finish(known, false)
  } catch (error) {
    const ended: ImportRun['ended'] = signal.aborted
      ? { how: 'stopped' }
      : { how: 'failed', kind: error instanceof KindError ? error.kind : null }
    await run.finish(known, true).catch(() => undefined)
    return told(ended)
  }
  return told({ how: 'done' })
}
