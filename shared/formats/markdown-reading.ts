// Reads Markdown into the text format: markdown-it finds the structure, this turns its tokens into nodes. What our format
// has no node for is put back into words, never left out.
import MarkdownIt, { type MarkdownIt as Parser, type Token } from 'markdown-it'
import { isSafeLink, TEXT_SCHEMA, type TextDocument, type TextNode } from '../domain/text.ts'
import { type ReadingOptions, readInline } from './markdown-reading-inline.ts'

/** Deeper than anyone writes; below it everything is plain words, so that no hostile text exhausts the stack. */
const DEEPEST = 48

function parser(isTarget: (path: string) => boolean): Parser {
  const md = new MarkdownIt('commonmark', { html: false, maxNesting: DEEPEST * 2 })
  md.enable('strikethrough')
  // Kept as tokens: a definition that nothing uses is words like any other.
  md.core.ruler.disable(['strip_references', 'text_join'])
  md.normalizeLink = (address) => address
  md.normalizeLinkText = (address) => address
  md.validateLink = (address) => isSafeLink(address) || isTarget(address)
  md.block.ruler.before('code', 'too-deep', (state, startLine, endLine, silent) => {
    if (silent || state.level < DEEPEST) return false
    state.push('paragraph_open', 'p', 1)
    const words = state.push('inline', '', 0)
    words.content = state.getLines(startLine, endLine, state.blkIndent, false).trim()
    words.children = []
    words.meta = { plain: true }
    state.push('paragraph_close', 'p', -1)
    state.line = endLine
    return true
  })
  return md
}

let isTargetNow: (path: string) => boolean = () => false
let shared: Parser | null = null

/** One parser for all texts: making one takes longer than reading a short text with it. */
function parse(markdown: string, isTarget: (path: string) => boolean): Token[] {
  shared ??= parser((path) => isTargetNow(path))
  isTargetNow = isTarget
  return shared.parse(markdown, {})
}

export function readMarkdown(markdown: string, options: ReadingOptions): TextDocument {
  const isTarget = (path: string) => options.attachmentId(path, '') !== null || options.personId(path, '') !== null
  const tokens = parse(markdown, isTarget)
  const content = new Reader(tokens, markdown, options).blocks()
  return { schema: TEXT_SCHEMA, doc: { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] } }
}

const EMPTY: TextNode = { type: 'paragraph' }
const withContent = (node: TextNode, content: TextNode[]): TextNode =>
  content.length > 0 ? { ...node, content } : node

class Reader {
  private readonly tokens: Token[]
  private readonly lines: string[]
  private readonly options: ReadingOptions
  /** Labels that a link uses and whose definition has not been met yet. */
  private readonly used: Set<string>
  private at = 0

  constructor(tokens: Token[], markdown: string, options: ReadingOptions) {
    this.tokens = tokens
    this.lines = markdown.split(/\r\n?|\n/)
    this.options = options
    this.used = labelsUsed(tokens)
  }

  /** Blocks up to the token that closes the one they are in. */
  blocks(): TextNode[] {
    const blocks: TextNode[] = []
    for (let token = this.tokens[this.at]; token; token = this.tokens[this.at]) {
      this.at += 1
      if (token.nesting === -1) break
      blocks.push(...this.block(token))
    }
    return blocks
  }

  private block(token: Token): TextNode[] {
    switch (token.type) {
      case 'paragraph_open':
        return this.textBlock(EMPTY)
      case 'heading_open':
        return this.textBlock({ type: 'heading', attrs: { level: Math.min(3, Number(token.tag.slice(1))) } })
      case 'blockquote_open':
        return [{ type: 'blockquote', content: filled(this.blocks()) }]
      case 'bullet_list_open':
        return this.bulletLists()
      case 'ordered_list_open':
        return [
          {
            type: 'orderedList',
            attrs: { start: Number(token.attrGet('start') ?? 1) },
            content: this.items(false).map(({ content }) => ({ type: 'listItem', content })),
          },
        ]
      case 'hr':
        return [{ type: 'horizontalRule' }]
      case 'fence':
      case 'code_block':
        return [codeBlock(token)]
      case 'reference_definition':
        return this.definition(token)
      default:
        return token.content ? [paragraphOf(token.content)] : []
    }
  }

  /** A picture stands on its own: it parts the paragraph that it was in. */
  private textBlock(shell: TextNode): TextNode[] {
    const inline = this.tokens[this.at]
    this.at += 2
    if (!inline) return [shell]
    if (inline.meta?.plain) return [paragraphOf(inline.content)]
    return parted(shell, readInline(inline.children ?? [], this.options))
  }

  /** Neighbouring items of one kind make one list, so that a task stays a task among others. */
  private bulletLists(): TextNode[] {
    const lists: TextNode[] = []
    for (const { checked, content } of this.items(true)) {
      const type = checked === null ? 'bulletList' : 'taskList'
      const item: TextNode =
        checked === null ? { type: 'listItem', content } : { type: 'taskItem', attrs: { checked }, content }
      const last = lists.at(-1)
      if (last?.type === type) last.content?.push(item)
      else lists.push({ type, content: [item] })
    }
    return lists
  }

  private items(mayBeTasks: boolean): { checked: boolean | null; content: TextNode[] }[] {
    const items: { checked: boolean | null; content: TextNode[] }[] = []
    for (let token = this.tokens[this.at]; token; token = this.tokens[this.at]) {
      this.at += 1
      if (token.type !== 'list_item_open') break
      const checked = mayBeTasks ? this.takeBox() : null
      const content = this.blocks()
      items.push({ checked, content: content[0]?.type === 'paragraph' ? content : [EMPTY, ...content] })
    }
    return items
  }

  /** Takes `[ ]` or `[x]` off the start of an item. */
  private takeBox(): boolean | null {
    const inline = this.tokens[this.at]?.type === 'paragraph_open' ? this.tokens[this.at + 1] : undefined
    const first = inline?.children?.[0]
    // Judged by the source: an escaped bracket is only a bracket.
    const box = /^\[([ xX])\](?:\s|$)/.exec(inline?.content ?? '')
    if (!inline || !box || first?.type !== 'text') return null
    first.content = first.content.slice(3).replace(/^ /, '')
    if (first.content === '') inline.children?.shift()
    return box[1] !== ' '
  }

  private definition({ map, meta }: Token): TextNode[] {
    if (this.used.delete(String(meta?.label)) || !map) return []
    return this.lines.slice(...map).map((line) => paragraphOf(line.replace(/^[>\s]+/, '').trimEnd()))
  }
}

function labelsUsed(tokens: readonly Token[]): Set<string> {
  const labels = new Set<string>()
  const look = (token: Token) => {
    const label = token.meta?.label
    if (typeof label === 'string' && token.type !== 'reference_definition' && !label.startsWith('^')) labels.add(label)
    token.children?.forEach(look)
  }
  tokens.forEach(look)
  return labels
}

function filled(blocks: TextNode[]): TextNode[] {
  return blocks.length > 0 ? blocks : [EMPTY]
}

function paragraphOf(words: string): TextNode {
  const lines = words
    .split('\n')
    .flatMap((text, index): TextNode[] => [
      ...(index > 0 ? [{ type: 'hardBreak' }] : []),
      ...(text ? [{ type: 'text', text }] : []),
    ])
  return withContent(EMPTY, lines)
}

function codeBlock(token: Token): TextNode {
  const text = token.content.replace(/\n$/, '')
  const language = token.info.trim() || null
  return withContent({ type: 'codeBlock', attrs: { language } }, text ? [{ type: 'text', text }] : [])
}

/** A picture is a block: the words before and after it become blocks of their own, without the blanks beside it. */
function parted(shell: TextNode, content: readonly TextNode[]): TextNode[] {
  if (!content.some(({ type }) => type === 'attachment')) return [withContent(shell, [...content])]
  const blocks: TextNode[] = []
  let words: TextNode[] = []
  for (const [index, node] of [...content, null].entries()) {
    if (node !== null && node.type !== 'attachment') {
      words.push(node)
      continue
    }
    const isFirst = index === words.length
    const kept = trimmed(words, !isFirst, node !== null)
    if (kept.length > 0) blocks.push({ ...(isFirst ? shell : EMPTY), content: kept })
    if (node) blocks.push(node)
    words = []
  }
  return blocks
}

function trimmed(nodes: TextNode[], atStart: boolean, atEnd: boolean): TextNode[] {
  let kept = nodes
  const isBlank = (node: TextNode | undefined) => node?.type === 'hardBreak' || node?.text?.trim() === ''
  while (atStart && isBlank(kept[0])) kept = kept.slice(1)
  while (atEnd && isBlank(kept.at(-1))) kept = kept.slice(0, -1)
  return kept.map((node, index) => {
    let text = node.text
    if (text === undefined) return node
    if (atStart && index === 0) text = text.trimStart()
    if (atEnd && index === kept.length - 1) text = text.trimEnd()
    return { ...node, text }
  })
}
