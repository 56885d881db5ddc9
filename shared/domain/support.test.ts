// Rule X61: the person's own country first, the emergency number first in it.
import { expect, test } from 'vitest'
import { readSupport } from '../../scripts/vite-exercises.ts'
import { countriesFor, linesOf, supportCountry } from './support.ts'

const countries = readSupport()

test('[X61] the chosen country comes first and none is lost', () => {
  const ordered = countriesFor(countries, 'CH')
  expect(ordered[0]?.code).toBe('CH')
  expect(ordered.map((country) => country.code).toSorted()).toEqual(countries.map((country) => country.code).toSorted())
  expect(countriesFor(countries, '')).toEqual(countries)
  const [first] = ordered
  expect(first && linesOf(first)[0]).toBe(first?.emergency)
})

test('[X61] without a choice the system’s region counts, never its language alone', () => {
  expect(supportCountry(countries, '', 'it-CH')).toBe('CH')
  expect(supportCountry(countries, '', 'de_DE.UTF-8')).toBe('DE')
  expect(supportCountry(countries, '', 'it')).toBe('')
  expect(supportCountry(countries, '', 'fr-FR')).toBe('')
  expect(supportCountry(countries, 'AU', 'it-IT')).toBe('AU')
})
