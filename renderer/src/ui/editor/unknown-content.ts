// Keeps what this version does not know: unknown nodes become read-only blocks that show their text, unknown marks and
// attributes ride along unseen. `toEditor` wraps on the way in, `fromEditor` gives back exactly what came.
import { Extension, Mark, Node } from '@tiptap/core'
import type { Node as DocumentNode, Schema } from '@tiptap/pm/model'
import { type EditorMark, type EditorNode, textInside } from './document.ts'

const BLOCK = 'unknownBlock'
const INLINE = 'unknownInline'
const MARK = 'unknownMark'
/** Attributes of known nodes and marks that this version does not know. */
const EXTRA = 'extra'

/** Carried in the DOM too, so that cutting and pasting within the app loses nothing. */
const jsonAttribute = {
  json: {
    default: null,
    parseHTML: (element: HTMLElement) => parsed(element.getAttribute('data-unknown')),
    renderHTML: ({ json }: Record<string, unknown>) => ({ 'data-unknown': JSON.stringify(json) }),
  },
}

function parsed(json: string | null): unknown {
  try {
    const value: unknown = JSON.parse(json ?? 'null')
    return isNode(value) ? value : null
  } catch {
    return null
  }
}

function isNode(value: unknown): value is EditorNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

function shown(json: unknown): string {
  const text = isNode(json) ? textInside(json) : ''
  return text || '…'
}

export const UnknownBlock = Node.create({
  name: BLOCK,
  group: 'block',
  atom: true,
  addAttributes: () => jsonAttribute,
  parseHTML: () => [{ tag: 'div[data-unknown]' }],
  renderHTML: ({ node, HTMLAttributes }) => ['div', HTMLAttributes, shown(node.attrs.json)],
  renderText: ({ node }) => shown(node.attrs.json),
})

export const UnknownInline = Node.create({
  name: INLINE,
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => jsonAttribute,
  parseHTML: () => [{ tag: 'span[data-unknown]' }],
  renderHTML: ({ node, HTMLAttributes }) => ['span', HTMLAttributes, shown(node.attrs.json)],
  renderText: ({ node }) => shown(node.attrs.json),
})

export const UnknownMark = Mark.create({
  name: MARK,
  excludes: '',
  addAttributes: () => jsonAttribute,
  parseHTML: () => [{ tag: 'i[data-unknown]' }],
  renderHTML: ({ HTMLAttributes }) => ['i', HTMLAttributes, 0],
})

/** Gives every known type a place for attributes that it does not know. */
export const UnknownAttributes = Extension.create({
  name: 'unknownAttributes',
  addGlobalAttributes() {
    const types = this.extensions
      .filter(({ type, name }) => type !== 'extension' && name !== 'text' && !name.startsWith('unknown'))
      .map(({ name }) => name)
    return [{ types, attributes: { [EXTRA]: { default: null, rendered: false, keepOnSplit: false } } }]
  },
})

/** Moves attributes outside `known` into one named `extra`. */
function stow<T extends EditorNode | EditorMark>(item: T, known: Record<string, unknown> | undefined): T {
  if (!item.attrs) return item
  const entries = Object.entries(item.attrs)
  const extra = entries.filter(([name]) => !known || !Object.hasOwn(known, name) || name === EXTRA)
  if (extra.length === 0) return item
  const attrs = { ...Object.fromEntries(entries.filter((entry) => !extra.includes(entry))) }
  return { ...item, attrs: { ...attrs, [EXTRA]: Object.fromEntries(extra) } }
}

function unstow<T extends EditorNode | EditorMark>(item: T): T {
  if (!item.attrs) return item
  const { [EXTRA]: extra, ...known } = item.attrs
  const attrs = { ...known, ...(typeof extra === 'object' ? extra : {}) }
  const { attrs: _dropped, ...rest } = item
  return (Object.keys(attrs).length > 0 ? { ...rest, attrs } : rest) as T
}

function wrap(schema: Schema, node: EditorNode, parentIsInline: boolean): EditorNode {
  const type = schema.nodes[node.type]
  if (!type || node.type === BLOCK || node.type === INLINE)
    return { type: parentIsInline ? INLINE : BLOCK, attrs: { json: node } }
  const wrapped = stow(node, type.spec.attrs)
  // The editor refuses marks in another order than its own.
  const order = Object.keys(schema.marks)
  const marks = node.marks
    ?.map((mark) => {
      const markType = schema.marks[mark.type]
      return markType && mark.type !== MARK ? stow(mark, markType.spec.attrs) : { type: MARK, attrs: { json: mark } }
    })
    .sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type))
  return {
    ...wrapped,
    ...(marks ? { marks } : {}),
    ...(node.content ? { content: node.content.map((child) => wrap(schema, child, type.inlineContent)) } : {}),
  }
}

/** Answers a document that fits the schema, whatever came: a block that cannot be read is shown as unknown, whole. */
export function toEditor(schema: Schema, doc: EditorNode): EditorNode {
  const blocks = doc.type === 'doc' ? (doc.content ?? []) : [doc]
  const content = blocks.map((block) => {
    const wrapped = wrap(schema, block, false)
    try {
      const node = schema.nodeFromJSON(wrapped)
      node.check()
      if (node.type.isInGroup('block')) return wrapped
    } catch {
      // Falls through: known names in an order this schema does not allow.
    }
    return { type: BLOCK, attrs: { json: block } }
  })
  return { ...stow(doc, undefined), type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] }
}

/** The inverse of `toEditor`. */
export function fromEditor(node: EditorNode): EditorNode {
  const json = node.attrs?.json
  if ((node.type === BLOCK || node.type === INLINE) && isNode(json)) return json
  const marks = node.marks?.map((mark) => {
    const original = mark.attrs?.json
    return mark.type === MARK && isNode(original) ? original : unstow(mark)
  })
  return {
    ...unstow(node),
    ...(marks ? { marks } : {}),
    ...(node.content ? { content: node.content.map(fromEditor) } : {}),
  }
}

const written = new WeakMap<DocumentNode, EditorNode>()

/** A document of the editor as it is stored. Blocks that did not change since the last call are the same objects. */
export function documentOf(doc: DocumentNode): EditorNode {
  const blockOf = (block: DocumentNode): EditorNode => {
    const known = written.get(block) ?? fromEditor(block.toJSON() as EditorNode)
    written.set(block, known)
    return known
  }
  const shell = fromEditor(doc.type.create(doc.attrs).toJSON() as EditorNode)
  return { ...shell, content: doc.children.map(blockOf) }
}
