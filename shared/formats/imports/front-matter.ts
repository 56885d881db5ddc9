// The YAML block at the head of a Markdown file. What is not YAML stays in the text.
import type { ImportTools } from './import-files.ts'

export interface FrontMatter {
  fields: ReadonlyMap<string, unknown>
  /** The text below it. */
  body: string
}

const MOST_HEAD = 64 * 1024
const PLAIN = /^[\p{L}\p{N}][\p{L}\p{N} .,:+/_()'’&-]*$/u
const AMBIGUOUS = /: |:$|^(?:true|false|null|yes|no|on|off|y|n)$/i

/** The usual block, whose values are plain words, dates and lists of them; null for anything that needs a real parser. */
function simpleFields(head: string): Map<string, unknown> | null {
  const fields = new Map<string, unknown>()
  let list: string[] | null = null
  for (const line of head.split('\n')) {
    if (line.trim() === '') continue
    const item = /^ *- (.+?) *$/.exec(line)
    if (item?.[1] !== undefined && list) {
      if (!PLAIN.test(item[1]) || AMBIGUOUS.test(item[1])) return null
      list.push(item[1])
      continue
    }
    const field = /^([A-Za-z][\w-]*):(?: +(.*?))? *$/.exec(line)
    if (!field) return null
    const [, key = '', value = ''] = field
    list = null
    if (fields.has(key.toLowerCase())) return null
    if (value === '') {
      list = []
      fields.set(key.toLowerCase(), list)
    } else if (/^\[[^[\]{}"']*\]$/.test(value)) {
      const parts = value
        .slice(1, -1)
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== '')
      if (!parts.every((part) => PLAIN.test(part) && !AMBIGUOUS.test(part))) return null
      fields.set(key.toLowerCase(), parts)
    } else {
      const quoted = /^"([^"\\]*)"$/.exec(value)
      if (quoted) fields.set(key.toLowerCase(), quoted[1])
      else if (/^(?:true|false)$/.test(value)) fields.set(key.toLowerCase(), value === 'true')
      else if (!PLAIN.test(value) || AMBIGUOUS.test(value)) return null
      else fields.set(key.toLowerCase(), value)
    }
  }
  return fields
}

/** Null where there is none. */
export function frontMatterOf(text: string, tools: ImportTools): FrontMatter | null {
  const found = /^---[ \t]*\r?\n([\s\S]*?)\r?\n?^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/m.exec(text.slice(0, MOST_HEAD))
  if (!found || found.index !== 0) return null
  const head = (found[1] ?? '').replaceAll('\r\n', '\n')
  const body = text.slice(found[0].length)
  const simple = simpleFields(head)
  if (simple) return { fields: simple, body }
  try {
    const value = tools.yaml(head)
    if (value === null && head.trim() === '') return { fields: new Map(), body }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
    return { fields: new Map(Object.entries(value).map(([key, each]) => [key.toLowerCase(), each])), body }
  } catch {
    return null
  }
}

/** Words of a field that may be a text with commas or a list. */
export function wordsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.split(value.includes(',') ? ',' : /\s+/)
  if (Array.isArray(value))
    return value.flatMap((each) => (typeof each === 'string' || typeof each === 'number' ? [String(each)] : []))
  return []
}

export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
