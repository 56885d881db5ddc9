// Diarium, from descriptions only (no public example was found): beta. One JSON file, or one a day.
import '../jitless.ts'
import { z } from 'zod'
import { type ImportItem, withoutTokens } from '../../domain/imported.ts'
import { whenFromText } from './dates.ts'
import { blankEntry, cleanTags, cleanTitle, type ImportParser, readJson, withExtension } from './import-files.ts'
import { looseNumber, looseText, looseTexts, present } from './loose.ts'
import { leaveOut } from './media.ts'

const entrySchema = z.looseObject({
  date: looseText,
  heading: looseText,
  html: looseText,
  tags: looseTexts,
  people: looseTexts,
  rating: looseNumber,
  location: z.unknown().optional(),
  weather: z.unknown().optional(),
})
const isEntry = z.looseObject({ date: z.string(), html: z.string() })

export const diarium: ImportParser = {
  source: 'diarium',
  async recognises(_, json) {
    return json.some(({ value }) => isEntry.safeParse(Array.isArray(value) ? value[0] : value).success)
  },
  async *items(files, tools) {
    for (const { name } of withExtension(files, 'json')) {
      const value = await readJson(files, name)
      for (const each of Array.isArray(value) ? value : [value]) yield readEntry(name, each, tools.homeZone)
    }
  },
}

function readEntry(name: string, value: unknown, homeZone: string): ImportItem {
  const read = entrySchema.safeParse(value)
  if (!read.success || !isEntry.safeParse(value).success) return { kind: 'skipped', name, why: 'unreadable' }
  const { date, heading, html, tags, people, rating, location, weather } = read.data
  const when = whenFromText(date, null, homeZone)
  const told = cleanTitle(heading) ?? date
  if (!when) return { kind: 'skipped', name: told, why: 'no-date' }
  if (heading.trim() === '' && html.replace(/<[^>]*>|&nbsp;/g, '').trim() === '')
    return { kind: 'skipped', name: told, why: 'empty' }
  const entry = { ...blankEntry(when.day), instant: when.instant, title: cleanTitle(withoutTokens(heading)) }
  entry.content = { format: 'html', text: withoutTokens(html) }
  entry.tags = cleanTags(present(tags))
  entry.people = cleanTags(present(people))
  if (rating !== null && rating > 0) leaveOut(entry, 'rating')
  if (location) leaveOut(entry, 'position')
  if (weather) leaveOut(entry, 'weather')
  return { kind: 'entry', entry }
}
