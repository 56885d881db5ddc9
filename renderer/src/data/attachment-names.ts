// Which blobs and which attachments are named by records, from the heads in memory.
import type { RecordId, RecordOf } from '#shared/domain/records.ts'
import { headsOf, trashOf } from './heads.ts'

/** The names of an attachment's own blobs. */
export function blobsOf(head: Pick<RecordOf<'attachment'>, 'blob' | 'preview'>): string[] {
  return head.preview === undefined ? [head.blob] : [head.blob, head.preview.blob]
}

/** Blobs that an attachment names, in the trash or not. */
export function namedBlobs(): Set<string> {
  return new Set([...headsOf('attachment'), ...trashOf('attachment')].flatMap(blobsOf))
}

/** Attachments that the head of an entry names, in the trash or not. */
export function attachmentsInHeads(): Set<RecordId> {
  return new Set([...headsOf('entry'), ...trashOf('entry')].flatMap((entry) => entry.attachmentIds ?? []))
}
