// What a feature hands to the repository: the new state of one record.
import type { Body, Head, RecordId } from '#shared/domain/records.ts'

/** `body` absent means: the body stays as it is. Its shape must be that of the head's kind. */
export type RecordWrite = { id: RecordId; head: Head; body?: Body }
