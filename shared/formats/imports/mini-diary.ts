// Mini Diary: one JSON file, one entry a day.
import '../jitless.ts'
import { z } from 'zod'
import { type ImportItem, withoutTokens } from '../../domain/imported.ts'
import { whenFromLocal } from './dates.ts'
import { blankEntry, cleanTitle, type ImportParser, readJson, withExtension } from './import-files.ts'
import { looseText } from './loose.ts'

const fileSchema = z.looseObject({ metadata: z.looseObject({}), entries: z.record(z.string(), z.unknown()) })
const entrySchema = z.looseObject({ title: looseText, text: looseText })

export const miniDiary: ImportParser = {
  source: 'mini-diary',
  async recognises(_, json) {
    return json.some(({ value }) => {
      const read = fileSchema.safeParse(value)
      return read.success && Object.keys(read.data.entries).every((key) => /^\d{4}-\d\d-\d\d$/.test(key))
    })
  },
  async *items(files, tools) {
    for (const { name } of withExtension(files, 'json')) {
      const read = fileSchema.safeParse(await readJson(files, name))
      if (!read.success) {
        yield { kind: 'skipped', name, why: 'unreadable' }
        continue
      }
      for (const [day, value] of Object.entries(read.data.entries)) yield readEntry(day, value, tools.homeZone)
    }
  },
}

function readEntry(day: string, value: unknown, homeZone: string): ImportItem {
  const read = entrySchema.safeParse(value)
  const when = whenFromLocal(day, null, null, homeZone)
  if (!read.success) return { kind: 'skipped', name: day, why: 'unreadable' }
  if (!when) return { kind: 'skipped', name: day, why: 'no-date' }
  const { title, text } = read.data
  if (title.trim() === '' && text.trim() === '') return { kind: 'skipped', name: day, why: 'empty' }
  // One entry a day: the day is its id; an edited text is still the same entry.
  const entry = { ...blankEntry(when.day), title: cleanTitle(withoutTokens(title)), sourceKey: `mini-diary:${day}` }
  entry.content = { format: 'markdown', text: withoutTokens(text).trim() }
  return { kind: 'entry', entry }
}
