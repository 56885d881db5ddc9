// Which stretch of text "keep this line" means: the selection, else the sentence that the caret is in.
import type { EditorState } from '@tiptap/pm/state'

/** Document positions, `from` < `to`, without white space at either end. */
export interface KeepRange {
  from: number
  to: number
  quote: string
}

/** Breaks and block ends read as one space, so that a quote is one line. */
function quoteBetween(state: EditorState, from: number, to: number): string {
  return state.doc.textBetween(from, to, ' ', ' ').replace(/\s+/g, ' ').trim()
}

function trimmed(state: EditorState, start: number, end: number): KeepRange | null {
  const isBlank = (from: number, to: number) => state.doc.textBetween(from, to, ' ', ' ').trim() === ''
  let from = start
  let to = end
  while (from < to && isBlank(from, from + 1)) from += 1
  while (to > from && isBlank(to - 1, to)) to -= 1
  const quote = quoteBetween(state, from, to)
  return quote ? { from, to, quote } : null
}

/** The sentence around the caret, by the rules of `language`; null where there are no words. */
function sentenceAtCaret(state: EditorState, language: string): KeepRange | null {
  const { $head } = state.selection
  if (!$head.parent.isTextblock) return null
  const start = $head.start()
  // Every leaf counts one character, as it counts one position; a line break ends a sentence.
  const text = state.doc.textBetween(start, $head.end(), '\n', '\n')
  const sentences = [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)]
  const sentence =
    sentences.find(({ index, segment }) => $head.parentOffset < index + segment.trimEnd().length + 1) ??
    sentences.at(-1)
  if (!sentence) return null
  return trimmed(state, start + sentence.index, start + sentence.index + sentence.segment.length)
}

/** null when there is nothing to keep. */
export function keepRange(state: EditorState, language: string): KeepRange | null {
  const { from, to, empty } = state.selection
  return empty ? sentenceAtCaret(state, language) : trimmed(state, from, to)
}

/** Whether exactly this stretch is a kept line already. */
export function isKept(state: EditorState, { from, to }: KeepRange): boolean {
  const kept = state.schema.marks.kept
  if (!kept) return false
  const covering = new Map<unknown, number>()
  let length = 0
  state.doc.nodesBetween(from, to, (node, position) => {
    if (!node.isText) return
    const size = Math.min(to, position + node.nodeSize) - Math.max(from, position)
    length += size
    for (const mark of node.marks)
      if (mark.type === kept) covering.set(mark.attrs.spark, (covering.get(mark.attrs.spark) ?? 0) + size)
  })
  return [...covering.values()].includes(length)
}
