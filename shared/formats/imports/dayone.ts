// Day One 2: a zip of one JSON file for each journal, with the media beside them.
import '../jitless.ts'
import { z } from 'zod'
import type { ImportedEntry, ImportItem } from '../../domain/imported.ts'
import { withoutTokens } from '../../domain/imported.ts'
import { knownZone, whenFromText } from './dates.ts'
import {
  blankEntry,
  cleanTags,
  cleanTitle,
  type ImportFiles,
  type ImportParser,
  type ImportTools,
  readJson,
  withExtension,
} from './import-files.ts'
import { looseFlag, looseList, looseNumber, looseText, looseTexts, placeWords, present } from './loose.ts'
import { attach, leaveOut, type MediaFinder, mediaIn, remark } from './media.ts'

const journalSchema = z.looseObject({
  metadata: z.looseObject({ version: z.string() }),
  entries: z.array(z.unknown()),
})
const mediaSchema = z.looseObject({ identifier: looseText, md5: looseText, type: looseText, orderInEntry: looseNumber })
const entrySchema = z.looseObject({
  uuid: looseText,
  creationDate: looseText,
  timeZone: looseText,
  text: looseText,
  richText: looseText,
  tags: looseTexts,
  starred: looseFlag,
  location: z
    .looseObject({ placeName: looseText, localityName: looseText, country: looseText, latitude: looseNumber })
    .nullable()
    .catch(null),
  weather: z.unknown().optional(),
  userActivity: z.unknown().optional(),
  photos: looseList,
  videos: looseList,
  audios: looseList,
  pdfAttachments: looseList,
})
type DayOneEntry = z.infer<typeof entrySchema>
type Media = z.infer<typeof mediaSchema>

const KINDS = ['photos', 'audios', 'pdfAttachments', 'videos'] as const
const HASH = /^[0-9a-f]{32}$/i
const MOMENT = /!?\[((?:\\.|[^\]\\\n])*)\]\(dayone-moment:\/+(?:(audio|video|pdfAttachment)\/)?([\w-]+)\)/g
/** Links to other entries cannot be followed here: their words stay. */
const ENTRY_LINK = /\[([^\]\n]*)\]\(dayone2?:\/\/[^)\s]*\)/g

function mediaOf(entry: DayOneEntry): Media[] {
  return KINDS.flatMap((kind) => entry[kind]).flatMap((each) => {
    const media = mediaSchema.safeParse(each)
    return media.success && media.data.identifier !== '' ? [media.data] : []
  })
}

/** Text of the structured form, for entries that have no other. What is not JSON gives none. */
function richWords(richText: string): string {
  const contentSchema = z.looseObject({
    contents: z.array(z.looseObject({ text: looseText, embeddedObjects: looseList })),
  })
  try {
    const read = contentSchema.parse(JSON.parse(richText))
    return read.contents
      .map(({ text, embeddedObjects }) => {
        const embedded = embeddedObjects.map((each) => z.looseObject({ identifier: looseText }).safeParse(each))
        const marks = embedded.map((each) => (each.success ? `![](dayone-moment://${each.data.identifier})` : ''))
        return text.replace(/([\\`*_[\]<>#])/g, '\\$1') + marks.join('')
      })
      .join('')
  } catch {
    return ''
  }
}

function fileOf(media: Media | undefined, identifier: string, finder: MediaFinder): string | null {
  const byHash = media && HASH.test(media.md5) ? finder.stem(media.md5) : null
  return byHash ?? finder.stem(identifier)
}

function readEntry(
  value: unknown,
  known: ReadonlyMap<string, Media>,
  finder: MediaFinder,
  tools: ImportTools,
): ImportItem {
  const read = entrySchema.safeParse(value)
  if (!read.success) return { kind: 'skipped', name: '', why: 'unreadable' }
  const source = read.data
  const name = cleanTitle(source.text.slice(0, 100)) ?? source.creationDate
  const zone = knownZone(source.timeZone)
  const when = whenFromText(source.creationDate, zone, tools.homeZone)
  if (!when) return { kind: 'skipped', name, why: 'no-date' }
  const entry: ImportedEntry = { ...blankEntry(when.day), instant: when.instant, zone }
  if (source.timeZone !== '' && zone === null) remark(entry, 'zone-unclear')
  if (source.uuid !== '') entry.sourceKey = `dayone:${source.uuid.toUpperCase()}`
  const own = mediaOf(source)
  const markdown = source.text.trim() === '' ? richWords(source.richText) : source.text
  const films = new Set(source.videos.map((each) => mediaSchema.safeParse(each).data?.identifier))
  const used = new Set<string>()
  const place = (identifier: string, kind: string | undefined, written: string): string => {
    used.add(identifier)
    if (kind === 'video' || films.has(identifier)) {
      leaveOut(entry, 'video')
      return ''
    }
    const file = fileOf(known.get(identifier), identifier, finder)
    if (file !== null) return attach(entry, file, written)
    remark(entry, 'attachment-missing')
    return ''
  }
  let text = withoutTokens(markdown)
    .replaceAll('\u200b', '')
    .replace(MOMENT, (written, _: string, kind: string | undefined, identifier: string) =>
      place(identifier, kind, written),
    )
    .replace(ENTRY_LINK, '$1')
  for (const media of own.toSorted((a, b) => (a.orderInEntry ?? 0) - (b.orderInEntry ?? 0))) {
    if (!used.has(media.identifier)) text += `\n\n${place(media.identifier, undefined, '')}`
  }
  const heading = /^\s*# +(.+?) *#*(?:\r?\n|$)/.exec(text)
  if (heading?.[1] && !heading[1].includes('\uE000')) {
    entry.title = cleanTitle(heading[1].replace(/\\([!-/:-@[-`{-~])/g, '$1'))
    text = text.slice(heading[0].length)
  }
  if (text.trim() === '' && entry.title === null) return { kind: 'skipped', name, why: 'empty' }
  entry.content = { format: 'markdown', text: text.trim() }
  entry.tags = cleanTags(present(source.tags))
  entry.starred = Boolean(source.starred)
  if (source.location) {
    const { placeName, localityName, country, latitude } = source.location
    entry.place = placeWords([placeName, localityName, country])
    if (latitude !== null) leaveOut(entry, 'position')
  }
  if (source.weather) leaveOut(entry, 'weather')
  if (source.userActivity) leaveOut(entry, 'activity')
  return { kind: 'entry', entry }
}

export const dayOne: ImportParser = {
  source: 'dayone',
  async recognises(_, json) {
    const hasIds = z.looseObject({ creationDate: z.string() })
    for (const { value } of json) {
      const journal = journalSchema.safeParse(value)
      if (journal.success && (journal.data.entries.length === 0 || hasIds.safeParse(journal.data.entries[0]).success)) {
        return true
      }
    }
    return false
  },
  async *items(files, tools) {
    const names = withExtension(files, 'json').map(({ name }) => name)
    const finder = mediaIn(files)
    // A photo may be declared in another entry, or another journal, than the one that shows it.
    const known = new Map<string, Media>()
    let last: { name: string; entries: unknown[] } | null = null
    for (const name of names) {
      const entries = await entriesOf(files, name)
      for (const value of entries ?? []) {
        const read = entrySchema.safeParse(value)
        for (const media of read.success ? mediaOf(read.data) : []) {
          const there = known.get(media.identifier)
          if (!there || (!HASH.test(there.md5) && HASH.test(media.md5))) known.set(media.identifier, media)
        }
      }
      if (entries) last = { name, entries }
    }
    for (const name of names) {
      const entries = last?.name === name ? last.entries : await entriesOf(files, name)
      if (entries === null) yield { kind: 'skipped', name, why: 'unreadable' }
      for (const value of entries ?? []) yield readEntry(value, known, finder, tools)
    }
  },
}

async function entriesOf(files: ImportFiles, name: string): Promise<unknown[] | null> {
  const journal = z.looseObject({ entries: z.array(z.unknown()) }).safeParse(await readJson(files, name))
  return journal.success ? journal.data.entries : null
}
