// A telling as a Word document: title, language, headings, contents that lead to their places, lists by number. Every word
// is text. Loaded only when asked for.
import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  Document,
  HeadingLevel,
  InternalHyperlink,
  type IParagraphOptions,
  LevelFormat,
  Packer,
  Paragraph,
} from 'docx'
import type { PrintPage } from '#shared/contract/contract.ts'
import { contentsOf, type Telling, type TellingBlock } from '#shared/domain/telling/telling.ts'
import { plain, runs } from './docx-words.ts'

/** Twentieths of a point. */
export const PAPERS: Record<PrintPage['paper'], { width: number; height: number }> = {
  A4: { width: 11906, height: 16838 },
  Letter: { width: 12240, height: 15840 },
}
const LAKE = '17566B'
const CINNABAR = 'A63C2B'
const QUIET = '4D595D'
const INK = '1A2326'
const line = (color: string) => ({ left: { style: BorderStyle.SINGLE, size: 6, space: 8, color } })
const note = (text: string, more: IParagraphOptions = {}) =>
  text === '' ? [] : [new Paragraph({ style: 'Quiet', ...more, children: runs(text) })]

/** `list`: which list of the document it is, so that each begins with one. */
function block(one: TellingBlock, list: number): Paragraph[] {
  switch (one.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: HeadingLevel.HEADING_2,
          children: [new Bookmark({ id: one.id, children: runs(one.text) })],
        }),
        ...note(one.note, { keepNext: true }),
      ]
    case 'clause':
      return [
        new Paragraph({
          heading: HeadingLevel.HEADING_2,
          children: [...(one.before === '' ? [] : runs(`${one.before} `, { color: QUIET })), ...runs(one.text)],
        }),
      ]
    case 'words':
      return [new Paragraph({ children: runs(one.text) })]
    case 'says':
      return note(one.text, { keepNext: true, spacing: { before: 160, after: 80 } })
    case 'why':
    case 'truth':
    case 'quote': {
      const border = line(one.kind === 'why' ? LAKE : CINNABAR)
      const look = { border, indent: { left: 160 } }
      return [new Paragraph({ ...look, keepNext: one.note !== '', children: runs(one.text) }), ...note(one.note, look)]
    }
    case 'list':
      return one.items.map(
        (item) =>
          new Paragraph({
            numbering: { reference: 'numbers', level: 0, instance: list },
            children: [
              ...runs(item.text),
              ...(item.note === '' ? [] : runs(`\n${item.note}`, { color: QUIET, size: 19 })),
            ],
          }),
      )
    case 'fact':
      return [new Paragraph({ children: [...runs(`${one.label}: `, { color: QUIET }), ...runs(one.text)] })]
  }
}

function contents(telling: Telling): Paragraph[] {
  return [
    new Paragraph({ style: 'Quiet', pageBreakBefore: true, children: runs(telling.said.contents) }),
    ...contentsOf(telling).map(
      ({ id, text, note, level }) =>
        new Paragraph({
          spacing: { before: level === 1 ? 160 : 0, after: 40 },
          indent: { left: level === 1 ? 0 : 360 },
          children: [
            new InternalHyperlink({ anchor: id, children: runs(text.slice(0, 160)) }),
            ...(note === '' ? [] : runs(`  ${note}`, { color: QUIET, size: 19 })),
          ],
        }),
    ),
  ]
}

/** The bytes of the file. A story has contents and begins each chapter on a page of its own. */
export async function tellingDocx(telling: Telling, paper: PrintPage['paper']): Promise<Uint8Array<ArrayBuffer>> {
  const { kind, title, name, why, noWhy, said, chapters, language } = telling
  const isStory = kind === 'story'
  let lists = 0
  const children = [
    new Paragraph(
      isStory ? { heading: HeadingLevel.TITLE, children: runs(title) } : { style: 'Quiet', children: runs(title) },
    ),
    ...(name === '' ? [] : [new Paragraph({ children: runs(name) })]),
    new Paragraph(
      isStory
        ? { border: line(LAKE), indent: { left: 160 }, spacing: { before: 480 }, children: runs(why ?? noWhy) }
        : { heading: HeadingLevel.TITLE, children: runs(why ?? noWhy) },
    ),
    ...note(said.day),
    ...(isStory && chapters.length > 0 ? contents(telling) : []),
    ...chapters.flatMap((chapter) => [
      new Paragraph({
        heading: HeadingLevel.HEADING_1,
        pageBreakBefore: isStory,
        children: [new Bookmark({ id: chapter.id, children: runs(chapter.title) })],
      }),
      ...chapter.blocks.flatMap((one) => {
        if (one.kind === 'list') lists += 1
        return block(one, lists)
      }),
    ]),
  ]
  const font = 'Georgia'
  const file = new Document({
    title: plain(name === '' ? title : `${title} · ${name}`),
    creator: name === '' ? 'Unborrowed' : plain(name),
    styles: {
      default: {
        document: {
          run: { font, size: 23, color: INK, language: { value: language === 'it' ? 'it-IT' : 'en-GB' } },
          paragraph: { spacing: { after: 120, line: 312 } },
        },
        title: { run: { font, size: 44, color: INK }, paragraph: { spacing: { before: 480, after: 360, line: 320 } } },
        heading1: {
          run: { font, size: 30, color: LAKE },
          paragraph: { spacing: { before: 480, after: 160 }, keepNext: true },
        },
        heading2: {
          run: { font, size: 24, color: INK },
          paragraph: { spacing: { before: 280, after: 80 }, keepNext: true },
        },
      },
      paragraphStyles: [{ id: 'Quiet', name: 'Quiet', basedOn: 'Normal', run: { size: 19, color: QUIET } }],
    },
    numbering: {
      config: [
        {
          reference: 'numbers',
          levels: [
            {
              level: 0,
              format: LevelFormat.DECIMAL,
              text: '%1.',
              alignment: AlignmentType.START,
              style: { paragraph: { indent: { left: 400, hanging: 400 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: { page: { size: PAPERS[paper], margin: { top: 1417, right: 1531, bottom: 1417, left: 1531 } } },
        children,
      },
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(file))
}
