// Texts as Markdown and back: CommonMark, tasks and strikethrough. Whatever else a Markdown text holds (HTML, tables,
// footnotes, addresses of other kinds, pictures from elsewhere) stays in it as words. Without DOM: for workers and Node.
import type { RecordId } from '../domain/records.ts'
import type { TextDocument } from '../domain/text.ts'
import { readMarkdown } from './markdown-reading.ts'
import { writeMarkdown } from './markdown-writing.ts'

export interface MarkdownReading {
  /** Which attachment a picture or file address means; null: the address stays as words. Default: `attachment:ID`. */
  attachmentId?: (path: string, alt: string) => RecordId | null
  /** Which person an address means; null: none. Default: `person:ID`. */
  personId?: (path: string, label: string) => RecordId | null
  /** A single line break: kept as a break (the default), or a space, for files wrapped at a fixed width. */
  lineBreaks?: 'kept' | 'joined'
}

export interface MarkdownWriting {
  /** The address of an attachment in the written text; null: only its description is written. Default: `attachment:ID`. */
  attachmentPath?: (id: RecordId, alt: string) => string | null
  /** The address of a person; null: only `@Name` is written. Default: `person:ID`. */
  personPath?: (id: RecordId, label: string) => string | null
}

/** Never throws; every word of `markdown` is in the document. Headings below the third level become third-level. */
export function documentFromMarkdown(markdown: string, options: MarkdownReading = {}): TextDocument {
  return readMarkdown(markdown, {
    attachmentId: options.attachmentId ?? ((path) => idIn('attachment', path)),
    personId: options.personId ?? ((path) => idIn('person', path)),
    lineBreaks: options.lineBreaks ?? 'kept',
  })
}

/**
 * Reading it again gives the same document, but for what Markdown cannot say: kept lines, and marks on white space at
 * their own edges. Without a newline at the end; empty for an empty text.
 */
export function markdownFromDocument(text: TextDocument, options: MarkdownWriting = {}): string {
  return writeMarkdown(text.doc, {
    attachmentPath: options.attachmentPath ?? ((id) => `attachment:${id}`),
    personPath: options.personPath ?? ((id) => `person:${id}`),
  })
}

function idIn(scheme: string, path: string): RecordId | null {
  return new RegExp(`^${scheme}:([\\w-]{22})$`).exec(path)?.[1] ?? null
}
