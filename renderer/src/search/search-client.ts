// The page's side of the search worker: questions in, promised answers out. Decides nothing.
import { type Answer, answerFrom, type Question, type QuestionName, type Questions } from './messages.ts'
import type { SearchIndex } from './search-index.ts'

export interface SearchClient {
  /** Rejects when the index cannot answer. Questions are answered in order. */
  ask<K extends QuestionName>(name: K, input: Questions[K]['input']): Promise<Questions[K]['output']>
  close(): void
}

/** Starts the worker. */
export function workerClient(): SearchClient {
  const worker = new Worker(new URL('./search.worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, { resolve: (output: never) => void; reject: (error: Error) => void }>()
  let last = 0
  const failAll = (reason: string) => {
    for (const { reject } of waiting.values()) reject(new Error(reason))
    waiting.clear()
  }
  worker.onmessage = (event: MessageEvent<Answer>) => {
    const answer = event.data
    const asker = waiting.get(answer.number)
    waiting.delete(answer.number)
    if (answer.ok) asker?.resolve(answer.output as never)
    else asker?.reject(new Error(answer.error))
  }
  worker.onerror = () => failAll('the search worker failed')
  return {
    ask: (name, input) =>
      new Promise((resolve, reject) => {
        last += 1
        waiting.set(last, { resolve, reject })
        const transfer = input instanceof Uint8Array ? [input.buffer] : []
        worker.postMessage({ number: last, name, input } as Question, { transfer })
      }),
    close: () => {
      worker.terminate()
      failAll('the search worker was ended')
    },
  }
}

/** The same over an index in this thread: for tests and benchmarks. */
export function directClient(index: SearchIndex): SearchClient {
  return {
    ask: async (name, input) => answerFrom(index, { number: 0, name, input } as Question) as never,
    close: () => index.close(),
  }
}
