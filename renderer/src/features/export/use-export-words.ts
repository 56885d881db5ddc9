// The words that an export adds to a person's own, in the language of the app.
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { formatDay, today } from '#parts/dates.ts'
import { useScaleNames } from '#parts/find/scale-names.ts'
import type { ExportWords } from '#shared/formats/exports/readable.ts'

const FACTS = [
  'journal',
  'contents',
  'beside',
  'noTitle',
  'tags',
  'people',
  'mood',
  'energy',
  'starred',
  'zone',
  'file',
] as const

/** A key of a fold, or the fold's word for what it does not know. */
function known(t: TFunction<'export'>, fold: 'kind' | 'field', key: string): string {
  return t(`${fold}.${key}` as 'kind.other', { defaultValue: t(`${fold}.other`) })
}

export function useExportWords(): ExportWords {
  const { t, i18n } = useTranslation('export')
  const { moods, energies } = useScaleNames()
  const facts = Object.fromEntries(FACTS.map((fact) => [fact, t(`words.${fact}`)])) as Record<
    (typeof FACTS)[number],
    string
  >
  return {
    ...facts,
    language: i18n.language.startsWith('it') ? 'it' : 'en',
    madeWith: t('words.madeWith', { day: formatDay(today(), 'short', i18n.language) }),
    moods,
    energies,
    kind: (kind) => known(t, 'kind', kind),
    field: (field) => known(t, 'field', field),
    day: (day) => formatDay(day, 'full', i18n.language),
  }
}
