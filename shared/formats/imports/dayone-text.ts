// Day One's plain text export: a tab, `Date:`, a tab, then other such lines, a blank line and the words.
import type { ImportItem } from '../../domain/imported.ts'
import { withoutTokens } from '../../domain/imported.ts'
import { type When, whenFromLocal } from './dates.ts'
import { blankEntry, cleanTags, type ImportParser, type ImportTools, withExtension } from './import-files.ts'
import { leaveOut, remark } from './media.ts'

const START = /^\tDate:\t(.+)$/m
const MONTHS = [
  'january february march april may june july august september october november december',
  'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
].map((names) => names.split(' '))

/** `01 January 2019 at 00:00:00 GMT`, `January 1, 2019 at 9:05:00 PM GMT+1`, `1 gennaio 2019 alle ore 00:00:00 CET`. */
export function whenFromWords(words: string, tools: ImportTools): (When & { isZoneClear: boolean }) | null {
  const date = /(\d{1,2})\.? (\p{L}+)\.? (\d{4})/u.exec(words) ?? /(\p{L}+)\.? (\d{1,2}), (\d{4})/u.exec(words)
  if (!date) return null
  const [, a = '', b = '', year = ''] = date
  const [monthName, number] = /^\d/.test(a) ? [b, a] : [a, b]
  const start = monthName.toLowerCase()
  const month = MONTHS.map((names) =>
    names.findIndex((name) => name === start || (start.length >= 3 && name.startsWith(start))),
  ).find((index) => index >= 0)
  if (month === undefined) return null
  const day = `${year}-${String(month + 1).padStart(2, '0')}-${number.padStart(2, '0')}`
  const clock = /(\d{1,2}):(\d\d)(?::(\d\d))?(?:[\s\u202f]*([AP])\.?M\.?)?\s*([A-Z].*)?$/i.exec(
    words.slice(date.index + date[0].length),
  )
  if (!clock) return withClear(whenFromLocal(day, null, null, tools.homeZone), false)
  const [, hours = '0', minutes = '0', seconds = '00', half, zoneName = ''] = clock
  let hour = Number(hours)
  if (half) hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  const time = `${hour}:${minutes}:${seconds}`
  const name = zoneName.trim()
  if (/^(?:GMT|UTC|Z)$/i.test(name)) return withClear(whenFromLocal(day, time, 'UTC', 'UTC'), true)
  const offset = /^(?:GMT|UTC)([+-])(\d{1,2})(?::?(\d\d))?$/i.exec(name)
  const plain = whenFromLocal(day, time, null, tools.homeZone)
  if (!plain || !offset) return withClear(plain, name === '')
  const inUtc = whenFromLocal(day, time, 'UTC', 'UTC')
  const shift = (offset[1] === '-' ? 1 : -1) * (Number(offset[2]) * 60 + Number(offset[3] ?? 0))
  const instant = inUtc?.instant ? Temporal.Instant.from(inUtc.instant).add({ minutes: shift }).toString() : null
  return { ...plain, instant, isZoneClear: false }
}

function withClear(when: When | null, isZoneClear: boolean): (When & { isZoneClear: boolean }) | null {
  return when && { ...when, isZoneClear }
}

function readBlock(block: string, tools: ImportTools): ImportItem {
  const lines = block.split(/\r?\n/)
  const fields = new Map<string, string>()
  let start = 0
  for (; start < lines.length; start += 1) {
    const found = /^\t([^:\t]+):\t(.*)$/.exec(lines[start] ?? '')
    if (!found) break
    fields.set((found[1] ?? '').toLowerCase(), (found[2] ?? '').trim())
  }
  const text = lines.slice(start).join('\n').trim()
  const said = fields.get('date') ?? ''
  const when = whenFromWords(said, tools)
  if (!when) return { kind: 'skipped', name: said, why: 'no-date' }
  if (text === '') return { kind: 'skipped', name: said, why: 'empty' }
  const entry = { ...blankEntry(when.day), instant: when.instant, zone: when.zone }
  if (!when.isZoneClear) remark(entry, 'zone-unclear')
  entry.content = { format: 'markdown', text: withoutTokens(text.replaceAll('\u200b', '')) }
  entry.tags = cleanTags((fields.get('tags') ?? '').split(','))
  entry.starred = /^(?:yes|true|1|sì)$/i.test(fields.get('starred') ?? '')
  entry.place = (fields.get('location') ?? '').slice(0, 300)
  if (fields.has('weather')) leaveOut(entry, 'weather')
  if (fields.has('photo') || fields.has('photos')) remark(entry, 'attachment-missing')
  return { kind: 'entry', entry }
}

export const dayOneText: ImportParser = {
  source: 'dayone-text',
  async recognises(files) {
    const [first] = withExtension(files, 'txt')
    return (
      first !== undefined &&
      first.bytes > 0 &&
      /^\s*?\tDate:\t/.test((await files.text(first.name)).text.slice(0, 2000).replace(/^\uFEFF/, ''))
    )
  },
  async *items(files, tools) {
    for (const { name } of withExtension(files, 'txt')) {
      const { text } = await files.text(name)
      // Split by the lines that begin an entry, each kept with what follows it.
      const blocks = text.replace(/^\uFEFF/, '').split(/(?=^\tDate:\t)/m)
      for (const block of blocks) {
        if (block.trim() === '') continue
        if (START.test(block)) yield readBlock(block, tools)
        else yield { kind: 'skipped', name, why: 'unreadable' }
      }
    }
  },
}
