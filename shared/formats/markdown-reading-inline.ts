// The words inside a block: markdown-it's inline tokens become text with marks, breaks, mentions and attachments.
import type { Token } from 'markdown-it'
import type { RecordId } from '../domain/records.ts'
import { isSafeLink, type TextNode } from '../domain/text.ts'

export interface ReadingOptions {
  attachmentId: (path: string, alt: string) => RecordId | null
  personId: (path: string, label: string) => RecordId | null
  lineBreaks: 'kept' | 'joined'
}

type Mark = NonNullable<TextNode['marks']>[number]

const MARKS: Record<string, string> = { strong: 'bold', em: 'italic', s: 'strike' }
/** The order in which the marks of one stretch are listed. */
const ORDER = ['link', 'bold', 'italic', 'strike', 'code']

/** Inline nodes, and attachments among them, which the block around has to set apart. */
export function readInline(tokens: readonly Token[], options: ReadingOptions): TextNode[] {
  const content: TextNode[] = []
  /** Open marks, the innermost last; a mark inside its like is there twice. */
  const open: Mark[] = []
  const marksNow = (more: Mark[] = []) =>
    ORDER.flatMap((type) => [...open, ...more].find((mark) => mark.type === type) ?? [])
  const close = (type: string) => {
    const index = open.findLastIndex((mark) => mark.type === type)
    if (index >= 0) open.splice(index, 1)
  }

  const put = (text: string, more: Mark[] = []) => {
    if (text === '') return
    const all = marksNow(more)
    const last = content.at(-1)
    if (last?.text !== undefined && sameMarks(last.marks ?? [], all)) last.text += text
    else content.push({ type: 'text', ...(all.length > 0 ? { marks: all } : {}), text })
  }
  const putBreak = () => content.push({ type: 'hardBreak' })

  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (!token) continue
    switch (token.type) {
      case 'text':
        put(token.content)
        break
      case 'text_special':
        if (token.content === '\n') putBreak()
        else if (!(token.markup === '&nbsp;' && isEdge(tokens[at - 1]) && isEdge(tokens[at + 1]))) put(token.content)
        break
      case 'code_inline':
        put(token.content, [{ type: 'code' }])
        break
      case 'softbreak':
        if (options.lineBreaks === 'joined') put(' ')
        else putBreak()
        break
      case 'hardbreak':
        putBreak()
        break
      case 'image':
        readImage(token)
        break
      case 'link_open':
        at = readLink(token, at)
        break
      case 'link_close':
        close('link')
        break
      default: {
        const type = MARKS[token.type.replace(/_(open|close)$/, '')]
        if (!type) put(token.content)
        else if (token.nesting === -1) close(type)
        else open.push({ type })
      }
    }
  }
  return content

  function readImage(token: Token): void {
    const src = String(token.attrGet('src') ?? '')
    const title = token.attrGet('title')
    const words = wordsOf(token.children ?? [])
    const id = options.attachmentId(src, words)
    if (id === null) put(`![${words}](${src}${title ? ` "${title}"` : ''})`)
    else content.push({ type: 'attachment', attrs: { id, alt: [words, title].filter(Boolean).join(' — ') } })
  }

  /** Answers where to go on: at the link's words, or behind them. */
  function readLink(token: Token, at: number): number {
    const href = String(token.attrGet('href') ?? '')
    const title = token.attrGet('title')
    const end = closing(tokens, at)
    const inside = tokens.slice(at + 1, end)
    const words = wordsOf(inside)
    if (String(token.meta?.label ?? '').startsWith('^')) {
      put(`[${words}]`)
      return end
    }
    if (!isSafeLink(href)) {
      const person = options.personId(href, words)
      const attachment = person === null ? options.attachmentId(href, words) : null
      if (person !== null) {
        const marks = marksNow()
        const all = marks.length > 0 ? { marks } : {}
        content.push({ type: 'mention', attrs: { id: person, label: words.replace(/^@/, '') }, ...all })
      } else if (attachment !== null) content.push({ type: 'attachment', attrs: { id: attachment, alt: words } })
      else put(`[${words}](${href})`)
      return end
    }
    open.push({ type: 'link', attrs: { href, ...(title ? { title } : {}) } })
    if (inside.length === 0) put(href)
    return at
  }
}

function isEdge(token: Token | undefined): boolean {
  return !token || token.type === 'softbreak' || token.type === 'hardbreak'
}

function sameMarks(a: readonly Mark[], b: readonly Mark[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function closing(tokens: readonly Token[], open: number): number {
  let depth = 0
  for (let at = open; at < tokens.length; at++) {
    depth += tokens[at]?.nesting ?? 0
    if (depth === 0) return at
  }
  return tokens.length
}

function wordsOf(tokens: readonly Token[]): string {
  return tokens
    .map(({ type, content, children }) => {
      if (type === 'softbreak' || type === 'hardbreak' || content === '\n') return ' '
      return type === 'image' ? wordsOf(children ?? []) : content
    })
    .join('')
}
