// Writes the text format as Markdown, block by block. The words inside a block are markdown-writing-inline.ts's.
import { plainText, type TextNode } from '../domain/text.ts'
import { destination, escapedWords, type WritingOptions, writeInline } from './markdown-writing-inline.ts'

/** A line that stands for an empty one: Markdown would otherwise drop it. */
const EMPTY_LINE = '&nbsp;'
const LISTS = new Set(['bulletList', 'taskList', 'orderedList'])

export function writeMarkdown(doc: TextNode, options: WritingOptions): string {
  const blocks = doc.content ?? []
  const [only] = blocks
  if (blocks.length === 1 && only?.type === 'paragraph' && !only.content?.length) return ''
  return writeBlocks(blocks, options).join('\n')
}

/** Lines, with an empty one between blocks. */
function writeBlocks(blocks: readonly TextNode[], options: WritingOptions): string[] {
  const lines: string[] = []
  let before: { type: string; other: boolean } | null = null
  for (const block of blocks) {
    const other: boolean = before !== null && before.type === block.type && !before.other
    before = LISTS.has(block.type) ? { type: block.type, other } : null
    const written = writeBlock(block, options, other)
    if (written.length === 0) continue
    if (lines.length > 0) lines.push('')
    for (const line of written) lines.push(line)
  }
  return lines
}

/** `other`: a list that would flow into the one before it takes the other sign. */
function writeBlock(block: TextNode, options: WritingOptions, other: boolean): string[] {
  const content = block.content ?? []
  switch (block.type) {
    case 'paragraph':
      return paragraphLines(content, options)
    case 'heading': {
      const words = headingLine(content, options)
      return [`${'#'.repeat(Math.min(3, Math.max(1, Number(block.attrs?.level) || 1)))}${words && ` ${words}`}`]
    }
    case 'blockquote':
      return writeBlocks(content, options).map((line) => (line === '' ? '>' : `> ${line}`))
    case 'bulletList':
    case 'taskList':
    case 'orderedList':
      return writeList(block, options, other)
    case 'codeBlock':
      return codeLines(block)
    case 'horizontalRule':
      return ['---']
    case 'attachment': {
      const alt = String(block.attrs?.alt ?? '')
      const path = options.attachmentPath(String(block.attrs?.id ?? ''), alt)
      const words = escapedWords(alt.replace(/[\r\n]+/g, ' '), true)
      return path === null ? (words ? [words] : []) : [`![${words}](${destination(path)})`]
    }
    default: {
      const words = plainText({ schema: 0, doc: block })
      return words.trim() === '' ? [] : paragraphLines([{ type: 'text', text: words }], options)
    }
  }
}

function paragraphLines(content: readonly TextNode[], options: WritingOptions): string[] {
  const lines = writeInline(content, options).map((line) => safeLine(line))
  return lines.map((line, index) => (index < lines.length - 1 ? `${line}  ` : line))
}

function safeLine(line: string): string {
  if (line === '') return EMPTY_LINE
  return blanksKept(line)
    .replace(/^(?=#{1,6}(?:\s|$)|>|[-+](?:\s|$)|=+[ \t]*$|-[- \t]*$|\[[ xX]\](?:\s|$))/, '\\')
    .replace(/^(\d{1,9})(?=[.)](?:\s|$))/, '$1\\')
}

/** Blanks at either end of a line would go: they are written as entities. */
function blanksKept(line: string): string {
  const entity = (blank: string) => (blank === '\t' ? '&#9;' : '&#32;')
  return line.replace(/^[ \t]/, entity).replace(/[ \t]$/, entity)
}

function headingLine(content: readonly TextNode[], options: WritingOptions): string {
  const words = writeInline(content, options).map(blanksKept).join('&#10;')
  return words.replace(/(^|[ \t])(#+)$/, '$1\\$2')
}

function isNumbered({ type }: TextNode): boolean {
  return type === 'orderedList'
}

function writeList(list: TextNode, options: WritingOptions, other: boolean): string[] {
  const items = list.content ?? []
  const isTight = items.every(({ content = [] }) => isTightItem(content))
  const start = Math.min(999_000_000, Math.max(0, Math.trunc(Number(list.attrs?.start ?? 1)) || 0))
  return items.flatMap((item, index) => {
    const marker = isNumbered(list) ? `${start + index}${other ? ')' : '.'} ` : other ? '* ' : '- '
    const content = item.content ?? []
    const lines =
      isTight && content.length === 2 && content[0]?.type === 'paragraph'
        ? content.flatMap((block) => writeBlock(block, options, false))
        : writeBlocks(content, options)
    const box = list.type === 'taskList' ? `[${item.attrs?.checked === true ? 'x' : ' '}] ` : ''
    const [first = EMPTY_LINE, ...rest] = lines
    const indent = ' '.repeat(marker.length)
    const isApart = index > 0 && !isTight
    return [
      ...(isApart ? [''] : []),
      `${marker}${box}${first}`,
      ...rest.map((line) => (line === '' ? '' : `${indent}${line}`)),
    ]
  })
}

/** One paragraph, and under it at most a list that may follow it without an empty line. */
function isTightItem([first, second, ...more]: readonly TextNode[]): boolean {
  if (first?.type !== 'paragraph' || more.length > 0) return false
  if (!second) return true
  const mayFollow = LISTS.has(second.type) && !(isNumbered(second) && Number(second.attrs?.start ?? 1) !== 1)
  return mayFollow && (second.content ?? []).every(({ content = [] }) => isTightItem(content))
}

function codeLines(block: TextNode): string[] {
  const text = plainText({ schema: 0, doc: block })
  const language = String(block.attrs?.language ?? '')
    .replace(/\s+/g, ' ')
    .trim()
  const sign = language.includes('`') ? '~' : '`'
  const runs = text.match(sign === '`' ? /`+/g : /~+/g) ?? []
  const fence = sign.repeat(Math.max(3, ...runs.map((run) => run.length + 1)))
  return [`${fence}${language}`, ...(text === '' ? [] : text.split(/\r\n?|\n/)), fence]
}
