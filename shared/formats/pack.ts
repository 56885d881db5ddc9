// The format of a pack file: exercises of format 1, in one language or both. Strict and capped; a fault has a key that the
// app says in the person's language, the place it is about, and what the sentence needs. Knows no YAML.
import './jitless.ts'
import { z } from 'zod'
import { MINE, type Pack } from '../domain/pack.ts'
import type { Language } from '../domain/records.ts'
import { exerciseSchema } from './exercise.ts'

/** A pack bigger than this is refused unread. `depth` counts lists and fields inside one another. */
export const PACK_LIMITS = { bytes: 1_000_000, exercises: 60, depth: 16, values: 60_000, faults: 20 } as const

/** What can be wrong inside a pack; each has its sentence, with the remedy, in the locale files. */
export type PackFaultKey =
  | 'not-a-pack'
  | 'newer'
  | 'missing'
  | 'wrong-type'
  | 'unknown-field'
  | 'not-one-of'
  | 'id'
  | 'reserved-id'
  | 'same-id'
  | 'empty'
  | 'too-long'
  | 'too-short'
  | 'too-many'
  | 'too-few'
  | 'number'
  | 'other-language'
  | 'forbidden-name'
  | 'too-deep'
  | 'rule'
export type Place = (string | number)[]
export interface PackFault {
  path: Place
  key: PackFaultKey
  /** `rule` names which rule: the field that breaks it. */
  values: Record<string, string | number>
}
export type PackReading = { pack: Pack } | { faults: PackFault[] }

const packSchema = z
  .strictObject({
    format: z.literal(1),
    id: z
      .string()
      .max(60)
      .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/),
    title: z.strictObject({ en: z.string().trim().min(1).max(120), it: z.string().trim().min(1).max(120) }),
    author: z.string().trim().min(1).max(120).exactOptional(),
    languages: z
      .array(z.enum(['en', 'it']))
      .min(1)
      .max(2),
    exercises: z.array(exerciseSchema).min(1).max(PACK_LIMITS.exercises),
  })
  .check((context) => {
    const { id, languages, exercises } = context.value
    const say = (path: Place, message: string) =>
      context.issues.push({ code: 'custom', input: context.value, path, message, params: { key: message } })
    if (id === MINE) say(['id'], 'reserved-id')
    if (new Set(languages).size < languages.length) say(['languages'], 'same-id')
    const ids = exercises.map((exercise) => exercise.id)
    for (const [index, own] of ids.entries()) if (ids.indexOf(own) < index) say(['exercises', index, 'id'], 'same-id')
  }) satisfies z.ZodType<Pack>

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What no schema should have to meet: depth, number of values, names that reach into JavaScript's own objects. */
function shapeFault(root: unknown): PackFault | null {
  const waiting: { value: unknown; path: Place }[] = [{ value: root, path: [] }]
  for (let seen = 0; waiting.length > 0; seen += 1) {
    const { value, path } = waiting.pop() as { value: unknown; path: Place }
    if (path.length > PACK_LIMITS.depth || seen > PACK_LIMITS.values)
      return { path: path.slice(0, 4), key: 'too-deep', values: {} }
    if (Array.isArray(value))
      for (const [index, one] of value.entries()) waiting.push({ value: one, path: [...path, index] })
    else if (isObject(value))
      for (const name of Object.keys(value)) {
        if (FORBIDDEN.has(name)) return { path: [...path, name], key: 'forbidden-name', values: { name } }
        waiting.push({ value: value[name], path: [...path, name] })
      }
  }
  return null
}

function languagesOf(value: Record<string, unknown>): Language[] {
  const { languages } = value
  return Array.isArray(languages) ? languages.filter((one): one is Language => one === 'en' || one === 'it') : []
}

/** A text in one language put in both fields; `onOther` is told of texts in a language that the pack does not name. */
function filled(value: unknown, only: Language, path: Place, onOther: (path: Place) => void): unknown {
  const other = only === 'en' ? 'it' : 'en'
  if (Array.isArray(value)) return value.map((one, index) => filled(one, only, [...path, index], onOther))
  if (!isObject(value)) return value
  const names = Object.keys(value)
  if (names.length > 0 && names.every((name) => name === 'en' || name === 'it')) {
    if (names.includes(other)) onOther([...path, other])
    return names.includes(only) ? { en: value[only], it: value[only] } : value
  }
  return Object.fromEntries(names.map((name) => [name, filled(value[name], only, [...path, name], onOther)]))
}

function valueAt(root: unknown, path: Place): unknown {
  return path.reduce<unknown>((value, name) => {
    if (Array.isArray(value)) return value[Number(name)]
    return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
  }, root)
}

type Issue = z.core.$ZodIssue

function sized(issue: Extract<Issue, { code: 'too_big' | 'too_small' }>): Pick<PackFault, 'key' | 'values'> {
  const big = issue.code === 'too_big'
  const limit = Number(big ? issue.maximum : issue.minimum)
  if (issue.origin === 'string')
    return big
      ? { key: 'too-long', values: { limit } }
      : { key: limit === 1 ? 'empty' : 'too-short', values: { limit } }
  if (issue.origin === 'array') return { key: big ? 'too-many' : 'too-few', values: { limit } }
  return { key: 'number', values: { limit } }
}

function ruleOf(path: Place): string {
  const named = path.filter((part): part is string => typeof part === 'string' && part !== 'en' && part !== 'it')
  return named.at(-1) ?? ''
}

function faultsOf(issue: Issue, root: unknown): PackFault[] {
  const path = issue.path.filter((part): part is string | number => typeof part !== 'symbol')
  const given = valueAt(root, path)
  const fault = (key: PackFaultKey, values: PackFault['values'] = {}): PackFault[] => [{ path, key, values }]
  if (given === undefined && issue.code !== 'custom' && issue.code !== 'unrecognized_keys')
    return fault('missing', { name: String(path.at(-1) ?? '') })
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((name) => ({ path: [...path, name], key: 'unknown-field' as const, values: { name } }))
    case 'invalid_value':
      return fault('not-one-of', { words: issue.values.map(String).join(', ') })
    case 'invalid_union':
      return fault('not-one-of', { words: wordsFor(path) })
    case 'too_big':
    case 'too_small': {
      const { key, values } = sized(issue)
      return fault(key, values)
    }
    case 'invalid_format':
      return fault('id')
    case 'custom': {
      const key = issue.params?.key
      return key === 'reserved-id' || key === 'same-id' ? fault(key) : fault('rule', { rule: ruleOf(path) })
    }
    default:
      return fault('wrong-type')
  }
}

const KINDS =
  'settle, read, write, list, sentence, choose-sparks, ladder, sort, place-on-map, rate, rank, compare, decide, act, recall'
function wordsFor(path: Place): string {
  return path.at(-1) === 'from' ? 'step, records, exercise' : KINDS
}

/** Reads what a file held. Nothing of a pack with a fault is used. */
export function readPack(value: unknown): PackReading {
  if (!isObject(value) || !('format' in value || 'exercises' in value))
    return { faults: [{ path: [], key: 'not-a-pack', values: {} }] }
  const shape = shapeFault(value)
  if (shape) return { faults: [shape] }
  if (typeof value.format === 'number' && value.format > 1)
    return { faults: [{ path: ['format'], key: 'newer', values: { format: value.format } }] }
  const languages = languagesOf(value)
  const only = languages.length === 1 ? languages[0] : undefined
  const faults: PackFault[] = []
  const onOther = (path: Place) =>
    faults.push({ path, key: 'other-language', values: { language: String(path.at(-1)) } })
  const whole = only === undefined ? value : filled(value, only, [], onOther)
  const parsed = packSchema.safeParse(whole)
  if (parsed.success && faults.length === 0) return { pack: parsed.data }
  const other = only === undefined ? null : only === 'en' ? 'it' : 'en'
  // A filled text has the same fault twice: once is enough.
  const issues = parsed.success ? [] : parsed.error.issues.filter(({ path }) => other === null || !path.includes(other))
  faults.push(...issues.flatMap((issue) => faultsOf(issue, value)))
  // A text that is only in the other language has its fault under that language's name.
  if (faults.length === 0) faults.push({ path: ['languages'], key: 'rule', values: { rule: 'languages' } })
  return { faults: faults.slice(0, PACK_LIMITS.faults) }
}
