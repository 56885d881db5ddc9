// How many words there are, and how many of them are chosen. Not announced while writing: it is there to be looked at.
import type { Editor } from '@tiptap/core'
import { useTranslation } from 'react-i18next'
import { useWordCount } from './use-word-count.ts'

export function WordCount({ editor }: { editor: Editor }) {
  const { t } = useTranslation('ui')
  const counts = useWordCount(editor)
  if (!counts) return null
  return counts.selected > 0
    ? t('editor.wordsOf', { count: counts.selected, all: counts.all })
    : t('editor.words', { count: counts.all })
}
