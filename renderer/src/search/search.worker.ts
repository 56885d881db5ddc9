// Module worker: holds the search index while the vault is open. Ends with the page, and the index with it.
import sqlite3InitModule from '@sqlite.org/sqlite-wasm'
import { type Answer, answerFrom, type Question } from './messages.ts'
import { SearchIndex } from './search-index.ts'

const index = sqlite3InitModule().then((sqlite) => new SearchIndex(sqlite))

addEventListener('message', async (event: MessageEvent<Question>) => {
  const { number } = event.data
  let answer: Answer
  try {
    answer = { number, ok: true, output: answerFrom(await index, event.data) }
  } catch (error) {
    // The message may quote what was searched for: its name alone is told.
    answer = { number, ok: false, error: error instanceof Error ? error.name : 'unknown' }
  }
  const output = answer.ok && Array.isArray(answer.output) ? answer.output : []
  postMessage(answer, { transfer: output.filter((one) => one instanceof Uint8Array).map(({ buffer }) => buffer) })
})
