// [ED34]: the head of an entry follows its text.
import { expect, test } from 'vitest'
import { withContent } from './entry-content.ts'
import type { EntryHead } from './records.ts'
import { TEXT_SCHEMA, type TextNode } from './text.ts'

const at = '2026-11-22T10:00:00Z'
const head: EntryHead = {
  kind: 'entry',
  ...{ createdAt: at, updatedAt: at, deletedAt: null },
  ...{ day: '2026-11-22', zone: 'Europe/Rome', title: 'T', firstWords: '', words: 0 },
  ...{ tags: ['casa'], personIds: ['beside', 'anna'], attachmentIds: ['gone'], language: 'it' as const },
}
const mention = (id: string): TextNode => ({ type: 'mention', attrs: { id, label: id } })
const textOf = (...content: TextNode[]) => ({
  schema: TEXT_SCHEMA,
  doc: {
    type: 'doc',
    content: [
      { type: 'paragraph', content },
      { type: 'attachment', attrs: { id: 'sea', alt: '' } },
    ],
  },
})

test('[ED34] people and attachments in the text are in the head, once, in order; the rest of the head stays', () => {
  const text = textOf(mention('luca'), { type: 'text', text: ' and ' }, mention('anna'), mention('luca'))
  expect(withContent(head, text, ['anna'])).toEqual({
    ...{ kind: 'entry', createdAt: at, updatedAt: at, deletedAt: null, day: '2026-11-22', zone: 'Europe/Rome' },
    ...{ title: 'T', tags: ['casa'], firstWords: '@luca and @anna@luca', words: 4 },
    ...{ personIds: ['luca', 'anna', 'beside'], attachmentIds: ['sea'] },
  })
})

test('[ED34] who is mentioned no more leaves the head; who was set beside the entry stays', () => {
  expect(withContent(head, textOf(), ['anna']).personIds).toEqual(['beside'])
})
