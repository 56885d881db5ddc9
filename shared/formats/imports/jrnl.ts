// jrnl: its JSON export, and its own text format. Neither knows a zone.
import '../jitless.ts'
import { z } from 'zod'
import type { ImportItem } from '../../domain/imported.ts'
import { withoutTokens } from '../../domain/imported.ts'
import { whenFromLocal } from './dates.ts'
import {
  blankEntry,
  cleanTags,
  cleanTitle,
  type ImportParser,
  type ImportTools,
  readJson,
  withExtension,
} from './import-files.ts'
import { looseFlag, looseText, looseTexts, present } from './loose.ts'

const entrySchema = z.looseObject({
  title: looseText,
  body: looseText,
  date: looseText,
  time: looseText,
  tags: looseTexts,
  starred: looseFlag,
  uuid: looseText,
})

function readEntry(value: unknown, tools: ImportTools): ImportItem {
  const read = entrySchema.safeParse(value)
  if (!read.success) return { kind: 'skipped', name: '', why: 'unreadable' }
  const { title, body, date, time, tags, starred, uuid } = read.data
  const name = cleanTitle(title) ?? date
  const when = whenFromLocal(date, time || null, null, tools.homeZone)
  if (!when) return { kind: 'skipped', name, why: 'no-date' }
  if (title.trim() === '' && body.trim() === '') return { kind: 'skipped', name, why: 'empty' }
  const entry = { ...blankEntry(when.day), instant: when.instant, title: cleanTitle(withoutTokens(title)) }
  if (uuid !== '') entry.sourceKey = `jrnl:${uuid}`
  entry.content = { format: 'markdown', text: withoutTokens(body).trim() }
  entry.tags = cleanTags(present(tags))
  entry.starred = Boolean(starred)
  return { kind: 'entry', entry }
}

export const jrnl: ImportParser = {
  source: 'jrnl',
  async recognises(_, json) {
    const shape = z.looseObject({
      entries: z.array(z.looseObject({ title: z.string(), body: z.string(), date: z.string() })).min(1),
    })
    return json.some(({ value }) => {
      const entries = z.looseObject({ entries: z.array(z.unknown()) }).safeParse(value)
      return entries.success && shape.safeParse({ entries: entries.data.entries.slice(0, 3) }).success
    })
  },
  async *items(files, tools) {
    for (const { name } of withExtension(files, 'json')) {
      const journal = z.looseObject({ entries: z.array(z.unknown()) }).safeParse(await readJson(files, name))
      if (!journal.success) yield { kind: 'skipped', name, why: 'unreadable' }
      else for (const value of journal.data.entries) yield readEntry(value, tools)
    }
  },
}

const HEADER = /^\[(\d{4}-\d\d-\d\d)(?:[ T]+(\d{1,2}:\d\d(?::\d\d)?)(?: ?([AP])M)?)?\] ?(.*)$/i

function readBlock(
  [day = '', time = '', half = '', first = '']: string[],
  rest: string,
  tools: ImportTools,
): ImportItem {
  const [hour = '0', ...minutes] = time.split(':')
  const hours = half === '' ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  const starred = / \*\s*$/.test(first)
  const title = first.replace(/ \*\s*$/, '')
  const words = `${title}\n${rest}`
  const tags = [...words.matchAll(/(?<![\p{L}\p{N}@])@([\p{L}\p{N}][\p{L}\p{N}_+-]*)/gu)].map(([, tag = '']) => tag)
  return readEntry(
    { title, body: rest, date: day, time: time === '' ? '' : [hours, ...minutes].join(':'), starred, tags },
    tools,
  )
}

export const jrnlText: ImportParser = {
  source: 'jrnl-text',
  async recognises(files) {
    const [first] = withExtension(files, 'txt', 'jrnl')
    if (first === undefined || first.bytes === 0) return false
    const [line = ''] = (await files.text(first.name)).text
      .replace(/^\uFEFF/, '')
      .trimStart()
      .split('\n', 1)
    return HEADER.test(line.trimEnd())
  },
  async *items(files, tools) {
    for (const { name } of withExtension(files, 'txt', 'jrnl')) {
      const lines = (await files.text(name)).text.replace(/^\uFEFF/, '').split(/\r?\n/)
      let open: string[] | null = null
      let rest: string[] = []
      for (const line of lines) {
        const found = HEADER.exec(line)
        if (!found) {
          rest.push(line)
          continue
        }
        if (open) yield readBlock(open, rest.join('\n'), tools)
        else if (rest.join('').trim() !== '') yield { kind: 'skipped', name, why: 'unreadable' }
        open = found.slice(1).map((part) => part ?? '')
        rest = []
      }
      if (open) yield readBlock(open, rest.join('\n'), tools)
      else if (rest.join('').trim() !== '') yield { kind: 'skipped', name, why: 'unreadable' }
    }
  },
}
