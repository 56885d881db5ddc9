// What an export takes out of the open vault: records with their bodies in small batches, files weighed before they are
// written. Reads only; nothing is healed and nothing kept.
import { createMD5, createSHA256 } from 'hash-wasm'
import type { Leaving } from '#data/attachment-export.ts'
import { leavingAttachment } from '#data/attachment-export.ts'
import { AttachmentError } from '#data/attachments.ts'
import { peekBodies } from '#data/bodies.ts'
import { breathe } from '#data/breathe.ts'
import { headOf } from '#data/heads.ts'
import { inOrder, isReadBeside, plainFileName, uniqueNames } from '#shared/domain/export.ts'
import { kindTexts } from '#shared/domain/kind-texts.ts'
import type { Body, EntryBody, Head, RecordId, RecordKind, RecordOf } from '#shared/domain/records.ts'
import { canonicalJson } from '#shared/formats/canonical-json.ts'
import type { ExportWords, ReadableEntry, ReadableRecord } from '#shared/formats/exports/readable.ts'
import { bodySchemas } from '#shared/formats/records.ts'
import { ATTACHMENT_TYPES, type AttachmentType } from '#shared/formats/sniff-type.ts'
import { crc32 } from './crc32.ts'

type Listed = RecordOf<RecordKind>

const BATCH = 50
const SLICE_MS = 12

/** Lets the page breathe, and ends the work when it was stopped. To be called between any two records. */
export function pacer(signal: AbortSignal): () => Promise<void> {
  let since = performance.now()
  return async () => {
    signal.throwIfAborted()
    if (performance.now() - since < SLICE_MS) return
    await breathe()
    signal.throwIfAborted()
    since = performance.now()
  }
}

export interface Counts {
  entries: number
  records: number
  files: number
  /** Records whose body does not open. */
  leftOut: number
  /** Files that are missing or do not open. */
  filesLeftOut: number
  /** Pictures that may still say where they were taken. */
  positionsStay: number
}

export const noCounts = (): Counts => ({
  entries: 0,
  records: 0,
  files: 0,
  leftOut: 0,
  filesLeftOut: 0,
  positionsStay: 0,
})

/** Records with their bodies, in the order given; one whose body does not open is null. */
export async function* withBodies(
  records: readonly Listed[],
): AsyncGenerator<{ record: Listed; body: Body | null; opens: boolean }> {
  const partAt = (start: number) => records.slice(start, start + BATCH)
  const open = (start: number) => {
    const opening = peekBodies(partAt(start).map(({ id }) => id))
    // Looked at when its turn comes.
    opening.catch(() => undefined)
    return opening
  }
  // While one part is written the next is opened.
  let ahead = open(0)
  for (let start = 0; start < records.length; start += BATCH) {
    const part = partAt(start)
    const bodies = await ahead
    if (start + BATCH < records.length) ahead = open(start + BATCH)
    for (const record of part) {
      const body = bodies.get(record.id) ?? null
      yield { record, body, opens: body !== null || !Object.hasOwn(bodySchemas, record.kind) }
    }
  }
}

/** A file that opens to its end, with what archives and other programs ask of it. */
export interface WeighedFile {
  record: RecordOf<'attachment'>
  /** In the export, plain letters only. */
  path: string
  mime: string
  bytes: number
  crc: number
  sha256: string
  md5: string
  open(): Promise<Leaving>
}

/** Reads every file once to its end: one that does not open is counted, and no text points at it. */
export async function weighFiles(
  records: readonly Listed[],
  wish: { keepsPosition: boolean; folder: string; signal: AbortSignal },
  counts: Counts,
  onDone: () => void,
): Promise<Map<RecordId, WeighedFile>> {
  const files = new Map<RecordId, WeighedFile>()
  const name = uniqueNames()
  const sha256 = await createSHA256()
  const md5 = await createMD5()
  for (const record of records) {
    if (record.kind !== 'attachment') continue
    wish.signal.throwIfAborted()
    try {
      const open = () => leavingAttachment(record.id, { keepsPosition: wish.keepsPosition })
      const leaving = await open()
      sha256.init()
      md5.init()
      let crc = 0
      let bytes = 0
      for await (const piece of leaving.stream()) {
        wish.signal.throwIfAborted()
        sha256.update(piece)
        md5.update(piece)
        crc = crc32(piece, crc)
        bytes += piece.byteLength
        await breathe()
      }
      if (leaving.positionStays) counts.positionsStay += 1
      const plain = plainFileName(record.name)
      const dot = plain.lastIndexOf('.')
      const known = Object.hasOwn(ATTACHMENT_TYPES, leaving.mime)
        ? `.${ATTACHMENT_TYPES[leaving.mime as AttachmentType]}`
        : null
      const extension = known ?? (dot > 0 ? plain.slice(dot) : '')
      const stem = (dot > 0 ? plain.slice(0, dot) : plain).replace(/\.+$/, '') || 'file'
      const path = name(wish.folder, stem, extension)
      const told = { mime: leaving.mime, bytes, crc, sha256: sha256.digest('hex'), md5: md5.digest('hex') }
      files.set(record.id, { record, path, ...told, open })
    } catch (error) {
      if (wish.signal.aborted || !(error instanceof AttachmentError)) throw error
      counts.filesLeftOut += 1
    }
    onDone()
  }
  return files
}

/** Entries in their order, ready to be read; one that does not open is counted and left out. */
export async function* readableEntries(
  records: readonly Listed[],
  counts: Pick<Counts, 'entries' | 'leftOut'>,
): AsyncGenerator<ReadableEntry> {
  const entries = inOrder(records.filter((record) => record.kind === 'entry'))
  for await (const { record, body } of withBodies(entries)) {
    if (record.kind !== 'entry' || body === null) {
      counts.leftOut += 1
      continue
    }
    counts.entries += 1
    yield { head: record, text: (body as EntryBody).text, people: namesOf(record.personIds ?? []) }
  }
}

function namesOf(ids: readonly RecordId[]): string[] {
  return ids.flatMap((id) => {
    const head = headOf(id)
    return head?.kind === 'person' ? [head.name] : []
  })
}

/** Everything else that has words, kind by kind, the oldest first. */
export async function* readableRecords(
  records: readonly Listed[],
  words: ExportWords,
  counts: Pick<Counts, 'records' | 'leftOut'>,
): AsyncGenerator<ReadableRecord> {
  const keyOf = ({ kind, createdAt, id }: Listed) => `${kind} ${createdAt} ${id}`
  const others = records.filter(({ kind }) => isReadBeside(kind)).toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  for await (const { record, body, opens } of withBodies(others)) {
    if (!opens) {
      counts.leftOut += 1
      continue
    }
    const { title, texts } = kindTexts(record, body)
    if (texts.length === 0) continue
    counts.records += 1
    const steps = record.kind === 'session' ? await stepTitles(record) : new Map<string, string>()
    yield {
      id: record.id,
      kind: record.kind,
      title: title.split('\n')[0] ?? '',
      day: dayOf(record),
      texts: texts.map(({ field, text }) => {
        const step = /^(?:answers|notes)\/(.+)$/.exec(field)?.[1]
        return { label: (step && steps.get(step)) || words.field(field.replace(/\/.*$/, '')), text }
      }),
    }
  }
}

function dayOf(record: Listed): string {
  return 'day' in record && typeof record.day === 'string' ? record.day : record.createdAt.slice(0, 10)
}

/** The questions of a sitting, by step, in the language it was begun in. */
async function stepTitles(session: RecordOf<'session'>): Promise<Map<string, string>> {
  const body = (await peekBodies([session.definitionId])).get(session.definitionId)
  const titles = new Map<string, string>()
  if (!body || !('exercise' in body)) return titles
  const { steps, gentler } = body.exercise
  for (const { id, title } of [...(gentler?.steps ?? []), ...steps]) titles.set(id, title[session.language])
  return titles
}

/**
 * A record as it leaves: what its vault alone knows is replaced or left out. A file is named by the SHA-256 of the bytes
 * that leave; its smaller picture stays behind.
 */
export function leavingHead(record: Listed, file: WeighedFile | undefined): Head {
  const { id: _, ...head } = record
  if (head.kind !== 'attachment' || !file) return head as Head
  const { preview: __, ...kept } = head
  return { ...kept, blob: file.sha256, bytes: file.bytes } as Head
}

export function recordJson(id: RecordId, head: Head, body: Body | null): string {
  return canonicalJson({ id, head, body })
}
