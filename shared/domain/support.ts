// Helplines by country, and the order they are shown in. Data live in resources/support.yaml.
import type { Localized } from './exercise.ts'
import type { LocalDay } from './records.ts'

export interface SupportLine {
  /** The service's own name, not translated. */
  name: string
  number: string
  note: Localized
  source: string
  /** The day somebody read the source and found the number there; null: shown as "not checked by us: confirm at …". */
  checked: LocalDay | null
}

export interface SupportCountry {
  /** ISO 3166-1 alpha-2. */
  code: string
  name: Localized
  emergency: SupportLine
  lines: SupportLine[]
}

/** The person's own country first, the others in their order. An unknown or empty code changes nothing. */
export function countriesFor(countries: SupportCountry[], code: string): SupportCountry[] {
  const own = countries.filter((country) => country.code === code)
  return [...own, ...countries.filter((country) => country.code !== code)]
}

/** The country to start from: the one chosen, else the one of the system's language tag, else none. */
export function supportCountry(countries: SupportCountry[], chosen: string, systemLocale: string): string {
  const known = (code: string) => countries.some((country) => country.code === code)
  if (known(chosen)) return chosen
  const region = /[-_]([A-Za-z]{2})(?:$|[-_.])/.exec(systemLocale)?.[1]?.toUpperCase() ?? ''
  return known(region) ? region : ''
}

/** Every line of a country, the emergency number first. */
export function linesOf(country: SupportCountry): SupportLine[] {
  return [country.emergency, ...country.lines]
}
