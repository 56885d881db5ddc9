// The app's own texts, so that tests name what a person sees in either language.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Exercise, Localized } from '#shared/domain/exercise.ts'
import type { Language } from '#shared/domain/records.ts'

const RESOURCES = join(import.meta.dirname, '..', '..', 'resources')

/** `text('en', 'lock:open')`; `{{name}}` is filled from `values`. Throws on a missing key. */
export function text(language: Language, key: string, values: Record<string, string | number> = {}): string {
  const [room = '', path = ''] = key.split(':')
  const file = JSON.parse(readFileSync(join(RESOURCES, 'locales', language, `${room}.json`), 'utf8'))
  let found: unknown = file
  for (const part of path.split('.')) found = (found as Record<string, unknown> | undefined)?.[part]
  if (typeof found !== 'string') throw new Error(`no text ${language} ${key}`)
  return found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''))
}

export function exercise(id: string): Exercise {
  return parse(readFileSync(join(RESOURCES, 'exercises', `${id}.yaml`), 'utf8')) as Exercise
}

export function say(language: Language, localized: Localized): string {
  return localized[language]
}
