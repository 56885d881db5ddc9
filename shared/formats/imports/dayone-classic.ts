// Day One Classic: a folder of `.doentry` property lists, photos named by the entry's id.
import type { ImportItem } from '../../domain/imported.ts'
import { withoutTokens } from '../../domain/imported.ts'
import { knownZone, whenFromText } from './dates.ts'
import {
  blankEntry,
  cleanTags,
  type ImportParser,
  type ImportTools,
  withExtension,
  type XmlElement,
} from './import-files.ts'
import { placeWords } from './loose.ts'
import { attach, leaveOut, type MediaFinder, mediaIn, remark } from './media.ts'

type Plist = string | boolean | Plist[] | Map<string, Plist>

/** Depth is bounded by the XML parser's input: property lists nest a few levels. */
function plist(element: XmlElement, depth = 0): Plist {
  if (depth > 20) return ''
  switch (element.name) {
    case 'dict': {
      const dict = new Map<string, Plist>()
      let key = ''
      for (const child of element.children) {
        if (child.name === 'key') key = child.text
        else dict.set(key, plist(child, depth + 1))
      }
      return dict
    }
    case 'array':
      return element.children.map((child) => plist(child, depth + 1))
    case 'true':
      return true
    case 'false':
      return false
    default:
      return element.text
  }
}

function readEntry(name: string, text: string, finder: MediaFinder, tools: ImportTools): ImportItem {
  let root: Plist
  try {
    const [top] = tools.xml(text).children
    root = top ? plist(top) : ''
  } catch {
    return { kind: 'skipped', name, why: 'unreadable' }
  }
  if (!(root instanceof Map)) return { kind: 'skipped', name, why: 'unreadable' }
  const said = (key: string) => {
    const value = (root as Map<string, Plist>).get(key)
    return typeof value === 'string' ? value : ''
  }
  const zone = knownZone(said('Time Zone'))
  const when = whenFromText(said('Creation Date'), zone, tools.homeZone)
  if (!when) return { kind: 'skipped', name, why: 'no-date' }
  const id = said('UUID') || name.replace(/^.*\/|\.doentry$/g, '')
  const entry = { ...blankEntry(when.day), instant: when.instant, zone, sourceKey: `dayone:${id.toUpperCase()}` }
  if (said('Time Zone') !== '' && zone === null) remark(entry, 'zone-unclear')
  const photo = finder.stem(id)
  const words = withoutTokens(said('Entry Text')).trim()
  const markdown = photo === null ? words : `${attach(entry, photo, '')}\n\n${words}`
  if (markdown === '') return { kind: 'skipped', name, why: 'empty' }
  entry.content = { format: 'markdown', text: markdown }
  entry.starred = root.get('Starred') === true
  const tags = root.get('Tags')
  entry.tags = cleanTags(Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [])
  const location = root.get('Location')
  if (location instanceof Map) {
    const word = (key: string) => {
      const value = location.get(key)
      return typeof value === 'string' ? value : ''
    }
    entry.place = placeWords([word('Place Name'), word('Locality'), word('Country')])
    leaveOut(entry, 'position')
  }
  if (root.has('Weather')) leaveOut(entry, 'weather')
  return { kind: 'entry', entry }
}

export const dayOneClassic: ImportParser = {
  source: 'dayone-classic',
  recognises: async (files) => withExtension(files, 'doentry').length > 0,
  async *items(files, tools) {
    const finder = mediaIn(files)
    for (const { name } of withExtension(files, 'doentry')) {
      yield readEntry(name, (await files.text(name)).text, finder, tools)
    }
  },
}
