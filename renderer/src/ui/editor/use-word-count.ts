// Tells the number of words when the writing pauses, never while a key is on its way to the screen.
import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'
import { type WordCounts, wordCounts } from './word-count.ts'

const PAUSE_MS = 250

/** null until counted first. */
export function useWordCount(editor: Editor | null): WordCounts | null {
  const [counts, setCounts] = useState<WordCounts | null>(null)
  useEffect(() => {
    if (!editor) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const count = () => {
      if (editor.isDestroyed) return
      const now = wordCounts(editor.state)
      setCounts((before) => (before?.all === now.all && before.selected === now.selected ? before : now))
    }
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(count, PAUSE_MS)
    }
    later()
    editor.on('transaction', later)
    return () => {
      clearTimeout(timer)
      editor.off('transaction', later)
    }
  }, [editor])
  return counts
}
