// Saves changes of a screen one at a time and keeps the kind of the last failure, so that it can be told.
import { useCallback, useState } from 'react'
import type { RecordWrite } from '#data/record-write.ts'
import { saveRecords } from '#data/repository.ts'
import { type ErrorKind, KindError } from '#shared/contract/errors.ts'
import type { Instant } from '#shared/domain/records.ts'

/** Answers whether it is on the disk. A failure leaves everything as it was. */
export type Change = (make: (now: Instant) => RecordWrite[]) => Promise<boolean>

export function useChanges(): { change: Change; problem: ErrorKind | null } {
  const [problem, setProblem] = useState<ErrorKind | null>(null)
  const change = useCallback<Change>(async (make) => {
    const writes = make(Temporal.Now.instant().toString())
    try {
      if (writes.length > 0) await saveRecords(writes)
      setProblem(null)
      return true
    } catch (error) {
      setProblem(error instanceof KindError ? error.kind : 'unexpected')
      return false
    }
  }, [])
  return { change, problem }
}
