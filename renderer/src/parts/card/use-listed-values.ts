// The shared list of values: the cards that the exercises offer.
import { useMemo } from 'react'
import { useLibrary } from '#parts/library.ts'
import { listedValues } from '#shared/domain/circle/own-card.ts'
import type { ListedValue } from '#shared/domain/circle/shared-ground.ts'

export function useListedValues(): ListedValue[] {
  const library = useLibrary()
  return useMemo(() => listedValues(library), [library])
}
