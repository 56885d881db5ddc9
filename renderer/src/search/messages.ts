// What the page and the search worker say to each other: one answer to each question, matched by number.
import type { RecordId } from '#shared/domain/records.ts'
import type { IndexRow } from '#shared/domain/search/index-row.ts'
import type { SearchIndex, SearchRequest, SearchResult } from './search-index.ts'

export interface Questions {
  /** False: the image cannot be used and the index is empty. */
  load: { input: Uint8Array<ArrayBuffer>; output: boolean }
  reconcile: { input: { ids: RecordId[]; revisions: number[] }; output: { lacking: RecordId[]; dropped: number } }
  change: { input: { puts: IndexRow[]; removes: RecordId[] }; output: null }
  tidy: { input: null; output: null }
  image: { input: null; output: Uint8Array<ArrayBuffer> }
  search: { input: SearchRequest; output: SearchResult }
}
export type QuestionName = keyof Questions
export type Question = { [K in QuestionName]: { number: number; name: K; input: Questions[K]['input'] } }[QuestionName]
export type Answer = { number: number } & ({ ok: true; output: unknown } | { ok: false; error: string })

/** Answers a question from an index. */
export function answerFrom(index: SearchIndex, { name, input }: Question): Questions[QuestionName]['output'] {
  switch (name) {
    case 'load':
      return index.load(input)
    case 'reconcile':
      return index.reconcile(input.ids, input.revisions)
    case 'change':
      index.change(input.puts, input.removes)
      return null
    case 'tidy':
      index.tidy()
      return null
    case 'image':
      return index.image()
    case 'search':
      return index.search(input)
  }
}
