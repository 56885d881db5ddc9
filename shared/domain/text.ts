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
  return (node.text ?? '') + (node.content ?? []).map(inlineText).join('')
}

function blockLines(node: TextNode): string[] {
  const content = node.content ?? []
  if (node.type === 'attachment') return node.attrs?.alt ? [String(node.attrs.alt)] : []
  const isLine =
    TEXT_BLOCKS.has(node.type) || node.text !== undefined || content.some((child) => child.text !== undefined)
  return isLine ? [inlineText(node)] : content.flatMap(blockLines)
}

/** The text without marks: one line a block, blocks separated by one newline. Unknown nodes give the text inside them. */
export function plainText(text: TextDocument): string {
  return blockLines(text.doc).join('\n')
}

/** The first words on one line, at most `max` UTF-16 units, cut between words with `…` where it was cut. */
export function firstWords(text: TextDocument, max = 200): string {
  const line = plainText(text).replace(/\s+/g, ' ').trim()
  if (line.length <= max) return line
  const cut = line.slice(0, max - 1)
  const space = cut.lastIndexOf(' ')
  const kept = space > max / 2 ? cut.slice(0, space) : cut
  // A surrogate pair is never cut in two.
  return `${/[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) : kept}…`
}

/** Words are runs of letters, digits and the apostrophes and hyphens inside them. */
export function countWords(text: TextDocument): number {
  return plainText(text).match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0
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
