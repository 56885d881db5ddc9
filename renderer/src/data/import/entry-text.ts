// The text of an entry that is coming over, as a document: Markdown, plain words or our own JSON, with its files as nodes.
import { attachmentToken, type ImportedAttachment, type ImportedEntry, splitAtTokens } from '#shared/domain/imported.ts'
import { TEXT_SCHEMA, type TextDocument, type TextNode, textFromPlain } from '#shared/domain/text.ts'
import { documentFromMarkdown } from '#shared/formats/markdown-document.ts'

/** What the lines about place and people begin with, in the person's language. */
export interface TextLabels {
  place: string
  people: string
}

/** Until a file is kept and has an id, its node names its place in the entry's list: `#0`. */
export const waitingId = (index: number) => `#${index}`

/** `written` is what stood in the text for an attachment that is now only words (inside code). */
function wordsAgain(text: string, attachments: readonly ImportedAttachment[]): string {
  return splitAtTokens(text)
    .map((part) => (typeof part === 'string' ? part : (attachments[part]?.written ?? '')))
    .join('')
}

const hasToken = (node: TextNode): boolean =>
  node.text !== undefined ? node.text.includes(TOKEN_START) : (node.content ?? []).some(hasToken)
const TOKEN_START = attachmentToken(0).slice(0, 2)

const isBlank = (nodes: readonly TextNode[]) =>
  nodes.every((node) => node.type === 'hardBreak' || (node.type === 'text' && (node.text ?? '').trim() === ''))

function attachmentNode(index: number, attachments: readonly ImportedAttachment[]): TextNode {
  const written = /^!\[((?:\\.|[^\]\\])*)\]/.exec(attachments[index]?.written ?? '')?.[1] ?? ''
  const alt = written.replace(/\\([!-/:-@[-`{-~])/g, '$1')
  return { type: 'attachment', attrs: { id: waitingId(index), alt } }
}

/** A paragraph or heading cut where files stand in it: blocks before, the file, blocks after. */
function cutBlock(block: TextNode, attachments: readonly ImportedAttachment[]): TextNode[] {
  const blocks: TextNode[] = []
  let inline: TextNode[] = []
  const flush = () => {
    while (inline[0]?.type === 'hardBreak') inline.shift()
    while (inline.at(-1)?.type === 'hardBreak') inline.pop()
    if (!isBlank(inline)) blocks.push({ ...block, content: inline })
    inline = []
  }
  for (const node of block.content ?? []) {
    if (node.text === undefined || !node.text.includes(TOKEN_START)) {
      inline.push(node)
      continue
    }
    if (node.marks?.some(({ type }) => type === 'code')) {
      inline.push({ ...node, text: wordsAgain(node.text, attachments) })
      continue
    }
    for (const part of splitAtTokens(node.text)) {
      if (typeof part === 'string') {
        if (part !== '') inline.push({ ...node, text: part })
        continue
      }
      flush()
      if (part < attachments.length) blocks.push(attachmentNode(part, attachments))
    }
  }
  flush()
  return blocks
}

function placed(node: TextNode, attachments: readonly ImportedAttachment[]): TextNode[] {
  if (!hasToken(node)) return [node]
  if (node.type === 'codeBlock') {
    const text = (node.content ?? []).map((child) => wordsAgain(child.text ?? '', attachments)).join('')
    return [{ ...node, content: [{ type: 'text', text }] }]
  }
  if ((node.content ?? []).some((child) => child.text !== undefined)) return cutBlock(node, attachments)
  const content = (node.content ?? []).flatMap((child) => placed(child, attachments))
  // A list item begins with a paragraph.
  const needsWords = (node.type === 'listItem' || node.type === 'taskItem') && content[0]?.type !== 'paragraph'
  return [{ ...node, content: needsWords ? [{ type: 'paragraph' }, ...content] : content }]
}

/** Puts files where their tokens stand, and the lines about place and people at the end. */
export function finishText(
  text: TextDocument,
  entry: Pick<ImportedEntry, 'attachments' | 'place' | 'people'>,
  labels: TextLabels,
): TextDocument {
  const content = (text.doc.content ?? []).flatMap((node) => placed(node, entry.attachments))
  const line = (words: string): TextNode => ({ type: 'paragraph', content: [{ type: 'text', text: words }] })
  if (entry.place !== '') content.push(line(`${labels.place} ${entry.place}`))
  if (entry.people.length > 0) content.push(line(`${labels.people} ${entry.people.join(', ')}`))
  return { ...text, doc: { ...text.doc, content: content.length > 0 ? content : [{ type: 'paragraph' }] } }
}

/** Null for HTML, which needs a document of the page. */
export function textOfEntry(entry: ImportedEntry, labels: TextLabels): TextDocument | null {
  const { format, text } = entry.content
  switch (format) {
    case 'html':
      return null
    case 'markdown':
      return finishText(documentFromMarkdown(text), entry, labels)
    default:
      return finishText(textFromPlain(text), entry, labels)
  }
}

/** Every waiting file by the id it was kept under; one that could not be kept leaves the words that stood for it. */
export function withIds(
  text: TextDocument,
  idOf: (index: number) => string | null,
  writtenOf: (index: number) => string,
): TextDocument {
  const node = (each: TextNode): TextNode => {
    const waiting = each.type === 'attachment' ? /^#(\d+)$/.exec(String(each.attrs?.id ?? '')) : null
    if (waiting) {
      const index = Number(waiting[1])
      const id = idOf(index)
      if (id !== null) return { ...each, attrs: { ...each.attrs, id } }
      const words = writtenOf(index)
      return words === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text: words }] }
    }
    return each.content ? { ...each, content: each.content.map(node) } : each
  }
  return { schema: text.schema ?? TEXT_SCHEMA, doc: node(text.doc) }
}
