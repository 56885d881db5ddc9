// Our own JSON export: every live record as it is, attachments beside the file by the hash of their bytes. Documented in
// docs/EXPORT.md; written by the export, read by the import.
import './jitless.ts'
import { z } from 'zod'
import { recordIdSchema } from './commit.ts'

export const JOURNAL_FORMAT = 'unborrowed-journal'
export const JOURNAL_VERSION = 1

/** `head` and `body` are those of shared/formats/records.ts, read one by one so that one odd record spoils no other. */
export const journalRecordSchema = z.looseObject({
  id: recordIdSchema,
  head: z.unknown(),
  body: z.unknown().optional(),
})

/** `file` is the name inside the zip; `sha256` of the original bytes, lowercase hex. `id` is the attachment record. */
export const journalAttachmentSchema = z.looseObject({
  id: recordIdSchema,
  file: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

export const journalSchema = z.looseObject({
  format: z.literal(JOURNAL_FORMAT),
  version: z.int().min(1),
  exportedAt: z.iso.datetime(),
  records: z.array(z.unknown()),
  attachments: z.array(journalAttachmentSchema),
})
export type JournalFile = z.infer<typeof journalSchema>
