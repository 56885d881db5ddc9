// RedNotebook: one YAML file a month, days by number, txt2tags markup in the text.
import { type ImportItem, withoutTokens } from '../../domain/imported.ts'
import { whenFromLocal } from './dates.ts'
import { blankEntry, cleanTags, type ImportParser, type ImportTools, withExtension } from './import-files.ts'
import { attach, isMedia, type MediaFinder, mediaIn, remark } from './media.ts'

const MONTH = /(?:^|\/)(\d{4})-(\d\d)\.txt$/
const PICTURE = /\[""(?:file:\/*)?([^"\n]+)""(\.[A-Za-z0-9]+)(?:\?\d+)?\]/g
const LINK = /\[([^\]"\n]+) ""([^"\n]+)""\]/g

/** txt2tags as Markdown. What has no counterpart stays as its words. */
export function fromTxt2tags(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const heading = /^(={1,5}) *(.+?) *\1 *$/.exec(line)
      const plain = heading ? (heading[2] ?? '') : line
      const marked = plain
        .replace(/(?<!:)\/\/(?=\S)(.+?)(?<=\S)(?<!:)\/\//g, '*$1*')
        .replace(/__(?=\S)(.+?)(?<=\S)__/g, '$1')
        .replace(/(?<!-)--(?=[^\s-])(.+?)(?<=[^\s-])--(?!-)/g, '~~$1~~')
        .replace(/\\\\$/, '')
      if (heading) return `${'#'.repeat(Math.min(heading[1]?.length ?? 1, 3))} ${marked}`
      if (/^={20,}$/.test(line)) return '\n---\n'
      return marked === '' || /^\s*[-+] /.test(marked) ? marked : `${marked}  `
    })
    .join('\n')
}

function readDay(
  name: string,
  day: string,
  value: unknown,
  finder: MediaFinder,
  tools: ImportTools,
): ImportItem | null {
  const when = whenFromLocal(day, null, null, tools.homeZone)
  if (!when) return { kind: 'skipped', name: `${name} ${day}`, why: 'no-date' }
  const fields =
    value instanceof Map ? [...value] : typeof value === 'object' && value !== null ? Object.entries(value) : null
  if (fields === null) return value === null ? null : { kind: 'skipped', name: day, why: 'unreadable' }
  const entry = blankEntry(when.day)
  const tags: string[] = []
  let text = ''
  const below: string[] = []
  for (const [key, content] of fields) {
    if (key === 'text') {
      text = typeof content === 'string' || typeof content === 'number' ? String(content) : ''
      continue
    }
    const names =
      typeof content === 'object' && content !== null
        ? Object.keys(content)
        : typeof content === 'string'
          ? [content]
          : []
    if (/^tags?$/i.test(key)) tags.push(...names)
    else below.push(`**${key}**`, '', ...names.map((each) => `- ${each}`), '')
  }
  const withFiles = withoutTokens(text).replace(PICTURE, (written, path: string, extension: string) => {
    const found = finder.named(`${path}${extension}`)
    if (found !== null) return attach(entry, found, written)
    if (isMedia(extension)) remark(entry, 'attachment-missing')
    return `${path}${extension}`
  })
  const linked = withFiles.replace(LINK, (_, words: string, target: string) =>
    /^https?:/i.test(target) ? `[${words}](${target})` : words,
  )
  const markdown = [fromTxt2tags(linked), ...(below.length > 0 ? ['', ...below] : [])].join('\n').trim()
  // A day that was opened and left has nothing to bring.
  if (markdown === '') return null
  for (const [, tag = ''] of text.matchAll(/(?<![\p{L}\p{N}#&])#([\p{L}][\p{L}\p{N}_-]*)/gu)) tags.push(tag)
  entry.content = { format: 'markdown', text: markdown }
  entry.tags = cleanTags(tags)
  return { kind: 'entry', entry }
}

export const redNotebook: ImportParser = {
  source: 'rednotebook',
  recognises: async (files) => files.files.some(({ name }) => MONTH.test(name)),
  async *items(files, tools) {
    const finder = mediaIn(files)
    for (const { name } of withExtension(files, 'txt')) {
      const month = MONTH.exec(name)
      if (!month) continue
      let days: unknown
      try {
        const { text } = await files.text(name)
        // Old versions, under Python 2, tagged texts that were more than ASCII.
        days = tools.yaml(text.replace(/^\uFEFF/, '').replace(/!!python\/(?:unicode|str) /g, ''))
      } catch {
        yield { kind: 'skipped', name, why: 'unreadable' }
        continue
      }
      if (days === null || days === undefined) continue
      if (typeof days !== 'object' || Array.isArray(days)) {
        yield { kind: 'skipped', name, why: 'unreadable' }
        continue
      }
      for (const [number, value] of Object.entries(days)) {
        const item = readDay(name, `${month[1]}-${month[2]}-${number.padStart(2, '0')}`, value, finder, tools)
        if (item) yield item
      }
    }
  },
}
