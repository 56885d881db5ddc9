// Asks the index for what is searched, again whenever the words, the filter or the index change; a late answer never
// replaces a newer one.
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useHeads } from '#data/heads.ts'
import { today } from '#parts/dates.ts'
import { find, finderState } from '#parts/find/finder.ts'
import { useScaleVocabulary } from '#parts/find/scale-names.ts'
import type { SearchResult } from '#search/search-index.ts'
import { bothFilters, isNarrowing, peopleNamed } from '#shared/domain/search/filter.ts'
import { parseQuery, type SearchTerm } from '#shared/domain/search/query.ts'
import { searchState } from './search-state.ts'

export interface Results {
  terms: readonly SearchTerm[]
  /** Null before there is anything to look for, or before the first answer. */
  found: SearchResult | null
  failed: boolean
}

export function useResults(): Results {
  const { text, filter, limit } = useStore(searchState)
  const version = useStore(finderState, (state) => state.version)
  const people = useHeads('person')
  const names = useScaleVocabulary()
  const { i18n } = useTranslation()
  const moods = JSON.stringify(names.moods)
  const energies = JSON.stringify(names.energies)
  const query = useMemo(() => {
    const vocabulary = { moods: JSON.parse(moods), energies: JSON.parse(energies), today: today() }
    const parsed = parseQuery(text, vocabulary)
    const named = parsed.names.map((name) => peopleNamed(name, people))
    return { terms: parsed.terms, filter: bothFilters(filter, { ...parsed.filter, people: named }) }
  }, [text, filter, people, moods, energies])
  const [results, setResults] = useState<Results>({ terms: [], found: null, failed: false })
  const asked = useRef(0)
  const isAsking = query.terms.length > 0 || isNarrowing(query.filter)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version of the index, or another language, is asked anew.
  useEffect(() => {
    asked.current += 1
    const own = asked.current
    if (!isAsking) {
      setResults({ terms: [], found: null, failed: false })
      return
    }
    find({ ...query, limit }).then(
      (found) => {
        if (own === asked.current) setResults({ terms: query.terms, found, failed: false })
      },
      () => {
        if (own === asked.current) setResults({ terms: query.terms, found: null, failed: true })
      },
    )
  }, [query, isAsking, limit, version, i18n.language])
  return results
}
