// What is asked about the clauses of whys: the words from outside that this vault knows, and which pinned records are live.
import { useMemo } from 'react'
import { headOf, useHeads, useLiveHeads } from '#data/heads.ts'
import type { Clause, RecordId } from '#shared/domain/records.ts'
import { type BorrowedText, borrowedTexts, questionsOn } from '#shared/domain/why/questions.ts'

export interface Asking {
  borrowed: readonly BorrowedText[]
  isHere: (id: RecordId) => boolean
  /** How many questions stand open on these clauses. */
  countOn: (clauses: readonly Clause[]) => number
}

export function useAsking(): Asking {
  const purposes = useHeads('purpose')
  const people = useHeads('person')
  const live = useLiveHeads()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `live` is another function whenever any record changes.
  return useMemo(() => {
    const borrowed = borrowedTexts(purposes, people)
    const isHere = (id: RecordId) => headOf(id)?.deletedAt === null
    const countOn = (clauses: readonly Clause[]) =>
      clauses.reduce((sum, clause) => sum + questionsOn(clause, borrowed, isHere).length, 0)
    return { borrowed, isHere, countOn }
  }, [purposes, people, live])
}
