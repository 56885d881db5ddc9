// What leaves in an export: which records go with a choice of entries, and names for files that every system takes.
// Pure; knows no file format.
import type { RecordId, RecordKind, RecordOf } from './records.ts'

/** The files that an export can be. */
export const EXPORT_FORMATS = ['markdown', 'json', 'html', 'site', 'dayone', 'pdf', 'docx'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** `entries`: these alone, with what belongs to them. */
export type ExportScope = { what: 'everything' } | { what: 'entries'; ids: ReadonlySet<RecordId> }

/** Kinds that say how things came here or were before: they do not travel. */
const STAYS: ReadonlySet<RecordKind> = new Set(['import', 'history'])
/** Kinds that hold nothing a person would read, or that stand elsewhere in a readable export. */
const UNREADABLE: ReadonlySet<RecordKind> = new Set([
  'import',
  'history',
  'definition',
  'profile',
  'attachment',
  'pack',
])

type Listed = RecordOf<RecordKind>

/**
 * The live records that an export of this scope holds, in the order of their ids. With a choice of entries: these, the
 * files in them, the people in them, and the lines kept from them.
 */
export function leavingRecords(all: Iterable<Listed>, scope: ExportScope): Listed[] {
  const live = [...all].filter(({ deletedAt, kind }) => deletedAt === null && !STAYS.has(kind))
  return narrowed(live, scope).sort((a, b) => (a.id < b.id ? -1 : 1))
}

function narrowed(live: Listed[], scope: ExportScope): Listed[] {
  if (scope.what === 'everything') return live
  const wanted = new Set<RecordId>(scope.ids)
  for (const record of live) {
    if (record.kind !== 'entry' || !scope.ids.has(record.id)) continue
    for (const id of [...(record.attachmentIds ?? []), ...(record.personIds ?? [])]) wanted.add(id)
  }
  return live.filter(
    (record) =>
      wanted.has(record.id) ||
      (record.kind === 'spark' && record.source.kind === 'entry' && scope.ids.has(record.source.recordId)),
  )
}

/** Whether a readable export has a page for records of that kind, beside the entries. */
export function isReadBeside(kind: RecordKind): boolean {
  return kind !== 'entry' && !UNREADABLE.has(kind)
}

/** Entries by the day they are of, then by when they were begun. */
export function inOrder(entries: readonly RecordOf<'entry'>[]): RecordOf<'entry'>[] {
  const keyOf = ({ day, createdAt, id }: RecordOf<'entry'>) => `${day} ${createdAt} ${id}`
  return entries.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

const RESERVED = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9]|conin\$|conout\$)(?=\.|$)/i
const MOST_BYTES = 120

/** At most so many bytes of UTF-8, no letter cut in two. */
function cutTo(text: string, most: number): string {
  let bytes = 0
  let kept = ''
  for (const letter of text) {
    const point = letter.codePointAt(0) ?? 0
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
    if (bytes > most) break
    kept += letter
  }
  return kept
}

/**
 * A name for a file or folder on every system: no separators, no signs that Windows refuses, no invisible ones, no
 * leading or trailing dots and blanks, no reserved names. Empty when nothing is left.
 */
export function safeName(words: string): string {
  const plain = words
    .normalize('NFC')
    .replace(/[<>:"/\\|?*\p{C}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ~-]+/, '')
  const cut = cutTo(plain, MOST_BYTES).replace(/[. ]+$/, '')
  return RESERVED.test(cut) ? `_${cut}` : cut
}

/** As `safeName`, of letters, digits, dots and hyphens only: nothing in it needs escaping in an address or in Markdown. */
export function plainFileName(name: string): string {
  return safeName(name)
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/-+(?=\.|$)/g, '')
}

/** Gives out names, none twice, however letters are written: `a.md`, then `a-2.md`. */
export function uniqueNames(): (folder: string, stem: string, extension: string) => string {
  const taken = new Set<string>()
  const next = new Map<string, number>()
  return (folder, stem, extension) => {
    const base = `${folder}${stem}`
    const key = `${base}${extension}`.toLowerCase().normalize('NFKC')
    for (let count = next.get(key) ?? 1; ; count += 1) {
      const name = count === 1 ? `${base}${extension}` : `${base}-${count}${extension}`
      const folded = name.toLowerCase().normalize('NFKC')
      if (taken.has(folded)) continue
      taken.add(folded)
      next.set(key, count + 1)
      return name
    }
  }
}
