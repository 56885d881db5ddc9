// Rules X22–X23: plain text, first words and words of a document; reading what is stored.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  countWords,
  countWordsOf,
  emptyText,
  firstWords,
  firstWordsOf,
  isEmptyText,
  isSafeLink,
  plainText,
  readText,
  TEXT_SCHEMA,
  textFromPlain,
} from './text.ts'

test('[X22] plain text separates blocks by newlines, in lists and quotes too, and keeps unknown nodes’ text', () => {
  const text = (words: string) => ({ type: 'text', text: words })
  const paragraph = (words: string) => ({ type: 'paragraph', content: [text(words)] })
  const doc = {
    type: 'doc',
    content: [
      { type: 'heading', content: [text('One')] },
      {
        type: 'bulletList',
        content: [
          { type: 'listItem', content: [paragraph('two')] },
          { type: 'listItem', content: [paragraph('three')] },
        ],
      },
      {
        type: 'paragraph',
        content: [text('fo'), { ...text('ur'), marks: [{ type: 'bold' }] }, { type: 'hardBreak' }, text('five')],
      },
      { type: 'fromTheFuture', content: [paragraph('six')] },
    ],
  }
  expect(plainText({ schema: 1, doc })).toBe('One\ntwo\nthree\nfour\nfive\nsix')
})

test('[X22] a plain text goes in and comes out the same', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }).filter((line) => !/[\r\n]/.test(line))), (lines) => {
      const plain = lines.join('\n')
      expect(plainText(textFromPlain(plain))).toBe(plain)
    }),
  )
})

test('[X22] the first words are one line, never longer than asked, and cut between words', () => {
  expect(firstWords(textFromPlain('one two\nthree'))).toBe('one two three')
  expect(firstWords(textFromPlain('one two three'), 9)).toBe('one two…')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.integer({ min: 2, max: 200 }), (plain, max) => {
      const words = firstWords(textFromPlain(plain), max)
      expect(words.length).toBeLessThanOrEqual(max)
      expect(words.isWellFormed()).toBe(true)
    }),
  )
})

test('[X22] words are counted as people count them, in Italian too', () => {
  expect(countWords(textFromPlain('L’altro ieri non c’era — forse: 2 volte, ben-detto.'))).toBe(8)
  expect(countWords(emptyText())).toBe(0)
  expect(isEmptyText(emptyText())).toBe(true)
  expect(isEmptyText(textFromPlain(' \n '))).toBe(true)
})

test('[X23] a stored text is read as it is, a newer one too; anything else is refused', () => {
  const newer = { schema: TEXT_SCHEMA + 5, doc: { type: 'doc', content: [{ type: 'hologram' }] } }
  expect(readText(newer)).toEqual(newer)
  expect(readText(emptyText())).toEqual(emptyText())
  for (const wrong of [null, 'text', {}, { schema: 1 }, { schema: '1', doc: { type: 'doc' } }, { schema: 1, doc: [] }])
    expect(() => readText(wrong)).toThrow(TypeError)
})

test('[ED8] a text of the first schema is read as one of the present, word for word', () => {
  const { doc } = textFromPlain('one\ntwo')
  expect(readText({ schema: 1, doc })).toEqual({ schema: TEXT_SCHEMA, doc })
})

test('[ED8] a mention reads as @name, a picture as its description', () => {
  const doc = {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'with ' },
          { type: 'mention', attrs: { id: 'x', label: 'Anna' } },
        ],
      },
      { type: 'attachment', attrs: { id: 'y', alt: 'the sea' } },
      { type: 'attachment', attrs: { id: 'z', alt: '' } },
      { type: 'paragraph' },
    ],
  }
  expect(plainText({ schema: TEXT_SCHEMA, doc })).toBe('with @Anna\nthe sea\n')
})

test('[ED4] what could be followed is an http, https or mailto address and nothing else', () => {
  for (const good of ['https://a.b', 'HTTP://a.b/c?d=(e)', 'mailto:a@b.c']) expect(isSafeLink(good), good).toBe(true)
  for (const bad of [
    'javascript:x',
    ' https://a.b',
    'https://a b',
    'https:a',
    'data:x',
    '//a.b',
    'https://a"',
    '',
    null,
    7,
  ])
    expect(isSafeLink(bad), String(bad)).toBe(false)
})

test('[TF7] words are counted as the expression counts them, and first words are those of the whole text', () => {
  const pieces = fc.constantFrom(
    'a',
    'è',
    'ß',
    '7',
    '²',
    "'",
    '’',
    '-',
    '–',
    '‐',
    ' ',
    '\n',
    '…',
    '“',
    'x-y',
    '日',
    'é',
    '😀',
    'Ω',
    '·',
    'ª',
  )
  const texts = fc.oneof(
    fc.array(pieces, { maxLength: 40 }).map((all) => all.join('')),
    fc.string({ unit: 'binary', maxLength: 60 }),
  )
  fc.assert(
    fc.property(texts, (text) => {
      expect(countWordsOf(text)).toBe(text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0)
    }),
    { numRuns: 1000 },
  )
  const long = fc.array(fc.constantFrom('word', ' ', '   ', '\n\n', 'x'.repeat(90), '😀'), { maxLength: 300 })
  fc.assert(
    fc.property(long, fc.integer({ min: 2, max: 60 }), (parts, max) => {
      const plain = parts.join('')
      const line = plain.replace(/\s+/g, ' ').trim()
      expect(firstWordsOf(plain, max)).toBe(line.length <= max ? line : firstWordsOf(line.slice(0, max + 40), max))
    }),
  )
})
