// Rules P1–P9: what a pack file must be. Every fault is refused with its line and a sentence that both languages have.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { exercisesOf, type Pack } from '#shared/domain/pack.ts'
import { readExercises } from '../../../../scripts/vite-exercises.ts'
import { type FileReading, readPackBytes, readPackText } from './read-pack-file.ts'

const ROOT = join(import.meta.dirname, '../../../..')
const example = /```yaml\n([\s\S]*?)```/.exec(readFileSync(join(ROOT, 'docs/PACKS.md'), 'utf8'))?.[1] ?? ''
const locales = (['en', 'it'] as const).map(
  (language) => JSON.parse(readFileSync(join(ROOT, `resources/locales/${language}/packs.json`), 'utf8')).fault,
)

function packOf(reading: FileReading): Pack {
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults))
  return reading.pack
}
function faultsOf(text: string) {
  const reading = readPackText(text)
  if ('pack' in reading) throw new Error('it was accepted')
  expect(reading.faults.length).toBeGreaterThan(0)
  expect(reading.faults.length).toBeLessThanOrEqual(20)
  for (const { key } of reading.faults)
    if (key !== 'rule') for (const fault of locales) expect(fault[key]).toBeTypeOf('string')
  return reading.faults
}
const changed = (change: (pack: Record<string, never>) => void, write: (value: unknown) => string = stringify) => {
  const value = parse(example)
  change(value)
  return write(value)
}

describe('a pack that is sound', () => {
  test('[P1] the example of docs/PACKS.md is one, as YAML and as JSON', () => {
    const pack = packOf(readPackText(example))
    expect(pack).toMatchObject({ id: 'evening-walk', author: 'Ada Brandt', languages: ['en'] })
    expect(pack.exercises.map(({ id }) => id)).toEqual(['the-short-round', 'the-long-round'])
    expect(packOf(readPackText(JSON.stringify(parse(example), null, '\t')))).toEqual(pack)
    expect(packOf(readPackBytes(new TextEncoder().encode(`\uFEFF${example}`)))).toEqual(pack)
  })

  test('[P2] every exercise of ours fits into one', () => {
    const exercises = readExercises()
    const value = { format: 1, id: 'ours', title: { en: 'Ours', it: 'I nostri' }, languages: ['en', 'it'], exercises }
    expect(packOf(readPackText(JSON.stringify(value))).exercises).toEqual(exercises)
  })

  test('[P3] in one language shows that one in both, and says which', () => {
    const { languages, exercises } = packOf(readPackText(example))
    expect(languages).toEqual(['en'])
    expect(exercises[0]?.title).toEqual({ en: 'The short round', it: 'The short round' })
  })

  test('[P4] its exercises bear the pack’s name, also where one takes from another, and stand after ours', () => {
    const [first, second] = exercisesOf(packOf(readPackText(example)))
    expect(first?.id).toBe('evening-walk/the-short-round')
    expect(first?.order).toBe(101)
    // Whoever adds a pack finds it on the short way too.
    expect(first?.short).toBe(101)
    expect(second?.steps[0]).toMatchObject({ takes: { exercise: 'evening-walk/the-short-round' } })
  })

  test('[P5] markup in a text is kept as the characters it is', () => {
    const markup = '<img src=x onerror=alert(1)><script>alert(1)</script>'
    const pack = packOf(readPackText(changed((value) => Object.assign(value, { author: markup }))))
    expect(pack.author).toBe(markup)
  })
})

describe('a file that is not', () => {
  test('[P6] is told with its line, its place and a key that both languages say', () => {
    const broken = example.replace('intensity: medium', 'intensity: crushing')
    const line = broken.split('\n').findIndex((one) => one.includes('crushing')) + 1
    expect(faultsOf(broken)).toEqual([
      { line, place: 'exercises › 2 › intensity', key: 'not-one-of', values: { words: 'light, medium, heavy' } },
    ])
    const missing = example.replace(/ {4}source: .*\n/, '')
    expect(faultsOf(missing)[0]).toMatchObject({ key: 'missing', values: { name: 'source' } })
    const italian = example.replace('{ en: "The short round" }', '{ it: "Il giro breve" }')
    expect(faultsOf(italian)).toContainEqual(expect.objectContaining({ key: 'other-language' }))
  })

  test('[P6] heavy without care, a step that takes a later one, and the id “mine” are refused', () => {
    expect(faultsOf(example.replace('intensity: light', 'intensity: heavy')).map(({ values }) => values.rule)).toEqual([
      'caution',
      'gentler',
    ])
    expect(
      faultsOf(example.replace('step: seen }\n      - id: why', 'step: why-that }\n      - id: why')),
    ).toMatchObject([{ key: 'rule', values: { rule: 'takes' } }])
    expect(faultsOf(example.replace('id: evening-walk', 'id: mine'))).toMatchObject([{ key: 'reserved-id', line: 2 }])
    expect(faultsOf(example.replace('the-long-round', 'the-short-round'))).toMatchObject([{ key: 'same-id' }])
  })

  test('[P7] a name that reaches into JavaScript’s own objects is refused, and reaches nothing', () => {
    for (const name of ['__proto__', 'constructor', 'prototype']) {
      expect(faultsOf(`${example}\n${name}:\n  polluted: true\n`)).toMatchObject([{ key: 'forbidden-name' }])
      const json = JSON.stringify(parse(example)).replace('"minutes"', `"${name}":{"polluted":true},"minutes"`)
      expect(faultsOf(json)).toMatchObject([{ key: 'forbidden-name', line: 1 }])
      const inText = JSON.stringify(parse(example)).replace('{"en":', `{"${name}":"x","en":`)
      expect(faultsOf(inText)).toMatchObject([{ key: 'forbidden-name' }])
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  test('[P8] bombs, depth, size, tags and what is not text are refused at once', () => {
    const started = performance.now()
    let bomb = 'a0: &a0 [x, x, x, x, x, x, x, x, x]\n'
    for (let level = 1; level < 12; level += 1)
      bomb += `a${level}: &a${level} [${Array(9)
        .fill(`*a${level - 1}`)
        .join(', ')}]\n`
    expect(faultsOf(`${example}\n${bomb}`)).toMatchObject([{ key: 'alias' }])
    expect(faultsOf(`format: 1\nexercises: ${'['.repeat(200_000)}`)).toMatchObject([{ key: 'too-deep' }])
    expect(faultsOf(`format: 1\nexercises: ${'{a: '.repeat(100_000)}`)).toMatchObject([{ key: 'too-deep' }])
    expect(faultsOf(`format: 1\nexercises:\n  ${'- '.repeat(100_000)}x`)).toMatchObject([{ key: 'too-deep' }])
    expect(faultsOf(`format: 1\nexercises: ${'['.repeat(20)}x${']'.repeat(20)}`)).toMatchObject([{ key: 'too-deep' }])
    expect(faultsOf(`format: 1\nexercises: [${'1,'.repeat(90_000)}1]`)).toMatchObject([{ key: 'too-deep' }])
    expect(faultsOf('x'.repeat(1_000_001))).toMatchObject([{ key: 'too-big', line: null }])
    expect(faultsOf(changed((value) => Object.assign(value, { author: 'a'.repeat(500_000) })))).toMatchObject([
      { key: 'too-long', values: { limit: 120 } },
    ])
    expect(faultsOf(`${example}\n---\n${example}`)).toMatchObject([{ key: 'several' }])
    expect(faultsOf(`${example}\nid: again\n`)).toMatchObject([{ key: 'twice' }])
    expect(faultsOf(example.replace('author: Ada Brandt', 'author: !!js/function "return 1"'))).toMatchObject([
      { key: 'syntax', line: 4 },
    ])
    expect(faultsOf(example.replace('format: 1', 'format: 2'))).toMatchObject([{ key: 'newer' }])
    for (const other of ['', '# only a comment', 'hello', '- 1', 'null', '{"a": 1}'])
      expect(faultsOf(other)).toMatchObject([{ key: 'not-a-pack' }])
    expect(readPackBytes(new Uint8Array([0xff, 0xfe, 0x41]))).toMatchObject({ faults: [{ key: 'not-text' }] })
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  /** Every place of the example: one is taken out or replaced by what cannot stand there. */
  const places: (string | number)[][] = []
  const walk = (value: unknown, path: (string | number)[]) => {
    if (path.length > 0) places.push(path)
    if (Array.isArray(value)) for (const [index, one] of value.entries()) walk(one, [...path, index])
    else if (typeof value === 'object' && value !== null)
      for (const [name, one] of Object.entries(value)) walk(one, [...path, name])
  }
  walk(parse(example), [])
  const wrong = fc.constantFrom<unknown>(
    null,
    true,
    -1.5,
    1e300,
    '',
    '   ',
    [],
    {},
    [[]],
    { en: 1 },
    { en: 'a', de: 'b' },
    'x'.repeat(5000),
    { __html: '<script>' },
  )

  test('[P9] 400 packs with one place made wrong are refused with a sentence, and none throws', () => {
    let refused = 0
    fc.assert(
      fc.property(fc.constantFrom(...places), wrong, fc.boolean(), (path, value, json) => {
        const pack = parse(example)
        const parent = path.slice(0, -1).reduce((node, part) => node[part], pack)
        parent[path.at(-1) as string] = value
        faultsOf(json ? JSON.stringify(pack) : stringify(pack))
        refused += 1
      }),
      { numRuns: 400, seed: 4 },
    )
    expect(refused).toBeGreaterThanOrEqual(400)
  })

  test('[P9] 300 files cut off or with a stretch of noise are read or refused, and none throws', () => {
    fc.assert(
      fc.property(
        fc.nat(example.length),
        fc.string({ unit: 'binary', maxLength: 12 }),
        fc.nat(40),
        (at, noise, gone) => {
          const reading = readPackText(example.slice(0, at) + noise + example.slice(at + gone))
          expect('pack' in reading || reading.faults.length > 0).toBe(true)
        },
      ),
      { numRuns: 300, seed: 5 },
    )
  })
})
