// The live records of every kind that a step can take, as the domain's functions ask for them; re-renders when one changes.
import { useMemo } from 'react'
import { useHeads } from '#data/heads.ts'
import type { RecordsGiven } from '#shared/domain/items.ts'
import type { RecordKind, RecordOf } from '#shared/domain/records.ts'

export function useRecordsGiven(): RecordsGiven {
  const spark = useHeads('spark')
  const truth = useHeads('truth')
  const value = useHeads('value')
  const purpose = useHeads('purpose')
  const why = useHeads('why')
  const experiment = useHeads('experiment')
  const entry = useHeads('entry')
  const session = useHeads('session')
  const definition = useHeads('definition')
  const profile = useHeads('profile')
  const history = useHeads('history')
  const pack = useHeads('pack')
  return useMemo(() => {
    const byKind: { [K in RecordKind]: RecordOf<K>[] } = {
      spark,
      truth,
      value,
      purpose,
      why,
      experiment,
      entry,
      session,
      definition,
      profile,
      history,
      pack,
    }
    return (kind) => byKind[kind]
  }, [spark, truth, value, purpose, why, experiment, entry, session, definition, profile, history, pack])
}
