// [ED1]–[ED7]: a text as Markdown and back loses no word, and our own constructs come back exactly.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainText, TEXT_SCHEMA, type TextNode } from '../domain/text.ts'
import { documentFromMarkdown, markdownFromDocument } from './markdown-document.ts'

type Marks = NonNullable<TextNode['marks']>
const ID = 'abcdefghijklmnopqrstuv'
const textOf = (...content: TextNode[]) => ({ schema: TEXT_SCHEMA, doc: { type: 'doc', content } })
const paragraph = (...content: TextNode[]): TextNode =>
  content.length > 0 ? { type: 'paragraph', content } : { type: 'paragraph' }
const words = (text: string, ...marks: Marks): TextNode => ({
  type: 'text',
  ...(marks.length > 0 ? { marks } : {}),
  text,
})
const blocks = (markdown: string) => documentFromMarkdown(markdown).doc.content
const plain = (markdown: string) => plainText(documentFromMarkdown(markdown))

/** Words that Markdown could take for something, among ordinary ones. */
const piece = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'parola',
      'perché',
      'così è',
      'x',
      '7',
      'été',
      '한국',
      '😀',
      '👩‍👩‍👧',
      'e\u0301',
      '«ecco»',
    ),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...[
        '#',
        '##',
        '-',
        '+',
        '*',
        '1.',
        '23)',
        '>',
        '=',
        '---',
        '***',
        '___',
        '~~~',
        '```',
        '`',
        '``',
        '_',
        '__',
        '~',
        '~~',
      ],
      ...[
        '[',
        ']',
        '(',
        ')',
        '![',
        '](',
        ']:',
        '[ ]',
        '[x]',
        '<',
        '<b>',
        '<!--',
        '&',
        '&amp;',
        '&#32;',
        ';',
        '\\',
        '\\\\',
      ],
      ...[
        '!',
        '|',
        '|---|',
        'www.a.b',
        'https://a.b',
        '<https://a.b>',
        '[a](https://a.b)',
        '[^1]',
        '[a]: https://a.b',
        '@',
        ':',
      ],
      ...['…', '“', '€', '©', '\t', '\u00a0', ' ', '  ', '    ', '.'],
    ),
  },
  {
    weight: 1,
    arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 5 }).filter((text) => !/[\r\n\0\v\f]/.test(text)),
  },
)
const line = fc
  .tuple(fc.array(piece, { minLength: 1, maxLength: 6 }), fc.constantFrom('', ' '))
  .map(([parts, between]) => parts.join(between))
const wear = fc.subarray(['bold', 'italic', 'strike', 'code'])
const href = fc.constantFrom(
  'https://a.b/c?d=1&e;=2',
  'http://x.y/(z)',
  'mailto:a@b.c',
  'https://a.b/\\d*_e_',
  'https://é.it/è&amp;',
)

function sameWear(a: TextNode, b: TextNode): boolean {
  return a.text !== undefined && b.text !== undefined && JSON.stringify(a.marks ?? []) === JSON.stringify(b.marks ?? [])
}

/** As an editor would have it: neighbours alike are one; marks do not begin or end on blanks, nor on an empty word. */
function tidy(nodes: TextNode[]): TextNode[] {
  const result: TextNode[] = []
  for (const node of nodes) {
    const last = result.at(-1)
    if (last && sameWear(last, node)) result[result.length - 1] = { ...last, text: `${last.text}${node.text}` }
    else result.push(node)
  }
  return result
}

const stretch: fc.Arbitrary<TextNode> = fc.oneof(
  { weight: 6, arbitrary: line.map((text) => words(text)) },
  {
    weight: 5,
    arbitrary: fc
      .tuple(
        line,
        wear,
        fc.option(fc.tuple(href, fc.option(fc.constantFrom('a "title"', 'b\\'), { nil: null })), {
          nil: null,
          freq: 3,
        }),
      )
      .map(([text, types, link]) => {
        const marks: Marks = types.map((type) => ({ type }))
        if (link) marks.unshift({ type: 'link', attrs: { href: link[0], ...(link[1] ? { title: link[1] } : {}) } })
        return words(text.trim() || 'x', ...marks)
      }),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'hardBreak' }) },
  {
    weight: 1,
    arbitrary: line.map((label): TextNode => ({ type: 'mention', attrs: { id: ID, label: label.trim() } })),
  },
)
const inline = fc.array(stretch, { maxLength: 5 }).map(tidy)
const withWords = (node: TextNode, content: TextNode[]): TextNode => (content.length > 0 ? { ...node, content } : node)
const leaf: fc.Arbitrary<TextNode> = fc.oneof(
  { weight: 4, arbitrary: inline.map((content) => paragraph(...content)) },
  fc
    .tuple(fc.integer({ min: 1, max: 3 }), inline)
    .map(([level, content]) => withWords({ type: 'heading', attrs: { level } }, content)),
  fc
    .tuple(fc.constantFrom(null, 'ts', 'a`b'), fc.array(fc.oneof(line, fc.constant('')), { maxLength: 4 }))
    .map(([language, lines]) =>
      withWords({ type: 'codeBlock', attrs: { language } }, lines.join('\n') ? [words(lines.join('\n'))] : []),
    ),
  fc.constant<TextNode>({ type: 'horizontalRule' }),
  line.map((alt): TextNode => ({ type: 'attachment', attrs: { id: ID, alt } })),
)
const { block } = fc.letrec<{ block: TextNode; item: TextNode[] }>((tie) => ({
  item: fc
    .tuple(inline, fc.array(tie('block'), { maxLength: 2 }))
    .map(([content, below]) => [paragraph(...content), ...below]),
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc
      .array(tie('block'), { minLength: 1, maxLength: 3 })
      .map((content): TextNode => ({ type: 'blockquote', content })),
    fc
      .array(tie('item'), { minLength: 1, maxLength: 3 })
      .map(
        (items): TextNode => ({ type: 'bulletList', content: items.map((content) => ({ type: 'listItem', content })) }),
      ),
    fc.tuple(fc.constantFrom(1, 0, 9, 2026), fc.array(tie('item'), { minLength: 1, maxLength: 3 })).map(
      ([start, items]): TextNode => ({
        type: 'orderedList',
        attrs: { start },
        content: items.map((content) => ({ type: 'listItem', content })),
      }),
    ),
    fc.array(fc.tuple(fc.boolean(), tie('item')), { minLength: 1, maxLength: 3 }).map(
      (items): TextNode => ({
        type: 'taskList',
        content: items.map(([checked, content]) => ({ type: 'taskItem', attrs: { checked }, content })),
      }),
    ),
  ),
}))
const document = fc.array(block, { minLength: 1, maxLength: 4 }).map((content) => textOf(...content))

test('[ED1] a text of ours is the same after Markdown and back', () => {
  fc.assert(
    fc.property(document, (text) => {
      expect(documentFromMarkdown(markdownFromDocument(text))).toEqual(text)
    }),
    { numRuns: 300 },
  )
})

test('[ED1] words, whatever they are, come back from a paragraph, a heading, an item and a quote', () => {
  const shells: ((content: TextNode[]) => TextNode)[] = [
    (content) => paragraph(...content),
    (content) => ({ type: 'heading', attrs: { level: 2 }, content }),
    (content) => ({
      type: 'taskList',
      content: [{ type: 'taskItem', attrs: { checked: false }, content: [paragraph(...content)] }],
    }),
    (content) => ({ type: 'blockquote', content: [paragraph(...content)] }),
  ]
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/[\r\n\0\v]/.test(text)),
      fc.constantFrom(...shells),
      (text, shell) => {
        const before = textOf(shell([words(text)]))
        expect(documentFromMarkdown(markdownFromDocument(before))).toEqual(before)
      },
    ),
    { numRuns: 300 },
  )
})

test('[ED2] any Markdown settles in one pass', () => {
  const syntax = fc.constantFrom(
    ...[
      '\n',
      '\n\n',
      '  \n',
      '\\\n',
      '    ',
      '  ',
      '\t',
      '> ',
      '- ',
      '* ',
      '+ ',
      '1. ',
      '2) ',
      '# ',
      '#### ',
      '- [ ] ',
      '- [x] ',
    ],
    ...[
      '```\n',
      '~~~\n',
      '---\n',
      '===\n',
      '**',
      '*',
      '_',
      '__',
      '~~',
      '`',
      '``',
      '[a](https://b.c)',
      '[a][b]',
      '\n[b]: https://c.d\n',
    ],
    ...[
      '![i](x.png)',
      `![i](attachment:${ID})`,
      `[@p](person:${ID})`,
      '<https://a.b>',
      '<b>',
      '&nbsp;',
      '&#10;',
      '[^1]',
      '\n[^1]: note\n',
    ],
    ...[
      '| a | b |\n|---|---|\n',
      '[x](javascript:alert(1))',
      'parola',
      'perché',
      ' ',
      '.',
      '!',
      '\\',
      '[',
      ']',
      '(',
      ')',
      '<!-- c -->',
    ],
  )
  fc.assert(
    fc.property(fc.array(syntax, { maxLength: 24 }), (parts) => {
      const once = markdownFromDocument(documentFromMarkdown(parts.join('')))
      expect(markdownFromDocument(documentFromMarkdown(once))).toBe(once)
    }),
    { numRuns: 600 },
  )
})

test('[ED3] every word of any Markdown is in the document', () => {
  const syntax = fc.constantFrom(
    '\n',
    '\n\n',
    '> ',
    '- ',
    '# ',
    '[',
    ']',
    '(',
    ')',
    '<',
    '>',
    '[^',
    ']: ',
    '!',
    '**',
    '`',
    '| ',
    '    ',
    '](',
    'https://x.y',
  )
  let count = 0
  const word = fc.constant(null).map(() => `parola${count++}z`)
  fc.assert(
    fc.property(fc.array(fc.oneof(syntax, word), { maxLength: 24 }), (parts) => {
      const text = JSON.stringify(documentFromMarkdown(parts.join('')))
      for (const part of parts) if (part.startsWith('parola')) expect(text).toContain(part)
    }),
    { numRuns: 600 },
  )
})

test('[ED3] what has no node of its own stays as words: HTML, tables, footnotes, definitions nobody uses, wiki links', () => {
  for (const kept of [
    '<script>alert(1)</script>',
    '<div class="x">\n<b>bold</b>\n</div>',
    '| a | b |\n|---|---|\n| 1 | 2 |',
    'A note[^1]\n\n[^1]: the note itself',
    '[unused]: https://example.org "Title"',
    '[[Another note]] and ![[picture.png]]',
    '![remote](https://example.org/a.png)',
    '[relative](other.md)',
    '<!-- a comment -->',
  ])
    expect(plain(kept).replace(/\n+/g, '\n')).toBe(kept.replace(/\n+/g, '\n'))
})

test('[ED4] only http, https and mailto are links', () => {
  for (const address of [
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'vbscript:x',
    '//host',
    'app://x',
    'ftp://a',
  ])
    for (const markdown of [`[a](${address})`, `<${address}>`, `[a](<${address}>)`, `[a]\n\n[a]: ${address}`])
      expect(JSON.stringify(documentFromMarkdown(markdown)), markdown).not.toContain('"link"')
  for (const address of ['http://a.b', 'HTTPS://a.b/c', 'mailto:a@b.c'])
    expect(blocks(`[a](${address})`)).toEqual([paragraph(words('a', { type: 'link', attrs: { href: address } }))])
  const unsafe = textOf(paragraph(words('a', { type: 'link', attrs: { href: 'javascript:alert(1)' } })))
  expect(markdownFromDocument(unsafe)).toBe('a')
})

test('[ED5] Markdown written elsewhere reads as expected', () => {
  expect(blocks('Title\n=====\n\n#### Deep\n\nOne *two* __three__ ~~four~~ `five`\nnext')).toEqual([
    { type: 'heading', attrs: { level: 1 }, content: [words('Title')] },
    { type: 'heading', attrs: { level: 3 }, content: [words('Deep')] },
    paragraph(
      ...[words('One '), words('two', { type: 'italic' }), words(' '), words('three', { type: 'bold' }), words(' ')],
      ...[
        words('four', { type: 'strike' }),
        words(' '),
        words('five', { type: 'code' }),
        { type: 'hardBreak' },
        words('next'),
      ],
    ),
  ])
  expect(blocks('- [ ] to do\n- [x] done\n- plain')?.map(({ type, content }) => [type, content?.length])).toEqual([
    ['taskList', 2],
    ['bulletList', 1],
  ])
  expect(blocks('[a][1] b\n\n[1]: https://x.y "T"')).toEqual([
    paragraph(words('a', { type: 'link', attrs: { href: 'https://x.y', title: 'T' } }), words(' b')),
  ])
  expect(documentFromMarkdown('one\ntwo', { lineBreaks: 'joined' }).doc.content).toEqual([paragraph(words('one two'))])
})

test('[ED6] pictures and people go through the addresses one gives', () => {
  const text = textOf(
    { type: 'attachment', attrs: { id: ID, alt: 'The [sea] at dawn' } },
    paragraph(words('with '), { type: 'mention', attrs: { id: ID, label: 'Anna B.' } }),
  )
  expect(markdownFromDocument(text)).toBe(`![The \\[sea\\] at dawn](attachment:${ID})\n\nwith [@Anna B.](person:${ID})`)
  const written = markdownFromDocument(text, { attachmentPath: () => 'media/a b (1).jpg', personPath: () => null })
  expect(written).toBe('![The \\[sea\\] at dawn](<media/a b (1).jpg>)\n\nwith @Anna B.')
  const read = documentFromMarkdown(`Before ![x](<media/a b (1).jpg>) after`, {
    attachmentId: (path) => (path === 'media/a b (1).jpg' ? ID : null),
  })
  expect(read.doc.content).toEqual([
    paragraph(words('Before')),
    { type: 'attachment', attrs: { id: ID, alt: 'x' } },
    paragraph(words('after')),
  ])
})

test('[ED7] ordinary writing is written plainly', () => {
  const markdown = [
    '# Lunedì',
    'Tom & Jerry – 3 < 5, snake_case, ~5 km, 50% (più o meno) [forse]! Perché no?',
    '- uno\n- due\n  1. primo\n  2. secondo',
    'Poi:',
    '- [ ] da fare\n- [x] fatto',
    '> Una frase *sua*, **forte**.',
    '```ts\nconst a = `b`\n```',
    '---',
    'Una riga  \ne la seguente. [Un sito](https://example.org/a_b)',
  ].join('\n\n')
  expect(markdownFromDocument(documentFromMarkdown(markdown))).toBe(markdown)
})

test('[ED3] a text nested beyond reason keeps its words and exhausts nothing', () => {
  const deep = `${'> '.repeat(5_000)}parola`
  expect(plain(deep)).toContain('parola')
  expect(plain(`${'- '.repeat(3_000)}parola`)).toContain('parola')
  expect(plain(`${'*a '.repeat(5_000)}parola`)).toContain('parola')
  expect(plain(`${'['.repeat(5_000)}parola${']'.repeat(5_000)}`)).toContain('parola')
})
