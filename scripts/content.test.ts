// The content as it ships: exercises, helplines and locale files. Rules X30–X39 of the spec.
import { describe, expect, test } from 'vitest'
import { MOTIVE_IDS } from '../shared/domain/concordance.ts'
import { STAGES } from '../shared/domain/exercise.ts'
import {
  formalIn,
  keyOf,
  LANGUAGES,
  localeFiles,
  loudLines,
  MOST_WORDS,
  screensOf,
  stringsIn,
  textFiles,
  variablesOf,
} from './content-checks.ts'
import { readExercises, readSupport } from './vite-exercises.ts'

const exercises = readExercises()

describe('exercises', () => {
  test('[X30] every exercise fits the format, and every stage has at least one', () => {
    expect(new Set(exercises.map((exercise) => exercise.stage))).toEqual(new Set(STAGES))
    expect(new Set(exercises.map((exercise) => exercise.id)).size).toBe(exercises.length)
    const places = exercises.map((exercise) => `${exercise.stage} ${exercise.order}`)
    expect(new Set(places).size).toBe(exercises.length)
  })

  test('[X31] no screen of ours has more than 90 words', () => {
    const long = exercises.flatMap(screensOf).filter((screen) => screen.words > MOST_WORDS)
    expect(long).toEqual([])
  })

  test('[X32] both languages are there and neither repeats the other', () => {
    const same = exercises.flatMap((exercise) =>
      stringsIn(exercise)
        .filter(({ path }) => path.endsWith('.en'))
        .filter(({ path, text }) => {
          const twin = stringsIn(exercise).find((other) => other.path === path.replace(/\.en$/, '.it'))
          return twin === undefined || twin.text === text
        })
        .map(({ path }) => `${exercise.id}: ${path}`),
    )
    expect(same).toEqual([])
  })

  test('[X33] every heavy exercise has a caution, a gentler way, and ends on a settling step', () => {
    const heavy = exercises.filter((exercise) => exercise.intensity === 'heavy')
    expect(heavy.length).toBeGreaterThan(0)
    for (const exercise of heavy) {
      expect(exercise.caution, exercise.id).toBeDefined()
      expect(exercise.gentler, exercise.id).toBeDefined()
      expect(exercise.steps.at(-1)?.kind, exercise.id).toBe('settle')
      expect(exercise.gentler?.steps.at(-1)?.kind, exercise.id).toBe('settle')
    }
  })

  test('[X34] every exercise names its source with a year or says that the wording is its own', () => {
    for (const exercise of exercises)
      expect(exercise.source, exercise.id).toMatch(/\b(19|20)\d\d\b|own (word|practice)/i)
  })

  test('[X35] drafts of a why are rated on the four motives before one is chosen', () => {
    const drafting = exercises.filter((exercise) =>
      exercise.steps.some((step) => step.kind === 'sentence' && step.yields === 'why' && step.wanted > 1),
    )
    expect(drafting.length).toBeGreaterThan(0)
    for (const { steps } of drafting) {
      const rated = steps.findIndex((step) => step.kind === 'rate' && step.yields === 'motives')
      const chosen = steps.findIndex((step) => step.kind === 'decide' && step.yields === 'chosen')
      expect(rated).toBeGreaterThan(-1)
      expect(rated).toBeLessThan(chosen)
      const rate = steps[rated]
      expect(rate?.kind === 'rate' && rate.scales.map((scale) => scale.id)).toEqual([...MOTIVE_IDS])
    }
  })
})

describe('every text', () => {
  test('[X36] no exclamation marks and no emoji anywhere in resources/', () => {
    const loud = textFiles().flatMap(({ file, content }) => loudLines(content).map((line) => `${file}: ${line.trim()}`))
    expect(loud).toEqual([])
  })

  test('[X37] Italian says tu: no Lei, Suo or voi', () => {
    const formal = [
      ...exercises.flatMap((exercise) =>
        stringsIn(exercise, [exercise.id]).filter(({ path }) => /\.it(\.|$)/.test(path)),
      ),
      ...localeFiles().flatMap(({ namespace, texts }) =>
        [...texts.it].map(([path, text]) => ({ path: `${namespace}:${path}`, text })),
      ),
    ].filter(({ text }) => formalIn(text) !== null)
    expect(formal).toEqual([])
  })

  test('[X37] the word list finds formal Italian and lets plain Italian pass', () => {
    expect(formalIn('Per continuare, Lei deve scegliere.')).toBe('Lei')
    expect(formalIn('Scegliete una riga.')).toBe('Scegliete')
    expect(formalIn('Inserisca la password.')).toBe('Inserisca')
    expect(formalIn('Quando selezioni e digiti, le righe salvate restano.')).toBeNull()
    expect(formalIn('Lei, la collega, non ha detto niente: il suo silenzio pesa.')).toBeNull()
  })

  test('[X38] both languages have the same keys, no empty text and the same variables', () => {
    const faults = localeFiles().flatMap(({ namespace, texts }) => {
      const byKey = (language: 'en' | 'it') => {
        const keys = new Map<string, [string, string][]>()
        for (const [path, text] of texts[language])
          keys.set(keyOf(path), [...(keys.get(keyOf(path)) ?? []), [path, text]])
        return keys
      }
      const [en, it] = [byKey('en'), byKey('it')]
      const keys = new Set([...en.keys(), ...it.keys()])
      return [...keys].flatMap((key) => {
        const [english, italian] = [en.get(key), it.get(key)]
        if (!english || !italian) return [`${namespace}:${key} is missing in ${english ? 'it' : 'en'}`]
        const empty = [...english, ...italian].some(([, text]) => text.trim() === '')
        const variables = (forms: [string, string][]) =>
          [...new Set(forms.flatMap(([, text]) => variablesOf(text)))].toSorted().join()
        const differ = variables(english) !== variables(italian)
        return [
          ...(empty ? [`${namespace}:${key} is empty`] : []),
          ...(differ ? [`${namespace}:${key} has other variables: ${variables(english)} / ${variables(italian)}`] : []),
        ]
      })
    })
    expect(faults).toEqual([])
  })

  test('[X38] every plural has the forms its language needs', () => {
    const faults = localeFiles().flatMap(({ namespace, texts }) =>
      LANGUAGES.flatMap((language) => {
        const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories
        const plurals = new Set([...texts[language].keys()].filter((path) => /_(one|other)$/.test(path)).map(keyOf))
        return [...plurals].flatMap((key) =>
          needed
            .filter((form) => !texts[language].has(`${key}_${form}`))
            .map((form) => `${language} ${namespace}:${key}_${form}`),
        )
      }),
    )
    expect(faults).toEqual([])
  })
})

describe('helplines', () => {
  const countries = readSupport()

  test('[X39] the eight countries are there, the emergency number known', () => {
    const emergency = Object.fromEntries(countries.map((country) => [country.code, country.emergency.number]))
    expect(emergency).toEqual({
      IT: '112',
      GB: '999',
      IE: '112',
      US: '911',
      CA: '911',
      AU: '000',
      CH: '112',
      DE: '112',
    })
  })

  test('[X39] no helpline claims a day on which it was checked, since nobody has', () => {
    const dated = countries
      .flatMap((country) => [country.emergency, ...country.lines])
      .filter((line) => line.checked !== null)
    expect(dated).toEqual([])
  })
})
