// "Keep this line": makes the spark of a quote. The mark in the text is set by whoever holds the text, with this id.
import { newId, saveRecords } from '#data/repository.ts'
import type { RecordId, SparkSource } from '#shared/domain/records.ts'

/** Resolves with the spark's id once it is on the disk; rejects with a KindError, and then nothing was kept. */
export async function keepLine(quote: string, source: SparkSource): Promise<RecordId> {
  const id = newId()
  const now = Temporal.Now.instant().toString()
  const head = { kind: 'spark', quote, source, createdAt: now, updatedAt: now, deletedAt: null } as const
  await saveRecords([{ id, head }])
  return id
}
