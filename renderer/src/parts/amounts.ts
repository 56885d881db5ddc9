// Hours, money and shares as a person reads them, in the language of the app. Sums come in whole minutes and hundredths.
import type { Language } from '#shared/domain/records.ts'

/** The tag that numbers, money and dates are written by. */
export function localeOf(language: string): string {
  return language.startsWith('it') ? 'it-IT' : 'en-GB'
}

/** The app's language, from i18next's. */
export function languageOf(language: string): Language {
  return language.startsWith('it') ? 'it' : 'en'
}

/** A number with at most two decimals: `2,5`. */
export function formatNumber(value: number, language: string): string {
  return new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 2, useGrouping: 'always' }).format(value)
}

/** As it stands in a field to be typed over: no grouping. */
export function plainNumber(value: number, language: string): string {
  return new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 4, useGrouping: false }).format(value)
}

/** Minutes as hours: `2,5 h`. */
export function formatHours(minutes: number, language: string): string {
  return `${formatNumber(minutes / 60, language)} h`
}

/** Hundredths of a currency: `1.234,50 €`. A code that is none is written as it is. */
export function formatMoney(cents: number, currency: string, language: string): string {
  const tag = localeOf(language)
  try {
    return new Intl.NumberFormat(tag, { style: 'currency', currency, useGrouping: 'always' }).format(cents / 100)
  } catch {
    return `${formatNumber(cents / 100, language)} ${currency}`
  }
}

/** Money by currency, the largest first, joined by ` + `: never added. Empty for none. */
export function formatMoneys(cents: Record<string, number>, language: string): string {
  return Object.entries(cents)
    .toSorted(([, a], [, b]) => b - a)
    .map(([currency, some]) => formatMoney(some, currency, language))
    .join(' + ')
}

/** A share of 0 to 1 as whole percent: `38%`. */
export function formatShare(share: number, language: string): string {
  return new Intl.NumberFormat(localeOf(language), { style: 'percent', maximumFractionDigits: 0 }).format(share)
}
