// [J40]–[J42]: when a kept line still stands in its source.
import { expect, test } from 'vitest'
import { TEXT_SCHEMA, type TextDocument, type TextNode } from '#shared/domain/text.ts'
import { keptWords, stateInAnswer, stateInRecord, stateInText } from './spark-source.ts'

const kept = (text: string, spark = 's1'): TextNode => ({
  type: 'text',
  text,
  marks: [{ type: 'kept', attrs: { spark } }],
})
const plain = (text: string): TextNode => ({ type: 'text', text })
const paragraph = (...content: TextNode[]): TextNode => ({ type: 'paragraph', content })
const textOf = (...content: TextNode[]): TextDocument => ({ schema: TEXT_SCHEMA, doc: { type: 'doc', content } })
const spark = { id: 's1', quote: 'I make the deck more beautiful.' }

test('[J40] the marked words are read across bold parts and paragraphs, as one line', () => {
  const text = textOf(
    paragraph(plain('Before. '), kept('One '), kept('two.')),
    paragraph(kept('Three.'), plain(' After.')),
  )
  expect(keptWords(text, 's1')).toBe('One two. Three.')
  expect(keptWords(text, 'another')).toBeNull()
})

test('[J40] a line under its mark, unchanged, is in place', () => {
  expect(stateInText(spark, textOf(paragraph(plain('I polish. '), kept(spark.quote))))).toBe('in-place')
})

test('[J41] a line whose marked words were changed has a changed source', () => {
  expect(stateInText(spark, textOf(paragraph(kept('I make the deck less beautiful.'))))).toBe('changed')
})

test('[J41] a line that is neither marked nor there has a changed source', () => {
  expect(stateInText(spark, textOf(paragraph(plain('Something else.'))))).toBe('changed')
})

test('[J41] without a mark, the same words in the text are enough', () => {
  expect(stateInText(spark, textOf(paragraph(plain('So: I make the deck  more beautiful. Yes.'))))).toBe('in-place')
})

test('[J42] a line kept from an answer is looked for in the fields of that answer', () => {
  const items = [{ id: 'a', text: spark.quote, detail: '' }]
  expect(stateInAnswer(spark, { kind: 'list', items })).toBe('in-place')
  expect(stateInAnswer(spark, { kind: 'list', items: [] })).toBe('changed')
  expect(stateInAnswer(spark, undefined)).toBe('changed')
})

test('[D91] a line kept from any record is in place while the words of its field hold it', () => {
  const texts = [
    { field: 'what', text: 'Talk at the fair,\nunpaid' },
    { field: 'note', text: 'Never again' },
  ]
  expect(stateInRecord({ quote: 'Talk at the fair, unpaid' }, 'what', texts)).toBe('in-place')
  expect(stateInRecord({ quote: 'Never again' }, 'what', texts)).toBe('changed')
  expect(stateInRecord({ quote: 'Never again' }, 'gone', texts)).toBe('changed')
})
