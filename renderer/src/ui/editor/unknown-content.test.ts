// @vitest-environment jsdom
// [J10]–[J12]: what this version does not know survives being opened.
import { expect, test } from 'vitest'
import type { EditorNode } from './document.ts'
import { schema } from './extensions.ts'
import { fromEditor, toEditor } from './unknown-content.ts'

/** Through the schema and back, as the editor does it. */
function roundTrip(doc: EditorNode): EditorNode {
  const node = schema.nodeFromJSON(toEditor(schema, doc))
  node.check()
  return fromEditor(node.toJSON() as EditorNode)
}

const paragraph = (...content: EditorNode[]): EditorNode => ({ type: 'paragraph', content })
const text = (words: string, ...marks: EditorNode['marks'] & object): EditorNode =>
  marks.length > 0 ? { type: 'text', marks, text: words } : { type: 'text', text: words }

test.each<[string, EditorNode[]]>([
  [
    'an unknown block with content of its own',
    [
      paragraph(text('before')),
      { type: 'table', attrs: { rows: 2 }, content: [{ type: 'row', content: [paragraph(text('cell'))] }] },
    ],
  ],
  ['an unknown inline node', [paragraph(text('with '), { type: 'sticker', attrs: { id: 'x' } }, text(' inside'))]],
  [
    'an unknown mark beside known ones',
    [paragraph(text('marked', { type: 'bold' }, { type: 'sparkle', attrs: { depth: 3 } }, { type: 'glow' }))],
  ],
  [
    'two unknown marks of one type',
    [paragraph(text('twice', { type: 'note', attrs: { n: 1 } }, { type: 'note', attrs: { n: 2 } }))],
  ],
  [
    'an attribute that a known node does not have',
    [{ type: 'paragraph', attrs: { align: 'end' }, content: [text('a')] }],
  ],
  [
    'an attribute that a kept line does not have',
    [paragraph(text('kept', { type: 'kept', attrs: { spark: 's1', hash: 'h' } }))],
  ],
  [
    'known nodes in an order that the schema does not allow',
    [
      { type: 'listItem', content: [paragraph(text('stray item'))] },
      { type: 'bulletList', content: [{ type: 'task', attrs: { done: true }, content: [paragraph(text('t'))] }] },
    ],
  ],
  ['an unknown block in a quote', [{ type: 'blockquote', content: [{ type: 'figure', attrs: { src: 'b1' } }] }]],
  ['an empty text node, which ProseMirror refuses', [paragraph(text(''))]],
])('[J10] %s comes back as it was', (_name, content) => {
  const doc: EditorNode = { type: 'doc', content }
  expect(roundTrip(doc)).toEqual(doc)
})

test('[J11] an unknown block shows the text inside it', () => {
  const doc: EditorNode = { type: 'doc', content: [{ type: 'callout', content: [paragraph(text('do not lose me'))] }] }
  const node = schema.nodeFromJSON(toEditor(schema, doc))
  expect(node.firstChild?.type.spec.toDOM?.(node.firstChild)).toEqual(expect.arrayContaining(['do not lose me']))
})

test('[J12] two kept lines may overlap', () => {
  const kept = (spark: string) => ({ type: 'kept', attrs: { spark } })
  const doc: EditorNode = {
    type: 'doc',
    content: [paragraph(text('one ', kept('a')), text('both', kept('a'), kept('b')), text(' two', kept('b')))],
  }
  expect(roundTrip(doc)).toEqual(doc)
})
