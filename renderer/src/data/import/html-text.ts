// HTML of other journals into our text. DOMPurify cleans it, and then only what a document of ours can hold is taken:
// nodes, never markup. Needs the page's DOM.
import DOMPurify from 'dompurify'
import { TEXT_SCHEMA, type TextDocument, type TextNode } from '#shared/domain/text.ts'

type Marks = NonNullable<TextNode['marks']>
const BLOCKS = new Set(
  'P DIV SECTION ARTICLE HEADER FOOTER MAIN FIGURE FIGCAPTION ADDRESS TABLE THEAD TBODY TFOOT TR DL DT DD CENTER'.split(
    ' ',
  ),
)
const MARKS: Record<string, string> = {
  B: 'bold',
  STRONG: 'bold',
  I: 'italic',
  EM: 'italic',
  S: 'strike',
  DEL: 'strike',
  STRIKE: 'strike',
  CODE: 'code',
}
/** Deeper nesting than this is read as its words. */
const MOST_DEPTH = 60

// The page's own Trusted Types policy is the only one there may be: this stands in for the one DOMPurify would make.
const policy = { createHTML: (html: string) => html, createScriptURL: (address: string) => address }

function bodyOf(html: string): Node {
  return DOMPurify.sanitize(html, {
    RETURN_DOM: true,
    USE_PROFILES: { html: true },
    FORBID_TAGS: [
      'style',
      'form',
      'input',
      'button',
      'textarea',
      'select',
      'iframe',
      'video',
      'audio',
      'svg',
      'math',
      'template',
    ],
    TRUSTED_TYPES_POLICY: policy as never,
  })
}

/** Addresses that a link may keep: what a person could follow, after being asked. */
function linkTarget(href: string | null): string | null {
  const address = (href ?? '').trim()
  return /^(?:https?:\/\/|mailto:)/i.test(address) && address.length < 2000 ? address : null
}

class Builder {
  readonly blocks: TextNode[] = []
  #inline: TextNode[] = []

  text(words: string, marks: Marks): void {
    const plain = words.replace(/[\t\n\r ]+/g, ' ')
    const last = this.#inline.at(-1)
    const startsLine = last === undefined || last.type === 'hardBreak' || last.text?.endsWith(' ')
    const kept = startsLine ? plain.replace(/^ /, '') : plain
    if (kept !== '') this.#inline.push({ type: 'text', text: kept, ...(marks.length > 0 ? { marks } : {}) })
  }
  exact(words: string): void {
    if (words !== '') this.#inline.push({ type: 'text', text: words })
  }
  lineBreak(): void {
    if (this.#inline.length > 0) this.#inline.push({ type: 'hardBreak' })
  }
  flush(type = 'paragraph', attrs?: Record<string, unknown>): void {
    while (this.#inline.at(-1)?.type === 'hardBreak') this.#inline.pop()
    const last = this.#inline.at(-1)
    if (last?.text !== undefined && type !== 'codeBlock') {
      const trimmed = last.text.replace(/ +$/, '')
      if (trimmed === '') this.#inline.pop()
      else this.#inline[this.#inline.length - 1] = { ...last, text: trimmed }
    }
    if (this.#inline.length > 0) this.blocks.push({ type, ...(attrs ? { attrs } : {}), content: this.#inline })
    this.#inline = []
  }
  block(node: TextNode): void {
    this.flush()
    this.blocks.push(node)
  }
}

function childBlocks(element: Element, depth: number): TextNode[] {
  const inner = new Builder()
  walk(element, inner, [], depth)
  inner.flush()
  return inner.blocks
}

function list(element: Element, depth: number): TextNode {
  const items = [...element.children].flatMap((child): TextNode[] => {
    const content = childBlocks(child, depth + 1)
    if (content.length === 0) return []
    return [
      { type: 'listItem', content: content[0]?.type === 'paragraph' ? content : [{ type: 'paragraph' }, ...content] },
    ]
  })
  return { type: element.tagName === 'OL' ? 'orderedList' : 'bulletList', content: items }
}

function walkElement(element: Element, into: Builder, marks: Marks, depth: number): void {
  const { tagName } = element
  const heading = /^H([1-6])$/.exec(tagName)
  if (depth > MOST_DEPTH) into.text(element.textContent ?? '', marks)
  else if (tagName === 'BR') into.lineBreak()
  else if (tagName === 'HR') into.block({ type: 'horizontalRule' })
  else if (heading) {
    into.flush()
    walk(element, into, marks, depth + 1)
    into.flush('heading', { level: Math.min(Number(heading[1]), 3) })
  } else if (tagName === 'UL' || tagName === 'OL') {
    const made = list(element, depth)
    if ((made.content ?? []).length > 0) into.block(made)
  } else if (tagName === 'BLOCKQUOTE') {
    const content = childBlocks(element, depth + 1)
    if (content.length > 0) into.block({ type: 'blockquote', content })
  } else if (tagName === 'PRE') {
    into.flush()
    into.exact((element.textContent ?? '').replace(/\n$/, ''))
    into.flush('codeBlock')
  } else if (tagName === 'IMG') into.text(element.getAttribute('alt') ?? '', marks)
  else if (tagName === 'A') {
    const href = linkTarget(element.getAttribute('href'))
    walk(element, into, href === null ? marks : [...marks, { type: 'link', attrs: { href } }], depth + 1)
  } else if (MARKS[tagName] !== undefined) {
    const type = MARKS[tagName]
    walk(element, into, marks.some((mark) => mark.type === type) ? marks : [...marks, { type }], depth + 1)
  } else if (BLOCKS.has(tagName) || tagName === 'LI') {
    into.flush()
    walk(element, into, marks, depth + 1)
    into.flush()
  } else {
    // A cell of a table is a stretch of words in its row.
    if (tagName === 'TD' || tagName === 'TH') into.text(' ', marks)
    walk(element, into, marks, depth + 1)
  }
}

function walk(parent: Node, into: Builder, marks: Marks, depth: number): void {
  for (const child of parent.childNodes) {
    if (child.nodeType === 3) into.text(child.textContent ?? '', marks)
    else if (child.nodeType === 1) walkElement(child as Element, into, marks, depth)
  }
}

/** Every word that a reader would see is in it; what does not show, and everything that could run, is not. */
export function textFromHtml(html: string): TextDocument {
  const into = new Builder()
  walk(bodyOf(html), into, [], 0)
  into.flush()
  return {
    schema: TEXT_SCHEMA,
    doc: { type: 'doc', content: into.blocks.length > 0 ? into.blocks : [{ type: 'paragraph' }] },
  }
}
