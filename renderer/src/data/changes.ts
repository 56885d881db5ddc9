// Tells of every change that the log has taken, for what follows the records without being a screen: the search index.
import type { Body, Head, RecordId } from '#shared/domain/records.ts'

/** `head` is null for a record removed for good; `body` is absent when it stayed as it was. */
export interface RecordChange {
  id: RecordId
  /** The revision its head was written with. */
  revision: number
  head: Head | null
  body?: Body
}

type Listener = (changes: readonly RecordChange[]) => void
const listeners = new Set<Listener>()

/** Called after the heads in memory have taken the change. Answers a function that stops listening. */
export function onRecordsChanged(listener: Listener): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export function tellRecordsChanged(changes: readonly RecordChange[]): void {
  for (const listener of listeners) listener(changes)
}
