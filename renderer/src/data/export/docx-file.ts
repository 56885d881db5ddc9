// One volume as a Word document: headings, contents that lead to each entry, texts with their marks. Every word is text;
// links are those that may be links.
import {
  Bookmark,
  Document,
  ExternalHyperlink,
  HeadingLevel,
  ImageRun,
  InternalHyperlink,
  type IParagraphOptions,
  LevelFormat,
  Packer,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx'
import type { RecordId } from '#shared/domain/records.ts'
import { isSafeLink, plainText, type TextNode } from '#shared/domain/text.ts'
import { type ExportWords, factsOf } from '#shared/formats/exports/readable.ts'
import { plain, runs } from './docx-words.ts'
import type { FilledVolume } from './write-book.ts'

const CODE = 'Courier New'

function inline(nodes: readonly TextNode[]): ParagraphChild[] {
  return nodes.flatMap((node): ParagraphChild[] => {
    if (node.type === 'hardBreak') return [new TextRun({ text: '', break: 1 })]
    if (node.type === 'mention') return runs(`@${String(node.attrs?.label ?? '')}`)
    if (node.text === undefined) return inline(node.content ?? [])
    const has = (type: string) => node.marks?.some((mark) => mark.type === type) === true
    const children = runs(node.text, {
      ...(has('bold') ? { bold: true } : {}),
      ...(has('italic') ? { italics: true } : {}),
      ...(has('strike') ? { strike: true } : {}),
      ...(has('code') ? { font: CODE } : {}),
    })
    const href = node.marks?.find(({ type }) => type === 'link')?.attrs?.href
    return isSafeLink(href) ? [new ExternalHyperlink({ link: plain(href), children })] : children
  })
}

/** A picture as Word shows it; sides in pixels. */
export interface WordPicture {
  type: 'jpg' | 'png'
  data: Uint8Array<ArrayBuffer>
  width: number
  height: number
}

interface Place {
  indent: number
  /** Put before the words of the next paragraph. */
  sign?: string
  list?: Pick<IParagraphOptions, 'bullet' | 'numbering'>
  lists: { count: number }
  words: ExportWords
  pictures: ReadonlyMap<RecordId, WordPicture>
}

/** The text's width and most of its height on A4, in pixels at 96 to the inch. */
const ROOM = { width: 600, height: 760 }

/** Never larger than it is, and never larger than the page. */
function pictureRun({ type, data, width, height }: WordPicture, alt: string): ImageRun {
  const scale = Math.min(1, ROOM.width / width, ROOM.height / height)
  return new ImageRun({
    type,
    data,
    transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
    altText: { name: plain(alt), description: plain(alt) },
  })
}

const INDENT = 360
const HEADINGS = [HeadingLevel.HEADING_3, HeadingLevel.HEADING_4, HeadingLevel.HEADING_5] as const

function paragraph(children: ParagraphChild[], { indent, sign, list }: Place, more: IParagraphOptions = {}): Paragraph {
  const signed = sign === undefined ? children : [new TextRun(`${sign} `), ...children]
  return new Paragraph({ children: signed, ...(list ?? (indent > 0 ? { indent: { left: indent } } : {})), ...more })
}

function items(node: TextNode, place: Place): Paragraph[] {
  const level = Math.min(8, Math.floor(place.indent / INDENT))
  place.lists.count += 1
  const instance = place.lists.count
  return (node.content ?? []).flatMap((item) => {
    const list: Place['list'] =
      node.type === 'orderedList'
        ? { numbering: { reference: 'numbers', level, instance } }
        : node.type === 'bulletList'
          ? { bullet: { level } }
          : undefined
    const sign = node.type === 'taskList' ? (item.attrs?.checked === true ? '☑' : '☐') : undefined
    const inner = { indent: place.indent + INDENT, lists: place.lists, words: place.words, pictures: place.pictures }
    const [first, ...rest] = item.content ?? []
    return [
      ...(first ? block(first, { ...inner, ...(list ? { list } : {}), ...(sign ? { sign } : {}) }) : []),
      ...rest.flatMap((each) => block(each, inner)),
    ]
  })
}

function block(node: TextNode, place: Place): Paragraph[] {
  const content = node.content ?? []
  switch (node.type) {
    case 'paragraph':
      return [paragraph(inline(content), place)]
    case 'heading': {
      const level = Math.min(3, Math.max(1, Number(node.attrs?.level) || 1))
      return [paragraph(inline(content), place, { heading: HEADINGS[level - 1] ?? HeadingLevel.HEADING_5 })]
    }
    case 'blockquote':
      return content.flatMap((each) => block(each, { ...place, indent: place.indent + INDENT }))
    case 'bulletList':
    case 'orderedList':
    case 'taskList':
      return items(node, place)
    case 'codeBlock':
      return [paragraph(runs(plainText({ schema: 0, doc: node }), { font: CODE }), place)]
    case 'horizontalRule':
      return [new Paragraph({ thematicBreak: true })]
    case 'attachment': {
      const alt = String(node.attrs?.alt ?? '')
      const picture = place.pictures.get(String(node.attrs?.id))
      if (picture) return [paragraph([pictureRun(picture, alt)], place)]
      return [paragraph(runs(alt === '' ? place.words.file : `${place.words.file}: ${alt}`, { italics: true }), place)]
    }
    default: {
      const words = plainText({ schema: 0, doc: node })
      return words.trim() === '' ? [] : [paragraph(runs(words), place)]
    }
  }
}

interface Article {
  title: string
  facts: string[]
  body: (lists: Place['lists']) => Paragraph[]
  /** A chapter begins with it. */
  chapter: string | null
}

function articlesOf(
  { entries, records }: FilledVolume,
  words: ExportWords,
  pictures: ReadonlyMap<RecordId, WordPicture>,
): Article[] {
  let kind = ''
  return [
    ...entries.map((entry): Article => {
      const { head, text } = entry
      const day = words.day(head.day)
      return {
        title: head.title ?? day,
        facts: [...(head.title === null ? [] : [day]), ...factsOf(entry, words)],
        body: (lists) => (text.doc.content ?? []).flatMap((node) => block(node, { indent: 0, lists, words, pictures })),
        chapter: null,
      }
    }),
    ...records.map((record): Article => {
      const chapter = record.kind === kind ? null : words.kind(record.kind)
      kind = record.kind
      return {
        title: record.title || words.noTitle,
        facts: [words.day(record.day)],
        body: () =>
          record.texts.flatMap(({ label, text }) => [
            new Paragraph({ children: runs(label, { bold: true }) }),
            new Paragraph({ children: runs(text) }),
          ]),
        chapter,
      }
    }),
  ]
}

/** The bytes of the file. An attachment that is not among `pictures` is named. */
export async function docxFile(
  volume: FilledVolume,
  words: ExportWords,
  pictures: ReadonlyMap<RecordId, WordPicture>,
): Promise<Uint8Array> {
  const articles = articlesOf(volume, words, pictures)
  const anchor = (index: number) => `entry${index + 1}`
  const lists = { count: 0 }
  const children = [
    new Paragraph({ heading: HeadingLevel.TITLE, children: runs(volume.title) }),
    ...articles.map(
      ({ title }, index) =>
        new Paragraph({
          children: [new InternalHyperlink({ anchor: anchor(index), children: runs(title.slice(0, 120)) })],
        }),
    ),
    ...articles.flatMap(({ title, facts, body, chapter }, index) => [
      ...(chapter === null ? [] : [new Paragraph({ heading: HeadingLevel.HEADING_1, children: runs(chapter) })]),
      new Paragraph({
        heading: HeadingLevel.HEADING_2,
        pageBreakBefore: index === 0,
        children: [new Bookmark({ id: anchor(index), children: runs(title) })],
      }),
      new Paragraph({ children: runs(facts.join('\n'), { italics: true }) }),
      ...body(lists),
    ]),
    new Paragraph({ children: runs(words.madeWith, { italics: true }) }),
  ]
  const levels = Array.from({ length: 9 }, (_, level) => ({
    level,
    format: LevelFormat.DECIMAL,
    text: `%${level + 1}.`,
    style: { paragraph: { indent: { left: INDENT * (level + 2), hanging: INDENT } } },
  }))
  const document = new Document({
    creator: 'Unborrowed',
    title: plain(volume.title),
    numbering: { config: [{ reference: 'numbers', levels }] },
    styles: {
      default: { document: { run: { font: 'Georgia', size: 22 }, paragraph: { spacing: { after: 120, line: 300 } } } },
    },
    sections: [{ children }],
  })
  return new Uint8Array(await (await Packer.toBlob(document)).arrayBuffer())
}
