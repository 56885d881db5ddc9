// Looks, one after the other and only for the lines on the screen, whether each still stands in its source.
import { useEffect, useState } from 'react'
import { headOf } from '#data/heads.ts'
import { type SourceState, sourceState } from '#parts/spark-source.ts'
import type { RecordId, RecordOf } from '#shared/domain/records.ts'

/** States known so far; `sparks` must stay the same array while unchanged. A line whose source is deleted, missing or unreadable has none. */
export function useSourceStates(sparks: readonly RecordOf<'spark'>[]): ReadonlyMap<RecordId, SourceState> {
  const [states, setStates] = useState<ReadonlyMap<RecordId, SourceState>>(new Map())
  useEffect(() => {
    let gone = false
    async function look(): Promise<void> {
      for (const spark of sparks) {
        if (gone) return
        const source = headOf(spark.source.recordId)
        if (!source || source.deletedAt !== null) continue
        const state = await sourceState(spark).catch(() => null)
        if (!gone && state) setStates((known) => new Map(known).set(spark.id, state))
      }
    }
    void look()
    return () => {
      gone = true
    }
  }, [sparks])
  return states
}
