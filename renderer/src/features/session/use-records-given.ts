// The live records of every kind that a step can take, as the domain's functions ask for them; re-renders when one changes.
import { useMemo } from 'react'
import { useLiveHeads } from '#data/heads.ts'
import type { RecordsGiven } from '#shared/domain/items.ts'

export function useRecordsGiven(): RecordsGiven {
  const live = useLiveHeads()
  return useMemo(() => (kind) => [...live(kind)], [live])
}
