// Journey: a zip of one JSON file for each entry, photos beside them.
import '../jitless.ts'
import { z } from 'zod'
import type { ImportItem } from '../../domain/imported.ts'
import { withoutTokens } from '../../domain/imported.ts'
import { knownZone, whenFromMilliseconds } from './dates.ts'
import {
  blankEntry,
  cleanTags,
  cleanTitle,
  type ImportParser,
  type ImportTools,
  readJson,
  withExtension,
} from './import-files.ts'
import { looseFlag, looseNumber, looseText, looseTexts, present } from './loose.ts'
import { attach, isMedia, leaveOut, type MediaFinder, mediaIn, remark } from './media.ts'

const entrySchema = z.looseObject({
  id: looseText,
  date_journal: looseNumber,
  timezone: looseText,
  text: looseText,
  type: looseText,
  preview_text: looseText,
  mood: looseNumber,
  lat: looseNumber,
  address: looseText,
  folder: looseText,
  favourite: looseFlag,
  photos: looseTexts,
  tags: looseTexts,
  music_title: looseText,
  weather: z.looseObject({ description: looseText, degree_c: looseNumber }).nullable().catch(null),
})

function readEntry(file: string, value: unknown, finder: MediaFinder, tools: ImportTools): ImportItem {
  const read = entrySchema.safeParse(value)
  if (!read.success || !('date_journal' in Object(value))) return { kind: 'skipped', name: file, why: 'unreadable' }
  const source = read.data
  const name = cleanTitle(source.preview_text.slice(0, 100)) ?? file
  const zone = knownZone(source.timezone)
  const when = whenFromMilliseconds(source.date_journal, zone, tools.homeZone)
  if (!when) return { kind: 'skipped', name, why: 'no-date' }
  const entry = { ...blankEntry(when.day), instant: when.instant, zone }
  if (source.timezone !== '' && zone === null) remark(entry, 'zone-unclear')
  if (source.id !== '') entry.sourceKey = `journey:${source.id}`
  const isHtml = source.type === 'html' || /<(?:p|div|br|ul|ol|h[1-6]|b|strong|span)\b[^>]*>/i.test(source.text)
  let text = withoutTokens(source.text)
  const tokens: string[] = []
  for (const photo of present(source.photos)) {
    const found = isMedia(photo) ? finder.named(photo) : null
    if (found !== null) tokens.push(attach(entry, found, photo))
    else if (/\.(?:mp4|mov|3gp|webm|mkv|avi)$/i.test(photo)) leaveOut(entry, 'video')
    else remark(entry, 'attachment-missing')
  }
  text += isHtml ? tokens.map((token) => `<p>${token}</p>`).join('') : tokens.map((token) => `\n\n${token}`).join('')
  if (text.trim() === '') return { kind: 'skipped', name, why: 'empty' }
  entry.content = { format: isHtml ? 'html' : 'plain', text: text.trim() }
  entry.tags = cleanTags(present(source.tags))
  entry.starred = Boolean(source.favourite)
  entry.place = source.address.trim().slice(0, 300)
  // What the numbers of Journey's moods mean is written nowhere: they are not turned into words of ours.
  if (source.mood !== null && source.mood > 0) leaveOut(entry, 'mood')
  if (source.lat !== null && source.lat !== 0) leaveOut(entry, 'position')
  if (source.weather && (source.weather.description !== '' || source.weather.degree_c !== null))
    leaveOut(entry, 'weather')
  if (source.music_title !== '') leaveOut(entry, 'music')
  if (source.folder !== '') leaveOut(entry, 'folder')
  return { kind: 'entry', entry }
}

export const journey: ImportParser = {
  source: 'journey',
  async recognises(_, json) {
    const entry = z.looseObject({ date_journal: z.number(), text: z.string() })
    return json.some(({ value }) => entry.safeParse(value).success)
  },
  async *items(files, tools) {
    const finder = mediaIn(files)
    for (const { name } of withExtension(files, 'json')) {
      const value = await readJson(files, name)
      for (const each of Array.isArray(value) ? value : [value]) yield readEntry(name, each, finder, tools)
    }
  },
}
