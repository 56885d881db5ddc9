// The list of live segments (`segments.json`) and the names of segment files. Knows nothing of what is inside them.
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { KindError } from '#shared/contract/errors.ts'
import { canonicalJson } from '#shared/formats/canonical-json.ts'
import { recordIdSchema, seqSchema } from '#shared/formats/commit.ts'
import { type FileSystem, writeAtomically } from './file-system.ts'

export const SEGMENTS_FORMAT = 1

const segmentSchema = z.strictObject({
  id: z.int().min(1).max(99_999_999),
  /** No frame of this or a later segment has a lower seq, except repeats: the seq goes on from here if files are lost. */
  firstSeq: seqSchema,
  /** `compacted` segments are rewritten ones: gaps in their seqs are not losses. */
  kind: z.enum(['appended', 'compacted']),
})
export type Segment = z.infer<typeof segmentSchema>

const segmentListSchema = z.strictObject({
  format: z.literal(SEGMENTS_FORMAT),
  logId: recordIdSchema,
  /** In the order in which they are read; only the last is appended to. */
  segments: z.array(segmentSchema).min(1),
})
export type SegmentList = z.infer<typeof segmentListSchema>

/** A list of a later format, as far as it says the same in the same words: for reading only. */
const newerListSchema = z.object({
  logId: recordIdSchema,
  segments: z.array(z.object(segmentSchema.shape)).min(1),
})

/** On the disk with SHA-256 (hex) of the canonical JSON of the rest, in later formats too; the first lists had none. */
const checkedSchema = z.object({ checksum: z.string() })

/** `segments.json` as found. `missing` and `damaged` lists can be made anew from the segments themselves. */
export type SegmentListState =
  /** `isChecked` is false for a list without a checksum: nothing may be removed on its word. */
  | { state: 'read'; list: SegmentList; isChecked: boolean; isNewer: boolean }
  | { state: 'missing' }
  | { state: 'damaged'; bytes: number }

export function segmentName(id: number): string {
  return `${String(id).padStart(8, '0')}.ulog`
}

/** The id in a segment file's name, or null for any other name. */
export function segmentId(name: string): number | null {
  return /^\d{8}\.ulog$/.test(name) ? Number(name.slice(0, 8)) : null
}

export function logFolder(folder: string): string {
  return join(folder, 'log')
}

export function segmentPath(folder: string, id: number): string {
  return join(logFolder(folder), segmentName(id))
}

export function segmentListPath(folder: string): string {
  return join(folder, 'segments.json')
}

function checksumOf(rest: unknown): string {
  return createHash('sha256').update(canonicalJson(rest), 'utf8').digest('hex')
}

/** Throws `newer-format` for a list of a later format that does not say which files the log is made of. */
export async function readSegmentList(fileSystem: FileSystem, folder: string): Promise<SegmentListState> {
  const bytes = await fileSystem.readFile(segmentListPath(folder))
  if (bytes === null) return { state: 'missing' }
  const damaged: SegmentListState = { state: 'damaged', bytes: bytes.byteLength }
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return damaged
  }
  const checked = checkedSchema.loose().safeParse(value)
  if (checked.success) {
    const { checksum, ...rest } = checked.data
    if (checksumOf(rest) !== checksum) return damaged
    value = rest
  }
  const isNewer = z.object({ format: z.int().min(SEGMENTS_FORMAT + 1) }).safeParse(value).success
  const parsed = (isNewer ? newerListSchema : segmentListSchema).safeParse(value)
  if (!parsed.success) {
    if (isNewer) throw new KindError('newer-format', 'segments.json was written by a newer version')
    return damaged
  }
  const ids = new Set(parsed.data.segments.map(({ id }) => id))
  if (ids.size < parsed.data.segments.length) return damaged
  const { logId, segments } = parsed.data
  return {
    state: 'read',
    list: { format: SEGMENTS_FORMAT, logId, segments },
    isChecked: checked.success,
    isNewer,
  }
}

export async function writeSegmentList(fileSystem: FileSystem, folder: string, list: SegmentList): Promise<void> {
  const text = JSON.stringify({ ...list, checksum: checksumOf(list) })
  await writeAtomically(fileSystem, segmentListPath(folder), new TextEncoder().encode(`${text}\n`))
}
