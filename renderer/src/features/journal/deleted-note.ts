// Remembers, for the journal's list, which entry was deleted a moment ago and can be brought back with one key.
import type { RecordId } from '#shared/domain/records.ts'

let deleted: RecordId | null = null

export function noteDeleted(id: RecordId): void {
  deleted = id
}

/** Answers it and forgets it. */
export function takeDeleted(): RecordId | null {
  const id = deleted
  deleted = null
  return id
}
