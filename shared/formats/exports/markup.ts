// Texts as HTML for reading and printing. Every word is escaped; the only addresses are those of safe links and of files
// that the caller names. No script, no style, no handler can come out of here.
import { escaped } from '../../domain/escaped.ts'
import type { RecordId } from '../../domain/records.ts'
import { isSafeLink, plainText, type TextDocument, type TextNode } from '../../domain/text.ts'

export interface MarkupOptions {
  /** Finished markup for a file in the text. */
  attachment: (id: RecordId, alt: string) => string
  /** Headings of a text begin below this level: 2 makes its first level h3. */
  below: number
}

const MARKS: Record<string, string> = { bold: 'strong', italic: 'em', strike: 's', code: 'code' }

function inline(node: TextNode): string {
  if (node.type === 'hardBreak') return '<br>'
  if (node.type === 'mention') return escaped(`@${String(node.attrs?.label ?? '')}`)
  let markup = node.text === undefined ? (node.content ?? []).map(inline).join('') : escaped(node.text)
  for (const { type, attrs } of node.marks ?? []) {
    const tag = Object.hasOwn(MARKS, type) ? MARKS[type] : undefined
    if (tag) markup = `<${tag}>${markup}</${tag}>`
    else if (type === 'link' && isSafeLink(attrs?.href)) {
      markup = `<a href="${escaped(attrs.href)}" rel="noopener noreferrer">${markup}</a>`
    }
  }
  return markup
}

function blocks(nodes: readonly TextNode[], options: MarkupOptions): string {
  return nodes.map((node) => block(node, options)).join('\n')
}

function block(node: TextNode, options: MarkupOptions): string {
  const content = node.content ?? []
  const words = () => content.map(inline).join('')
  const inner = () => blocks(content, options)
  switch (node.type) {
    case 'paragraph':
      return `<p>${words() || '<br>'}</p>`
    case 'heading': {
      const level = Math.min(6, options.below + Math.min(3, Math.max(1, Number(node.attrs?.level) || 1)))
      return `<h${level}>${words()}</h${level}>`
    }
    case 'blockquote':
      return `<blockquote>${inner()}</blockquote>`
    case 'bulletList':
      return `<ul>${inner()}</ul>`
    case 'taskList':
      return `<ul class="tasks">${inner()}</ul>`
    case 'orderedList':
      return `<ol start="${Math.max(0, Math.trunc(Number(node.attrs?.start ?? 1)) || 0)}">${inner()}</ol>`
    case 'listItem':
      return `<li>${inner()}</li>`
    case 'taskItem':
      return `<li><span class="box">${node.attrs?.checked === true ? '☑' : '☐'}</span> <div>${inner()}</div></li>`
    case 'codeBlock':
      return `<pre><code>${escaped(plainText({ schema: 0, doc: node }))}</code></pre>`
    case 'horizontalRule':
      return '<hr>'
    case 'attachment':
      return options.attachment(String(node.attrs?.id ?? ''), String(node.attrs?.alt ?? ''))
    default: {
      const text = plainText({ schema: 0, doc: node })
      return text.trim() === '' ? '' : `<p>${escaped(text)}</p>`
    }
  }
}

export function markupOf(text: TextDocument, options: MarkupOptions): string {
  return blocks(text.doc.content ?? [], options)
}

/** Words with line breaks. */
export function linesMarkup(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map(escaped)
    .join('<br>')
}
