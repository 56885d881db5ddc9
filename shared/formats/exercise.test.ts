// Rules X24–X29: what a definition must be; each fault names its place and can be understood.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readExercises } from '../../scripts/vite-exercises.ts'
import type { Exercise, Step } from '../domain/exercise.ts'
import { exerciseFaults, exerciseSchema } from './exercise.ts'

const exercises = readExercises()
const text = (en = 'Words', it = 'Parole') => ({ en, it })

/** A small sound definition, with parts replaced. */
function definition(steps: unknown[], rest: Record<string, unknown> = {}): unknown {
  return {
    format: 1,
    id: 'a-trial',
    stage: 'own',
    order: 1,
    title: text(),
    minutes: 5,
    intensity: 'light',
    why: text(),
    basis: text(),
    source: 'Own wording',
    closing: text(),
    steps,
    ...rest,
  }
}
const list = (more: Record<string, unknown> = {}) => ({
  id: 'items',
  kind: 'list',
  title: text(),
  placeholder: text(),
  most: 5,
  ...more,
})
const words = { en: ['0', '1', '2', '3', '4'], it: ['0', '1', '2', '3', '4'] }
const rate = (scales: string[], more: Record<string, unknown> = {}) => ({
  id: 'rating',
  kind: 'rate',
  title: text(),
  takes: { from: 'step', step: 'items' },
  scales: scales.map((id) => ({ id, label: text(), words })),
  ...more,
})
const motives = ['external', 'introjected', 'identified', 'intrinsic']
const faults = (steps: unknown[], rest?: Record<string, unknown>) => exerciseFaults(definition(steps, rest)).join('\n')

describe('a definition', () => {
  test('[X24] that is sound has no faults and comes out as it went in', () => {
    expect(faults([list({ yields: 'purpose' }), rate(motives, { yields: 'motives', shows: 'concordance' })])).toBe('')
    for (const exercise of exercises) expect(exerciseSchema.parse(exercise)).toEqual(exercise)
  })

  test('[X24] has nothing the format does not know, in any depth', () => {
    expect(faults([list({ script: 'x' })])).toContain('script')
    expect(faults([list()], { extra: 1 })).toContain('extra')
    expect(faults([list({ title: { en: 'a', it: 'b', de: 'c' } })])).toContain('steps.0.title')
  })

  test('[X24] carries both languages, with something in them, and no more than fits', () => {
    expect(faults([list({ title: { en: 'only' } })])).toContain('steps.0.title.it')
    expect(faults([list({ title: text('  ') })])).toContain('steps.0.title.en: must not be empty')
    expect(faults([list({ title: text('x'.repeat(241)) })])).toContain('steps.0.title.en')
    expect(faults(Array.from({ length: 41 }, (_one, index) => list({ id: `s${index}` })))).toContain('steps')
    expect(faults([])).toContain('steps')
  })

  test('[X25] has step ids that are unique and readable', () => {
    expect(faults([list(), list()])).toContain('steps.1.id: two steps have the id "items"')
    for (const id of ['Items', 'a b', '__proto__', 'a/b', '']) expect(faults([list({ id })])).toContain('steps.0.id')
  })

  test('[X26] takes only from earlier steps that have items', () => {
    const from = (step: string) => rate(['one'], { takes: { from: 'step', step } })
    expect(faults([from('later'), list({ id: 'later' })])).toContain(
      'steps.0.takes: step "rating" takes "later", which is not an earlier step',
    )
    expect(faults([from('rating')])).toContain('not an earlier step')
    expect(faults([{ id: 'calm', kind: 'settle', title: text(), seconds: 5 }, from('calm')])).toContain(
      'a settle step has no items',
    )
    expect(faults([list({ beside: [{ from: 'step', step: 'nowhere' }] })])).toContain('steps.0.beside.0')
    expect(faults([list({ beside: [{ from: 'records', kind: 'value', chosen: true }] })])).toContain(
      'only truths and whys can be chosen',
    )
  })

  test('[X27] yields only to records that can take it', () => {
    expect(faults([list({ yields: 'value' }), rate(motives, { yields: 'motives' })])).toContain(
      'needs items that are a purpose or a why',
    )
    expect(
      faults([
        list(),
        { id: 'pick', kind: 'decide', title: text(), takes: { from: 'step', step: 'items' }, yields: 'chosen' },
      ]),
    ).toContain('steps.1.yields')
  })

  test('[X27] rates with five words a scale, and with exactly the four motives where the index is shown', () => {
    const four = { ...words, en: ['0', '1', '2', '3'] }
    expect(faults([list(), { ...rate([]), scales: [{ id: 'one', label: text(), words: four }] }])).toContain(
      'exactly five words',
    )
    expect(faults([list(), rate(motives.slice(1), { shows: 'concordance' })])).toContain('exactly the four motives')
    expect(faults([list(), rate(['one', 'one'])])).toContain('two scales with one id')
  })

  test('[X28] has sentences whose blanks are the listed ones in both languages', () => {
    const sentence = (en: string, it: string, ids: string[]) => ({
      id: 'say',
      kind: 'sentence',
      title: text(),
      wanted: 1,
      most: 2,
      stems: [{ id: 'stem', template: { en, it }, blanks: ids.map((id) => ({ id, label: text() })) }],
    })
    expect(faults([sentence('To {a} and {b}', 'Per {b} e {a}', ['a', 'b'])])).toBe('')
    expect(faults([sentence('To {a} and {b}', 'Per {a}', ['a', 'b'])])).toContain('steps.0.stems.0.template.it')
    expect(faults([sentence('To {a}', 'Per {a}', ['a', 'b'])])).toContain('the list has {a, b}')
    expect(faults([sentence('To {A}', 'Per {A}', ['a'])])).toContain('the sentence has the blanks {A}')
  })

  test('[X73] climbs, sorts and maps, with piles and cards told apart and values only from a pile it has', () => {
    const sort = (more: Record<string, unknown> = {}) => ({
      id: 'cards',
      kind: 'sort',
      title: text(),
      cards: ['rest', 'craft'].map((id) => ({ id, label: text() })),
      piles: ['mine', 'not-mine'].map((id) => ({ id, label: text() })),
      ...more,
    })
    const rank = (pile: string) => ({
      id: 'order',
      kind: 'rank',
      title: text(),
      takes: { from: 'step', step: 'cards', pile },
      yields: 'rank',
    })
    const axis = { label: text(), low: text(), high: text() }
    const ladder = { id: 'why', kind: 'ladder', title: text(), first: text(), question: text(), most: 5 }
    const map = {
      id: 'map',
      kind: 'place-on-map',
      title: text(),
      takes: { from: 'step', step: 'why' },
      x: axis,
      y: axis,
    }
    expect(faults([sort({ yields: 'value', yieldPile: 'mine' }), rank('mine'), ladder, map])).toBe('')
    expect(faults([sort({ yields: 'value', yieldPile: 'mine' }), rank('not-mine')])).toContain(
      'needs items that are a value',
    )
    expect(faults([sort({ yields: 'value' })])).toContain('yields and yieldPile come together')
    expect(faults([sort({ yields: 'value', yieldPile: 'yours' })])).toContain('no pile "yours"')
    expect(faults([sort(), rank('yours')])).toContain('takes the pile "yours"')
    expect(faults([ladder, { ...map, takes: { from: 'step', step: 'why', pile: 'mine' } }])).toContain(
      'the pile "mine"',
    )
    const twice = [1, 2].map(() => ({ id: 'rest', label: text() }))
    expect(faults([sort({ cards: twice })])).toContain('two cards with the id "rest"')
    expect(faults([sort({ piles: twice })])).toContain('two piles with the id "rest"')
  })

  test('[X73] decides between items or ways, never both, and goes forward only', () => {
    const decide = (more: Record<string, unknown>) => ({ id: 'which', kind: 'decide', title: text(), ...more })
    const option = (id: string, goTo?: string) => ({ id, label: text(), ...(goTo ? { goTo } : {}) })
    const ways = decide({ options: [option('a', 'items'), option('b')] })
    expect(faults([ways, list()])).toBe('')
    expect(faults([list(), ways])).toContain('steps.1.options.0.goTo: option "a" goes to "items", which is not a later')
    expect(faults([list(), decide({})])).toContain('either takes or options')
    const both = { takes: { from: 'step', step: 'items' }, options: [option('a'), option('b')] }
    expect(faults([list(), decide(both)])).toContain('either takes or options')
    expect(faults([decide({ options: [option('a'), option('a')] })])).toContain('two options with one id')
    expect(faults([list(), rate(['one'], { takes: undefined })])).not.toBe('')
    expect(faults([list(), rate(['one'], { items: [{ id: 'a', text: text() }] })])).toContain('either takes or items')
  })

  test('[X73] has a gentler way that is held to the same rules as its own', () => {
    const gentler = (steps: unknown[]) => ({ gentler: { about: text(), steps } })
    expect(faults([list()], gentler([list()]))).toBe('')
    expect(faults([list()], gentler([list(), list()]))).toContain('gentler.steps.1.id: two steps')
    expect(faults([list()], { gentler: text() })).toContain('gentler')
    expect(faults([list()], { again: [0] })).toContain('again.0')
  })

  test('[X29] that is heavy has a caution, a gentler way and a settling step', () => {
    const heavy = faults([list()], { intensity: 'heavy' })
    for (const needed of ['a caution', 'a gentler variant', 'a settle step']) expect(heavy).toContain(needed)
  })

  test('[X29] is refused, never thrown at, when it is anything else', () => {
    fc.assert(fc.property(fc.anything(), (value) => exerciseFaults(value).length > 0))
    expect(exerciseFaults(null)[0]).toMatch(/^file: /)
  })

  test('[X29] with any one part of it taken out or turned into a number is either sound or says why not', () => {
    fc.assert(
      fc.property(fc.constantFrom(...exercises), fc.nat(), fc.boolean(), (exercise, at, drops) => {
        const copy = structuredClone(exercise) as Exercise & Record<string, unknown>
        const step = copy.steps[at % copy.steps.length] as Step & Record<string, unknown>
        const key = Object.keys(step)[at % Object.keys(step).length] ?? 'id'
        if (drops) delete step[key]
        else step[key] = -1
        const optional = [
          'text',
          'beside',
          'yields',
          'shows',
          'reason',
          'note',
          'detail',
          'placeholder',
          'minutes',
          'own',
          'start',
          'hint',
        ]
        const found = exerciseFaults(copy)
        if (found.length === 0) expect(drops && optional.includes(key)).toBe(true)
        else for (const fault of found) expect(fault).toMatch(/^[\w.-]+: .+/)
      }),
    )
  })
})
