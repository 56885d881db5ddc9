// One entry as Day One's JSON has it. The title becomes the first heading, which is where Day One keeps one.
import type { RecordId } from '../../domain/records.ts'
import { markdownFromDocument } from '../markdown-document.ts'
import { momentOf, type ReadableEntry } from './readable.ts'

export interface DayOneFile {
  id: RecordId
  /** Of the bytes, lowercase hex: the file's name. */
  md5: string
  mime: string
  extension: string
}

const KINDS = [
  { list: 'photos', word: '', is: (mime: string) => mime.startsWith('image/') },
  { list: 'audios', word: '/audio/', is: (mime: string) => mime.startsWith('audio/') },
  { list: 'pdfAttachments', word: '/pdfAttachment/', is: (mime: string) => mime === 'application/pdf' },
] as const

/** 32 hex digits that stand for a record: its 16 bytes. */
function hexOf(id: RecordId): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const bits = [...id].map((letter) => Math.max(0, letters.indexOf(letter)).toString(2).padStart(6, '0')).join('')
  const bytes = Array.from({ length: 16 }, (_, index) => Number.parseInt(bits.slice(index * 8, index * 8 + 8), 2) || 0)
  return bytes
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase()
}

/** A heading on one line whose words are words: what ends like the sign for a heading gets one of its own. */
function titleLine(title: string): string {
  const words = title
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[!-/:-@[-`{-~]/g, '\\$&')
  return words.endsWith('#') ? `# ${words} #` : `# ${words}`
}

/** Day One, like us on the way back, takes a first line with `#` for the title: that of an untitled text is underlined. */
function withoutTitle(markdown: string): string {
  const [first = '', ...rest] = markdown.split('\n')
  const heading = /^# +(.+)$/.exec(first)
  if (!heading) return markdown
  const words = (heading[1] ?? '').replace(/^(?=[-+>#=~*[])/, '\\').replace(/^(\d{1,9})(?=[.)])/, '$1\\')
  return [words, '===', ...rest].join('\n')
}

export function dayOneEntry(
  entry: ReadableEntry,
  fileOf: (id: RecordId) => DayOneFile | null,
): Record<string, unknown> {
  const { head, text } = entry
  const media: Record<(typeof KINDS)[number]['list'], object[]> = { photos: [], audios: [], pdfAttachments: [] }
  const seen = new Set<RecordId>()
  let order = 0
  const body = markdownFromDocument(text, {
    personPath: () => null,
    attachmentPath: (id) => {
      const file = fileOf(id)
      const kind = KINDS.find(({ is }) => file !== null && is(file.mime))
      if (file === null || !kind) return null
      const identifier = hexOf(id)
      if (!seen.has(id)) {
        seen.add(id)
        media[kind.list].push({ identifier, md5: file.md5, type: file.extension, orderInEntry: order })
        order += 1
      }
      return kind.word === '' ? `dayone-moment://${identifier}` : `dayone-moment:${kind.word}${identifier}`
    },
  })
  const words = head.title === null ? withoutTitle(body) : `${titleLine(head.title)}\n\n${body}`
  return {
    uuid: hexOf(head.id),
    creationDate: toSecond(momentOf(head).instant),
    modifiedDate: toSecond(head.updatedAt),
    timeZone: head.zone,
    text: words.trimEnd(),
    tags: head.tags ?? [],
    starred: head.starred === true,
    isPinned: false,
    ...Object.fromEntries(Object.entries(media).filter(([, list]) => list.length > 0)),
  }
}

/** Day One reads whole seconds only. */
function toSecond(instant: string): string {
  return Temporal.Instant.from(instant).toString({ smallestUnit: 'second', roundingMode: 'floor' })
}
