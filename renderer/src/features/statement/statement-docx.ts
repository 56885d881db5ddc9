// The statement as a DOCX with headings, title and language. Loaded only when asked for; knows nothing of dialogs.
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
import type { Paper } from './fit.ts'
import type { StatementView } from './use-statement.ts'

/** Twentieths of a point. */
const PAPERS: Record<Paper, { width: number; height: number }> = {
  A4: { width: 11906, height: 16838 },
  Letter: { width: 12240, height: 15840 },
}
const LAKE = '17566B'
const CINNABAR = 'A63C2B'
const QUIET = '4D595D'

/** Without the characters that XML cannot hold. */
function sound(text: string): string {
  return [...text].filter((character) => character >= ' ' || character === '\t').join('')
}

/** One run a line, so that the person's line breaks stay. */
function runs(text: string): TextRun[] {
  return text
    .split(/\r?\n/)
    .map((line, place) => new TextRun({ text: sound(line), ...(place > 0 ? { break: 1 } : {}) }))
}

/** The whole file. Title, language and headings are told to whoever reads it with a machine. */
export async function statementDocx(
  { statement, labels, sayDay }: Pick<StatementView, 'statement' | 'labels' | 'sayDay'>,
  paper: Paper,
): Promise<Uint8Array<ArrayBuffer>> {
  const { name, why, values, experiment, truth, evidence, day, language } = statement
  const content: Paragraph[] = []
  const add = (text: string, look: IParagraphOptions = {}) =>
    content.push(new Paragraph({ ...look, children: runs(text) }))
  const heading = (text: string, style = 'Heading2') => add(text, { style, heading: HeadingLevel.HEADING_2 })

  add(labels.title, { style: 'Quiet' })
  if (name !== '') add(name)
  add(why ?? labels.noWhy, { heading: HeadingLevel.HEADING_1 })
  if (values.length > 0) {
    heading(labels.values)
    for (const value of values) add(value, { numbering: { reference: 'values', level: 0 } })
  }
  if (experiment) {
    heading(labels.experiment)
    add(experiment.what)
    const facts = [
      [labels.obstacle, experiment.obstacle],
      [labels.plan, experiment.plan],
      [labels.when, experiment.day ? sayDay(experiment.day) : ''],
    ] as const
    for (const [label, text] of facts)
      if (text.trim() !== '')
        content.push(
          new Paragraph({ children: [new TextRun({ text: `${sound(label)}: `, color: QUIET }), ...runs(text)] }),
        )
  }
  if (truth !== null) {
    heading(labels.truth)
    add(truth)
  }
  if (evidence.length > 0) {
    heading(labels.evidence)
    const border = { left: { style: BorderStyle.SINGLE, size: 6, space: 8, color: CINNABAR } }
    for (const quote of evidence) add(quote, { border, indent: { left: 160 } })
  }
  add(sayDay(day), { style: 'Quiet', spacing: { before: 480 } })

  const file = new Document({
    title: sound(name === '' ? labels.title : `${labels.title} · ${name}`),
    creator: name === '' ? 'Unborrowed' : sound(name),
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
          run: { font: 'Georgia', size: 44, color: '1A2326' },
          paragraph: { spacing: { before: 480, after: 360, line: 320 } },
        },
        heading2: {
          run: { font: 'Georgia', size: 20, color: LAKE },
          paragraph: { spacing: { before: 360, after: 80 }, keepNext: true },
        },
      },
      paragraphStyles: [{ id: 'Quiet', name: 'Quiet', basedOn: 'Normal', run: { size: 18, color: QUIET } }],
    },
    numbering: {
      config: [
        {
          reference: 'values',
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
        properties: { page: { size: PAPERS[paper], margin: { top: 1417, right: 1531, bottom: 1134, left: 1531 } } },
        children: content,
      },
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(file))
}
