// Joplin's JEX, a tar: every item is a Markdown file that ends with lines of `key: value`; files lie in `resources/`.
import { type ImportItem, withoutTokens } from '../../domain/imported.ts'
import { whenFromText } from './dates.ts'
import {
  blankEntry,
  cleanTags,
  cleanTitle,
  type ImportFiles,
  type ImportParser,
  type ImportTools,
  withExtension,
} from './import-files.ts'
import { attach, leaveOut, type MediaFinder, mediaIn, remark } from './media.ts'

const NOTE = '1'
const RESOURCE = '4'
const TAG = '5'
const NOTE_TAG = '6'
const ITEM = /(?:^|\/)([0-9a-f]{32})\.md$/i
const LINK = /(!?)\[([^\]\n]*)\]\(:\/([0-9a-f]{32})(?:[#?][^)\n]*)?(?:\s+"[^"\n]*")?\)/gi
const PICTURE = /<img\b[^>]*\bsrc=["']?:\/([0-9a-f]{32})["']?[^>]*>/gi

interface Item {
  title: string
  body: string
  fields: ReadonlyMap<string, string>
}

/** Null for what has no lines of fields at its end. */
export function readItem(text: string): Item | null {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .trimEnd()
    .split('\n')
  const fields = new Map<string, string>()
  let start = lines.length
  while (start > 0) {
    const found = /^([a-z_]+):(?: (.*))?$/.exec(lines[start - 1] ?? '')
    if (!found) break
    if (!fields.has(found[1] ?? '')) fields.set(found[1] ?? '', found[2] ?? '')
    start -= 1
  }
  if (!fields.has('type_')) return null
  const [title = '', ...rest] = lines.slice(0, start)
  return { title: title.trim(), body: rest.join('\n').trim(), fields }
}

interface Known {
  tagsOf: Map<string, string[]>
  resources: Map<string, { name: string; isVideo: boolean }>
  finder: MediaFinder
}

async function readAll(files: ImportFiles): Promise<Known> {
  const tags = new Map<string, string>()
  const pairs: { note: string; tag: string }[] = []
  const resources: Known['resources'] = new Map()
  for (const { name } of withExtension(files, 'md')) {
    const item = readItem((await files.text(name)).text)
    const id = (ITEM.exec(name)?.[1] ?? '').toLowerCase()
    if (!item) continue
    const type = item.fields.get('type_')
    if (type === TAG) tags.set(id, item.title)
    if (type === RESOURCE)
      resources.set(id, { name: item.title, isVideo: (item.fields.get('mime') ?? '').startsWith('video/') })
    if (type === NOTE_TAG) pairs.push({ note: item.fields.get('note_id') ?? '', tag: item.fields.get('tag_id') ?? '' })
  }
  const tagsOf: Known['tagsOf'] = new Map()
  for (const { note, tag } of pairs) {
    const title = tags.get(tag)
    if (title !== undefined) tagsOf.set(note, [...(tagsOf.get(note) ?? []), title])
  }
  return { tagsOf, resources, finder: mediaIn(files) }
}

function readNote(name: string, item: Item, known: Known, tools: ImportTools): ImportItem {
  const { fields } = item
  const told = cleanTitle(item.title) ?? name
  const stay = (why: 'encrypted' | 'conflict' | 'deleted' | 'no-date' | 'empty'): ImportItem => ({
    kind: 'skipped',
    name: told,
    why,
  })
  if (fields.get('encryption_applied') === '1') return stay('encrypted')
  if (fields.get('is_conflict') === '1') return stay('conflict')
  if (!['', '0', undefined].includes(fields.get('deleted_time'))) return stay('deleted')
  const time = fields.get('user_created_time') || fields.get('created_time')
  const when = whenFromText(time, tools.homeZone, tools.homeZone)
  if (!when) return stay('no-date')
  const id = (fields.get('id') ?? ITEM.exec(name)?.[1] ?? '').toLowerCase()
  const entry = { ...blankEntry(when.day), instant: when.instant, sourceKey: id === '' ? null : `joplin:${id}` }
  const place = (resource: string, words: string, written: string): string => {
    const of = known.resources.get(resource)
    if (!of) return words
    if (of.isVideo) {
      leaveOut(entry, 'video')
      return words
    }
    const file = known.finder.stem(resource)
    if (file === null) {
      remark(entry, 'attachment-missing')
      return words
    }
    const token = attach(entry, file, written)
    const attachment = entry.attachments.find((each) => each.file === file)
    if (attachment && of.name !== '') attachment.name = of.name.replace(/[/\\]/g, '-').slice(0, 200)
    return token
  }
  const text = withoutTokens(item.body)
    .replace(LINK, (written, _: string, words: string, resource: string) =>
      place(resource.toLowerCase(), words, written),
    )
    .replace(PICTURE, (written, resource: string) => place(resource.toLowerCase(), '', written))
  entry.title = cleanTitle(withoutTokens(item.title))
  if (text.trim() === '' && entry.title === null) return stay('empty')
  entry.content = { format: fields.get('markup_language') === '2' ? 'html' : 'markdown', text }
  entry.tags = cleanTags(known.tagsOf.get(id) ?? [])
  if (Number(fields.get('latitude') ?? 0) !== 0) leaveOut(entry, 'position')
  if ((fields.get('parent_id') ?? '') !== '') leaveOut(entry, 'folder')
  return { kind: 'entry', entry }
}

export const joplin: ImportParser = {
  source: 'joplin',
  async recognises(files) {
    const [first] = files.files.filter(({ name }) => ITEM.test(name))
    return first !== undefined && readItem((await files.text(first.name)).text) !== null
  },
  async *items(files, tools) {
    const known = await readAll(files)
    for (const { name } of withExtension(files, 'md')) {
      const item = readItem((await files.text(name)).text)
      if (!item) yield { kind: 'skipped', name, why: 'unreadable' }
      else if (item.fields.get('type_') === NOTE) yield readNote(name, item, known, tools)
    }
  },
}
