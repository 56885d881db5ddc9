// The one format of entries and written answers: TipTap JSON with a schema number (DESIGN §4, "Text").

/** A node of a TipTap (ProseMirror) document. Unknown nodes are kept as they are. */
export interface TextNode {
  type: string
  attrs?: Record<string, unknown>
  content?: TextNode[]
  marks?: { type: string; attrs?: Record<string, unknown> }[]
  text?: string
}

/** `schema` grows by one with every change of node types; upgrades are pure functions on read. */
export interface TextDocument {
  schema: number
  doc: TextNode
}

/**
 * 1: paragraph, heading 2–3, lists, quote, break, bold, italic, kept. 2: heading 1, tasks, code, strike, links, divider,
 * attachments, mentions.
 */
export const TEXT_SCHEMA = 2
/** The mark that a kept line carries: `{type: 'kept', attrs: {spark: RecordId}}`. */
export const KEPT_MARK = 'kept'

/** Blocks whose text is their own line. Everything else that has content is walked through. */
const TEXT_BLOCKS = new Set(['paragraph', 'heading', 'codeBlock'])

/** A document with one empty paragraph, as the editor makes it. */
export function emptyText(): TextDocument {
  return { schema: TEXT_SCHEMA, doc: { type: 'doc', content: [{ type: 'paragraph' }] } }
}

const SAFE_LINK = /^(?:https?:\/\/|mailto:)[^\s\p{Cc}<>"`]+$/iu

/** Whether an address may be a link at all: http, https or mailto, without blanks and signs that could end it early. */
export function isSafeLink(href: unknown): href is string {
  return typeof href === 'string' && href.length <= 4096 && SAFE_LINK.test(href)
}

function inlineText(node: TextNode): string {
  if (node.type === 'hardBreak') return '\n'
  if (node.type === 'mention') return `@${String(node.attrs?.label ?? '')}`
  let text = node.text ?? ''
  for (const child of node.content ?? []) text += inlineText(child)
  return text
}

function addLines(node: TextNode, lines: string[]): void {
  if (node.type === 'attachment') {
    if (node.attrs?.alt) lines.push(String(node.attrs.alt))
    return
  }
  const content = node.content ?? []
  const isLine =
    TEXT_BLOCKS.has(node.type) || node.text !== undefined || content.some((child) => child.text !== undefined)
  if (isLine) lines.push(inlineText(node))
  else for (const child of content) addLines(child, lines)
}

/** The text without marks: one line a block, blocks separated by one newline. Unknown nodes give the text inside them. */
export function plainText(text: TextDocument): string {
  const lines: string[] = []
  addLines(text.doc, lines)
  return lines.join('\n')
}

/** The first words on one line, at most `max` UTF-16 units, cut between words with `…` where it was cut. */
export function firstWords(text: TextDocument, max = 200): string {
  return firstWordsOf(plainText(text), max)
}

/** Enough of a text for a line of `max` units: a long one is not gone through for its first words. */
function startOf(plain: string, max: number): string {
  const from = plain.search(/\S/)
  for (let length = 2 * max + 100; from >= 0 && from + length < plain.length; length *= 4) {
    const start = plain.slice(from, from + length)
    if (start.replace(/\s+/g, ' ').length > max + 1) return start
  }
  return plain
}

/** As `firstWords`, of a plain text. */
export function firstWordsOf(plain: string, max = 200): string {
  const line = startOf(plain, max).replace(/\s+/g, ' ').trim()
  if (line.length <= max) return line
  const cut = line.slice(0, max - 1)
  const space = cut.lastIndexOf(' ')
  const kept = space > max / 2 ? cut.slice(0, space) : cut
  // A surrogate pair is never cut in two.
  return `${/[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) : kept}…`
}

/** Words are runs of letters, digits and the apostrophes and hyphens inside them. */
export function countWords(text: TextDocument): number {
  return countWordsOf(plainText(text))
}

const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu
const LETTER = /[\p{L}\p{N}]/u
/** Of each UTF-16 unit up to the last of Latin Extended-B: 1 for letters and digits, 2 for what may join them, else 0. */
const UNIT_KINDS = Uint8Array.from({ length: 0x250 }, (_, unit) => {
  const character = String.fromCharCode(unit)
  return LETTER.test(character) ? 1 : character === "'" || character === '-' ? 2 : 0
})

/** As `countWords`, of a plain text: some ten times faster than the expression where all letters are Latin ones. */
export function countWordsOf(plain: string): number {
  let words = 0
  let before = 0
  let isInWord = false
  for (let at = 0; at < plain.length; at += 1) {
    const unit = plain.charCodeAt(at)
    const isDashOrQuote = unit >= 0x2010 && unit <= 0x2027
    if (unit >= UNIT_KINDS.length && !isDashOrQuote) return plain.match(WORD)?.length ?? 0
    const kind = isDashOrQuote ? (unit === 0x2019 ? 2 : 0) : (UNIT_KINDS[unit] ?? 0)
    if (kind === 1) {
      if (!isInWord) words += 1
      isInWord = true
    } else if (kind === 0 || before !== 1) isInWord = false
    before = kind
  }
  return words
}

export function isEmptyText(text: TextDocument): boolean {
  return plainText(text).trim() === ''
}

/** One paragraph a line. */
export function textFromPlain(plain: string): TextDocument {
  const content = plain
    .split(/\r?\n/)
    .map(
      (line): TextNode =>
        line === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text: line }] },
    )
  return { schema: TEXT_SCHEMA, doc: { type: 'doc', content } }
}

/** Upgrades by the schema they start from. Pure; a stored text is rewritten only when the person edits it. */
const UPGRADES: Record<number, (text: TextDocument) => TextDocument> = {
  // Schema 2 only adds.
  1: ({ doc }) => ({ schema: 2, doc }),
}

function isNode(value: unknown): value is TextNode {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'
}

/**
 * A stored text as this version reads it. A newer schema is given back as it is, since unknown nodes are kept.
 * @throws TypeError when it is not a text document at all.
 */
export function readText(stored: unknown): TextDocument {
  const { schema, doc } = (stored ?? {}) as { schema?: unknown; doc?: unknown }
  if (typeof schema !== 'number' || !isNode(doc)) throw new TypeError('not a text document')
  let text: TextDocument = { schema, doc }
  for (let upgrade = UPGRADES[text.schema]; upgrade; upgrade = UPGRADES[text.schema]) text = upgrade(text)
  return text
}
