// One record as a Markdown file with front matter, which the import reads back: text, date, zone, title, tags, star, files.
import type { RecordId } from '../../domain/records.ts'
import { markdownFromDocument } from '../markdown-document.ts'
import { type ExportWords, localMoment, type ReadableEntry, type ReadableRecord } from './readable.ts'

/** The mark by which the import knows a file of ours, whose signs `#` and `[[` are words (imports/markdown.ts). */
const OUR_MARK = 'Unborrowed'

const PLAIN = /^\p{L}[\p{L}\p{N} .,/_()-]*$/u
const AMBIGUOUS = /[ ]$|^(?:true|false|null|yes|no|on|off|y|n)$/i

/** A value as YAML: bare where nobody could take it for something else, else in quotes as JSON writes it. */
export function yamlValue(text: string): string {
  if (text === '') return ''
  if (PLAIN.test(text) && !AMBIGUOUS.test(text)) return text
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function field(name: string, value: string | undefined): string[] {
  return value === undefined || value === '' ? [] : [`${name}: ${yamlValue(value)}`]
}

function list(name: string, values: readonly string[]): string[] {
  return values.length === 0 ? [] : [`${name}:`, ...values.map((value) => `  - ${yamlValue(value)}`)]
}

/** With its offset where the entry was begun on its day: `2026-03-01T09:00:00+01:00`; else the day alone. */
function dateOf(head: ReadableEntry['head']): string {
  const local = localMoment(head)
  if (local === null || local.toPlainDate().toString() !== head.day) return head.day
  // Old local times differ from UTC by seconds too, which an offset cannot say.
  if (local.offsetNanoseconds % 60e9 !== 0) return local.toInstant().toString({ smallestUnit: 'second' })
  return local.toString({ timeZoneName: 'never', smallestUnit: 'second' })
}

/** `addressOf` gives the address of a file from this one; null for one that did not go along. */
export function entryMarkdown(
  entry: ReadableEntry,
  words: ExportWords,
  addressOf: (id: RecordId) => string | null,
): string {
  const { head, text, people } = entry
  const body = markdownFromDocument(text, { attachmentPath: addressOf, personPath: () => null })
  return [
    '---',
    `app: ${OUR_MARK}`,
    ...field('id', head.id),
    `date: ${dateOf(head)}`,
    ...field('timezone', head.zone),
    // Always there: without it an import would take the file's name.
    `title: ${yamlValue(head.title ?? '')}`.trimEnd(),
    ...list('tags', head.tags ?? []),
    ...(head.starred ? ['starred: true'] : []),
    ...field('mood', head.mood === undefined ? '' : words.moods[head.mood]),
    ...field('energy', head.energy === undefined ? '' : words.energies[head.energy]),
    ...list('people', people),
    '---',
    '',
    body,
    '',
  ].join('\n')
}

/** Any other record, to be read: an import leaves it alone by its `kind`. */
export function recordMarkdown(record: ReadableRecord): string {
  const oneLine = record.title.replace(/\s+/g, ' ')
  const words = (text: string) =>
    markdownFromDocument({
      schema: 2,
      doc: {
        type: 'doc',
        content: text
          .split('\n')
          .map((line) => ({ type: 'paragraph', content: line === '' ? [] : [{ type: 'text', text: line }] })),
      },
    })
  return [
    '---',
    `app: ${OUR_MARK}`,
    `kind: ${record.kind}`,
    ...field('id', record.id),
    `date: ${record.day}`,
    `title: ${yamlValue(oneLine)}`.trimEnd(),
    '---',
    '',
    ...record.texts.flatMap(({ label, text }) => [`## ${words(label)}`, '', words(text), '']),
  ].join('\n')
}
