// Counts words without walking the whole text: blocks that did not change keep their number.
import type { Node } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import { countWords } from '#shared/domain/text.ts'
import type { EditorNode } from './document.ts'

export interface WordCounts {
  all: number
  /** Words in the selection; 0 without one. */
  selected: number
}

const counted = new WeakMap<Node, number>()

function wordsIn(block: Node): number {
  const known = counted.get(block)
  if (known !== undefined) return known
  const words = countWords({ schema: 0, doc: block.toJSON() as EditorNode })
  counted.set(block, words)
  return words
}

export function wordCounts({ doc, selection }: EditorState): WordCounts {
  let all = 0
  doc.forEach((block) => {
    all += wordsIn(block)
  })
  if (selection.empty) return { all, selected: 0 }
  const part = doc.cut(selection.from, selection.to)
  let selected = 0
  // Whole blocks in the selection are the document's own and counted already.
  part.forEach((block) => {
    selected += wordsIn(block)
  })
  return { all, selected }
}
