// What the content tests measure: words a screen, forbidden characters, Italian register, locale files. No test here.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Exercise, Localized, Step } from '../shared/domain/exercise.ts'
import type { Language } from '../shared/domain/records.ts'

export const LANGUAGES: Language[] = ['en', 'it']
/** Words of ours that one screen may hold. */
export const MOST_WORDS = 90
const RESOURCES = join(dirname(fileURLToPath(import.meta.url)), '..', 'resources')

export function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0
}

/** Every text of ours that one step shows, in one language. Words of a scale that repeat are counted once. */
function textsOfStep(step: Step, language: Language): string[] {
  const localized: (Localized | undefined)[] = [step.title, step.text]
  const words = new Set<string>()
  if (step.kind === 'read') localized.push(step.body)
  if (step.kind === 'write') localized.push(step.placeholder)
  if (step.kind === 'list') localized.push(step.placeholder, step.detail)
  if (step.kind === 'sentence')
    for (const stem of step.stems) localized.push(...stem.blanks.map((blank) => blank.label))
  if (step.kind === 'ladder') localized.push(step.first, step.question)
  // Of a sort, one card at a time is on the screen.
  if (step.kind === 'sort') localized.push(step.own, ...step.piles.map((pile) => pile.label))
  if (step.kind === 'place-on-map') for (const axis of [step.x, step.y]) localized.push(axis.label, axis.low, axis.high)
  if (step.kind === 'rate') {
    for (const item of step.items ?? []) localized.push(item.text)
    for (const scale of step.scales) {
      localized.push(scale.label)
      for (const word of scale.words[language]) words.add(word)
    }
  }
  if (step.kind === 'decide') localized.push(step.reason, ...(step.options ?? []).map((option) => option.label))
  if (step.kind === 'act') localized.push(step.labels.what, step.labels.obstacle, step.labels.plan, step.labels.day)
  if (step.kind === 'recall') localized.push(step.note)
  return [...localized.flatMap((text) => (text ? [text[language]] : [])), ...words]
}

export interface Screen {
  name: string
  language: Language
  words: number
}

/** The screens of an exercise: its introduction, every step, its closing. */
export function screensOf(exercise: Exercise): Screen[] {
  return LANGUAGES.flatMap((language) => {
    const screen = (name: string, texts: string[]): Screen => ({
      name: `${exercise.id}/${name}`,
      language,
      words: texts.reduce((sum, text) => sum + wordsIn(text), 0),
    })
    const intro = [exercise.title, exercise.why, exercise.basis, exercise.caution, exercise.gentler?.about]
    return [
      screen(
        'introduction',
        intro.flatMap((text) => (text ? [text[language]] : [])),
      ),
      ...exercise.steps.map((step) => screen(step.id, textsOfStep(step, language))),
      ...(exercise.gentler?.steps ?? []).map((step) => screen(`gentler/${step.id}`, textsOfStep(step, language))),
      screen('closing', [exercise.closing[language]]),
    ]
  })
}

/** Every string of a value, with the path to it. */
export function stringsIn(value: unknown, path: string[] = []): { path: string; text: string }[] {
  if (typeof value === 'string') return [{ path: path.join('.'), text: value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, child]) => stringsIn(child, [...path, key]))
}

/** Files of resources/ that hold texts, with their content. */
export function textFiles(): { file: string; content: string }[] {
  return readdirSync(RESOURCES, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(yaml|json|md|txt)$/.test(file))
    .map((file) => ({ file, content: readFileSync(join(RESOURCES, file), 'utf8') }))
}

const LOUD = /[!¡‼⁉]|\p{Emoji_Presentation}|\u{FE0F}/u

/** Lines with an exclamation mark or an emoji. A comment line of a YAML file is not shown to anyone. */
export function loudLines(content: string): string[] {
  return content.split('\n').filter((line) => !/^\s*#/.test(line) && LOUD.test(line))
}

/**
 * Italian forms of address that are not *tu*. Word lists, so only forms that are hardly ever anything else: `Suo` and
 * `Lei` with a capital inside a sentence; verbs and pronouns of *voi* that are no participle; imperatives that are no *tu*.
 */
const FORMAL = [
  /(?<=[\p{Ll},;:] )(Lei|Suo|Sua|Suoi|Sue|Ella|La prego|Le chiediamo)(?![\p{L}])/u,
  /(?<![\p{L}])(voi|vostro|vostra|vostri|vostre|Voi|Vostro)(?![\p{L}])/u,
  /(?<![\p{L}])(siete|avete|potete|dovete|volete|fate|sapete|scrivete|scegliete|premete|leggete)(?![\p{L}])/iu,
  /(?<![\p{L}])(scriva|scelga|inserisca|prema|attenda)(?![\p{L}])/iu,
]

/** The formal form found in an Italian text, or null. */
export function formalIn(text: string): string | null {
  for (const form of FORMAL) {
    const found = form.exec(text)
    if (found) return found[0]
  }
  return null
}

export interface LocaleFile {
  namespace: string
  texts: Record<Language, Map<string, string>>
}

/** Locale files by namespace; a language without the file has an empty map. */
export function localeFiles(): LocaleFile[] {
  const namesOf = (language: Language) =>
    readdirSync(join(RESOURCES, 'locales', language)).filter((name) => name.endsWith('.json'))
  const read = (language: Language, name: string): Map<string, string> => {
    if (!namesOf(language).includes(name)) return new Map()
    const value: unknown = JSON.parse(readFileSync(join(RESOURCES, 'locales', language, name), 'utf8'))
    return new Map(stringsIn(value).map(({ path, text }) => [path, text]))
  }
  return [...new Set(LANGUAGES.flatMap(namesOf))].toSorted().map((name) => ({
    namespace: name.replace('.json', ''),
    texts: { en: read('en', name), it: read('it', name) },
  }))
}

/** Plural forms are per language: `days_one`, `days_many`, `days_other` are one key. */
export function keyOf(path: string): string {
  return path.replace(/_(zero|one|two|few|many|other)$/, '')
}

/** The interpolation variables of a text, sorted. */
export function variablesOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{\s*([\w.]+)[^}]*\}\}/g)].map(([, name]) => name ?? ''))].toSorted()
}
