// What the evidence drawer shows: without words the latest kept lines, the truths, the first values; with words whatever
// the search finds in the whole vault.
import { useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { headOf, useHeads } from '#data/heads.ts'
import { today } from '#parts/dates.ts'
import { find, finderState } from '#parts/find/finder.ts'
import type { RecordKind, RecordOf } from '#shared/domain/records.ts'
import { parseQuery } from '#shared/domain/search/query.ts'
import { chosenOf, topValues } from '#shared/domain/statement.ts'

/** What is no evidence for a why: itself, and what holds no words of its own. */
const LEFT_OUT = new Set<RecordKind>(['why', 'resonance', 'pack', 'import', 'mirror', 'attachment', 'profile'])
const MOST = 30
const LATEST_SPARKS = 8

export interface Evidence {
  records: readonly RecordOf<RecordKind>[]
  /** Folded words that were looked for. */
  words: readonly string[]
  failed: boolean
}

const NO_WORDS: readonly string[] = []

export function useEvidence(text: string): Evidence {
  const version = useStore(finderState, (state) => state.version)
  const sparks = useHeads('spark')
  const truths = useHeads('truth')
  const values = useHeads('value')
  const near = useMemo((): RecordOf<RecordKind>[] => {
    const truth = chosenOf(truths)
    return [...(truth ? [truth] : []), ...sparks.slice(-LATEST_SPARKS).reverse(), ...topValues(values)]
  }, [sparks, truths, values])
  const query = useMemo(() => parseQuery(text, { moods: [], energies: [], today: today() }), [text])
  const words = useMemo(() => query.terms.filter(({ isNot }) => !isNot).flatMap((term) => term.words), [query])
  const [found, setFound] = useState<{ records: RecordOf<RecordKind>[]; failed: boolean } | null>(null)
  const asked = useRef(0)
  const isAsking = query.terms.length > 0

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version of the index is asked anew.
  useEffect(() => {
    asked.current += 1
    const own = asked.current
    if (!isAsking) {
      setFound(null)
      return
    }
    find({ terms: query.terms, filter: query.filter, limit: MOST }).then(
      ({ hits }) => {
        if (own !== asked.current) return
        const records = hits.flatMap(({ id }) => headOf(id) ?? [])
        setFound({
          records: records.filter(({ kind, deletedAt }) => deletedAt === null && !LEFT_OUT.has(kind)),
          failed: false,
        })
      },
      () => {
        if (own === asked.current) setFound({ records: [], failed: true })
      },
    )
  }, [query, isAsking, version])
  if (!isAsking) return { records: near, words: NO_WORDS, failed: false }
  return { records: found?.records ?? [], words, failed: found?.failed ?? false }
}
