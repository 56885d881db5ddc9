// What the page and the search worker say to each other: one answer to each question, matched by number.
import type { RecordId } from '#shared/domain/records.ts'
import type { IndexRow } from '#shared/domain/search/index-row.ts'
import type { Reconciling, SearchIndex, SearchRequest, SearchResult } from './search-index.ts'

export interface Questions {
  /** So many bytes of an image will come. */
  beginLoad: { input: number; output: null }
  loadPiece: { input: Uint8Array<ArrayBuffer>; output: null }
  /** False: the image cannot be used and the index is empty. */
  endLoad: { input: null; output: boolean }
  reconcile: { input: Reconciling; output: { lacking: RecordId[]; dropped: number } }
  change: { input: { puts: IndexRow[]; removes: RecordId[] }; output: null }
  tidy: { input: null; output: null }
  image: { input: null; output: Uint8Array<ArrayBuffer>[] }
  search: { input: SearchRequest; output: SearchResult }
}
export type QuestionName = keyof Questions
export type Question = { [K in QuestionName]: { number: number; name: K; input: Questions[K]['input'] } }[QuestionName]
export type Answer = { number: number } & ({ ok: true; output: unknown } | { ok: false; error: string })

/** Answers a question from an index. */
export function answerFrom(index: SearchIndex, { name, input }: Question): Questions[QuestionName]['output'] {
  switch (name) {
    case 'beginLoad':
      index.beginLoad(input)
      return null
    case 'loadPiece':
      index.loadPiece(input)
      return null
    case 'endLoad':
      return index.endLoad()
    case 'reconcile':
      return index.reconcile(input)
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
