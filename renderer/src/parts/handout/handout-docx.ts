// A handout as a DOCX with title, language, headings and lists. Loaded only when asked for; knows nothing of dialogs.
import {
  AlignmentType,
  BorderStyle,
  Document,
  HeadingLevel,
  type IParagraphOptions,
  LevelFormat,
  Packer,
  Paragraph,
  TextRun,
} from 'docx'
import type { Handout, HandoutBlock } from '#shared/domain/handout.ts'
import type { Settings } from '#shared/formats/settings.ts'

/** Twentieths of a point. */
const PAPERS: Record<Settings['paper'], { width: number; height: number }> = {
  A4: { width: 11906, height: 16838 },
  Letter: { width: 12240, height: 15840 },
}
const LAKE = '17566B'
const QUIET = '4D595D'
/** How far a layer stands in from both sides for each layer above the base. */
const STEP = 1100

/** Without the characters that XML cannot hold, half surrogate pairs too. */
function sound(text: string): string {
  return [...text.toWellFormed()].filter((character) => character >= ' ' || character === '\t').join('')
}

/** One run a line, so that the people's line breaks stay. */
function runs(text: string): TextRun[] {
  return text
    .split(/\r?\n/)
    .map((line, place) => new TextRun({ text: sound(line), ...(place > 0 ? { break: 1 } : {}) }))
}

const paragraph = (text: string, look: IParagraphOptions = {}) => new Paragraph({ ...look, children: runs(text) })

function paragraphsOf(block: HandoutBlock, numbering: number): Paragraph[] {
  switch (block.kind) {
    case 'heading':
      return [paragraph(block.text, { heading: HeadingLevel.HEADING_2 })]
    case 'words':
      return [paragraph(block.text, block.lead ? { style: 'Lead' } : {})]
    case 'note':
      return [paragraph(block.text, { style: 'Quiet' })]
    case 'list':
      return block.items.flatMap(({ words, facts }) => [
        paragraph(
          words,
          block.isRanked
            ? { numbering: { reference: 'ranked', level: 0, instance: numbering } }
            : { numbering: { reference: 'listed', level: 0 } },
        ),
        ...(facts === '' ? [] : [paragraph(facts, { style: 'Quiet', indent: { left: 400 } })]),
      ])
    case 'layers':
      return block.layers.flatMap(({ name, words }, index) => {
        const aside = STEP * (block.layers.length - 1 - index)
        const look = { alignment: AlignmentType.CENTER, indent: { left: aside, right: aside } }
        const rule = { style: BorderStyle.SINGLE, size: 4, space: 8, color: index === 0 ? LAKE : QUIET }
        return [
          paragraph(name, { ...look, heading: HeadingLevel.HEADING_2, border: { top: rule } }),
          paragraph(words === '' ? block.open : words, { ...look, ...(words === '' ? { style: 'Quiet' } : {}) }),
        ]
      })
  }
}

/** The whole file. Title, language and headings are told to whoever reads it with a machine. */
export async function handoutDocx(handout: Handout, paper: Settings['paper']): Promise<Uint8Array<ArrayBuffer>> {
  const { title, name, language, blocks, foot } = handout
  const content = [
    paragraph(title, { style: 'Quiet' }),
    ...(name === '' ? [] : [paragraph(name, { heading: HeadingLevel.HEADING_1 })]),
    ...blocks.flatMap(paragraphsOf),
    paragraph(foot, { style: 'Quiet', spacing: { before: 480 } }),
  ]
  const file = new Document({
    title: sound(name === '' ? title : `${title} · ${name}`),
    creator: 'Unborrowed',
    styles: {
      default: {
        document: {
          run: {
            font: 'Georgia',
            size: 23,
            color: '1A2326',
            language: { value: language === 'it' ? 'it-IT' : 'en-GB' },
          },
          paragraph: { spacing: { after: 120, line: 312 } },
        },
        heading1: {
          run: { font: 'Georgia', size: 40, color: '1A2326' },
          paragraph: { spacing: { before: 120, after: 360, line: 320 } },
        },
        heading2: {
          run: { font: 'Georgia', size: 20, color: LAKE },
          paragraph: { spacing: { before: 360, after: 80 }, keepNext: true },
        },
      },
      paragraphStyles: [
        { id: 'Quiet', name: 'Quiet', basedOn: 'Normal', run: { size: 18, color: QUIET } },
        {
          id: 'Lead',
          name: 'Lead',
          basedOn: 'Normal',
          run: { size: 34 },
          paragraph: { spacing: { before: 240, after: 360, line: 340 } },
        },
      ],
    },
    numbering: {
      config: [
        {
          reference: 'ranked',
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
        {
          reference: 'listed',
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '–',
              alignment: AlignmentType.START,
              style: { paragraph: { indent: { left: 400, hanging: 400 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: { page: { size: PAPERS[paper], margin: { top: 1417, right: 1531, bottom: 1134, left: 1531 } } },
        children: content,
      },
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(file))
}
