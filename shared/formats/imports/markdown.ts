// A folder or zip of Markdown files, Obsidian's among them: front matter, inline tags, links between notes, pictures.
import { type ImportedEntry, type ImportItem, withoutTokens } from '../../domain/imported.ts'
import { dayInName, knownZone, type When, whenFromText } from './dates.ts'
import { frontMatterOf, textOf, wordsOf } from './front-matter.ts'
import {
  baseName,
  blankEntry,
  cleanTags,
  cleanTitle,
  type ImportFile,
  type ImportParser,
  type ImportTools,
  withExtension,
} from './import-files.ts'
import { attach, isMedia, type MediaFinder, mediaIn, remark } from './media.ts'

const DATE_FIELDS = ['date', 'created', 'created_at', 'createdat', 'creation date', 'creation-date', 'day', 'datetime']
const EMBED = /!\[\[([^\]|#\n]+)(?:#[^\]|\n]*)?(?:\|([^\]\n]*))?\]\]/g
const WIKI = /\[\[([^\]|\n]+)(?:\|([^\]\n]*))?\]\]/g
const PICTURE = /!\[((?:\\.|[^\]\\\n])*)\]\(<?([^)>\n]+?)>?(?:\s+"[^"\n]*")?\)/g
const FILE_LINK = /(?<!!)\[([^\]\n]*)\]\(<?([^)>\s]+)>?\)/g
const TAG = /(?<![\p{L}\p{N}&/#\\[(])#([\p{L}][\p{L}\p{N}_/-]*)/gu

/** Runs `change` over the text outside fenced and inline code. */
function outsideCode(text: string, change: (prose: string) => string): string {
  return text
    .split(/(^(?:```|~~~)[\s\S]*?^(?:```|~~~)[^\n]*$|`[^`\n]+`)/m)
    .map((part, index) => (index % 2 === 1 ? part : change(part)))
    .join('')
}

function dateOf(
  file: ImportFile,
  fields: ReadonlyMap<string, unknown>,
  zone: string | null,
  tools: ImportTools,
): { when: When; title: string | null; problem: 'date-from-file' | 'date-unknown' | null } {
  const inName = dayInName(file.name)
  const stem = baseName(file.name).replace(/\.[^.]+$/, '')
  const title = inName ? inName.rest : stem
  for (const field of DATE_FIELDS) {
    const when = whenFromText(fields.get(field), zone, tools.homeZone)
    if (when) return { when, title, problem: null }
  }
  if (inName) {
    const when = whenFromText(`${inName.day} ${inName.time ?? ''}`.trim(), zone, tools.homeZone)
    if (when) return { when, title, problem: null }
  }
  const changed = file.modified === null ? null : whenFromText(file.modified, zone ?? tools.homeZone, tools.homeZone)
  if (changed) return { when: { ...changed, zone }, title, problem: 'date-from-file' }
  return { when: { day: tools.today, instant: null, zone }, title, problem: 'date-unknown' }
}

/** What our own export writes in `app`: in such a file `#` and `[[` are words of the text. */
const OURS = 'Unborrowed'

/** Files and tags found in the prose; the text with tokens for files and words for links between notes. */
function readProse(
  entry: ImportedEntry,
  body: string,
  file: string,
  finder: MediaFinder,
  tags: string[],
  isOurs: boolean,
): string {
  const local = (reference: string, written: string): string => {
    if (/^[a-z][a-z0-9+.-]*:/i.test(reference) && !/^file:/i.test(reference)) return written
    const found = finder.named(reference.replace(/^file:\/*/i, ''), file)
    if (found !== null) return attach(entry, found, written)
    if (isMedia(reference.replace(/[?#].*$/, ''))) remark(entry, 'attachment-missing')
    return written
  }
  return outsideCode(body, (prose) => {
    if (isOurs) return prose.replace(PICTURE, (written, _: string, target: string) => local(target, written))
    for (const [, tag = ''] of prose.matchAll(TAG)) if (!/^[0-9a-f]{3,8}$/i.test(tag)) tags.push(tag)
    return prose
      .replace(EMBED, (written, target: string, alias: string | undefined) =>
        isMedia(target) ? local(target.trim(), written) : (alias ?? target),
      )
      .replace(WIKI, (_, target: string, alias: string | undefined) => alias ?? target)
      .replace(PICTURE, (written, words: string, target: string) => {
        // A picture on the web is never fetched: it stays as a link.
        if (/^https?:/i.test(target)) return `[${words || target}](${target})`
        return local(target, written)
      })
      .replace(FILE_LINK, (written, _: string, target: string) => (isMedia(target) ? local(target, written) : written))
  })
}

/** One file as one entry. */
export function markdownEntry(file: ImportFile, raw: string, finder: MediaFinder, tools: ImportTools): ImportItem {
  const text = withoutTokens(raw.replace(/^\uFEFF/, ''))
  const front = frontMatterOf(text, tools)
  const fields = front?.fields ?? new Map<string, unknown>()
  const zone =
    ['timezone', 'time_zone', 'zone', 'tz'].map((key) => knownZone(fields.get(key))).find((each) => each !== null) ??
    null
  const { when, title, problem } = dateOf(file, fields, zone, tools)
  const entry = { ...blankEntry(when.day), instant: when.instant, zone: when.zone }
  if (problem) remark(entry, problem)
  const id = ['id', 'uuid', 'uid'].map((key) => textOf(fields.get(key))).find((each) => /^[\w-]{16,64}$/.test(each))
  if (id !== undefined) entry.sourceKey = `markdown:${id}`
  const tags = [...wordsOf(fields.get('tags')), ...wordsOf(fields.get('tag'))]
  const isOurs = fields.get('app') === OURS
  const body = readProse(entry, front?.body ?? text, file.name, finder, tags, isOurs).trim()
  entry.title = fields.has('title') ? cleanTitle(textOf(fields.get('title'))) : cleanTitle(title)
  if (body === '' && entry.attachments.length === 0 && !(isOurs && entry.title !== null))
    return { kind: 'skipped', name: file.name, why: 'empty' }
  entry.content = { format: 'markdown', text: body }
  entry.tags = cleanTags(tags)
  entry.starred = ['starred', 'favorite', 'favourite', 'star'].some(
    (key) => fields.get(key) === true || fields.get(key) === 'true',
  )
  entry.place = (textOf(fields.get('location')) || textOf(fields.get('place'))).slice(0, 300)
  return { kind: 'entry', entry }
}

/** A page of our own export for something else than an entry: it is there to be read, and is no entry on the way back. */
function isBeside(text: string): boolean {
  return text.startsWith(`---\napp: ${OURS}\nkind: `)
}

export const markdown: ImportParser = {
  source: 'markdown',
  recognises: async (files) => withExtension(files, 'md', 'markdown', 'mdown').length > 0,
  async *items(files, tools) {
    const finder = mediaIn(files)
    for (const file of withExtension(files, 'md', 'markdown', 'mdown')) {
      const { text, guessed } = await files.text(file.name)
      if (isBeside(text)) continue
      const item = markdownEntry(file, text, finder, tools)
      if (guessed && item.kind === 'entry') remark(item.entry, 'text-guessed')
      yield item
    }
  },
}
