// What a parser sees of an archive, a folder or a single file: names, sizes and text on demand. And the tools that
// need a library, which are given to parsers so that these stay free of any.
import type { ImportedEntry, ImportItem, ImportSource } from '../../domain/imported.ts'
import type { Instant, LocalDay } from '../../domain/records.ts'

export interface ImportFile {
  /** Safe, from the root of the archive or folder, with `/`. */
  name: string
  bytes: number
  /** When the file was last changed; null where it is not known. */
  modified: Instant | null
}

/** `guessed`: the bytes were not UTF-8, and were read as the encoding that Windows used in the West. */
export interface FileText {
  text: string
  guessed: boolean
}

export interface ImportFiles {
  files: readonly ImportFile[]
  /** Rejects with an ArchiveError. */
  text(name: string): Promise<FileText>
}

export interface XmlElement {
  name: string
  /** Text of the element and all in it. */
  text: string
  children: XmlElement[]
}

export interface ImportTools {
  /** YAML with bounded aliases; throws for what is not YAML. */
  yaml(text: string): unknown
  /** The root element; throws for what is not XML. */
  xml(text: string): XmlElement
  /** For what has no zone of its own. */
  homeZone: string
  today: LocalDay
}

export interface NamedJson {
  name: string
  value: unknown
}

/** One source's parser. `json` are the first JSON files, parsed; `recognises` may open another file or two. */
export interface ImportParser {
  source: ImportSource
  recognises(files: ImportFiles, json: readonly NamedJson[]): Promise<boolean>
  items(files: ImportFiles, tools: ImportTools): AsyncGenerator<ImportItem>
}

/** Names of the text files of that extension, in the order of the archive. */
export function withExtension(files: ImportFiles, ...extensions: string[]): ImportFile[] {
  return files.files.filter(({ name }) => {
    const dot = name.lastIndexOf('.')
    return dot > 0 && extensions.includes(name.slice(dot + 1).toLowerCase()) && !isHidden(name)
  })
}

/** Below a folder, or a file, whose name begins with a dot or is a Mac's shadow of another. */
export function isHidden(name: string): boolean {
  return /(?:^|\/)(?:\.|__MACOSX\/)/.test(name)
}

export function baseName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1)
}

/** The first JSON files, for recognising; those that do not parse are left out. */
export async function firstJson(files: ImportFiles, most = 3): Promise<NamedJson[]> {
  const found: NamedJson[] = []
  for (const { name } of withExtension(files, 'json').slice(0, most)) {
    const value = await readJson(files, name)
    if (value !== undefined) found.push({ name, value })
  }
  return found
}

/** undefined for what is no JSON. */
export async function readJson(files: ImportFiles, name: string): Promise<unknown> {
  try {
    const { text } = await files.text(name)
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** An entry with nothing in it, to be filled. */
export function blankEntry(day: LocalDay): ImportedEntry {
  return {
    sourceKey: null,
    day,
    instant: null,
    zone: null,
    title: null,
    content: { format: 'plain', text: '' },
    tags: [],
    starred: false,
    mood: null,
    place: '',
    people: [],
    attachments: [],
    problems: [],
    leftOut: [],
  }
}

/** Tags as people mean them: without `#`, trimmed, no blanks, each once, at most 100 of at most 100 characters. */
export function cleanTags(tags: readonly string[]): string[] {
  const seen = new Set<string>()
  const kept: string[] = []
  for (const tag of tags) {
    const plain = tag
      .normalize('NFC')
      .replace(/^[#@]+/, '')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 100)
    const key = plain.toLowerCase()
    if (plain === '' || seen.has(key)) continue
    seen.add(key)
    kept.push(plain)
    if (kept.length === 100) break
  }
  return kept
}

/** Null for a title that says nothing. One line, at most 300 characters. */
export function cleanTitle(title: string | null | undefined): string | null {
  const plain = (title ?? '').replace(/\s+/g, ' ').trim().slice(0, 300)
  return plain === '' ? null : plain
}
