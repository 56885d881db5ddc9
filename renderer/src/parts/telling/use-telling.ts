// What a telling is made from: the live records with the earlier wordings of whys, and the words around them in the app's
// language.
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { headOf, useHeads } from '#data/heads.ts'
import { whyVersions } from '#data/why-versions.ts'
import { pickLanguage } from '#i18n/i18n.ts'
import { formatDay, localDay, today } from '#parts/dates.ts'
import { useLibrary } from '#parts/library.ts'
import type { Language, LocalDay } from '#shared/domain/records.ts'
import type { TellingRecords, TellingWords, WhyVersion } from '#shared/domain/telling/telling.ts'
import { valueMeanings } from '#shared/domain/telling/value-meaning.ts'

export interface TellingGiven {
  language: Language
  day: LocalDay
  /** null until the earlier wordings are open. */
  records: TellingRecords | null
  words: TellingWords
}

function useWhyVersions(): WhyVersion[] | null {
  const kept = useHeads('history')
  const whys = useHeads('why')
  const [versions, setVersions] = useState<WhyVersion[] | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another kept state, or a why that came or went, is read anew.
  useEffect(() => {
    let isGone = false
    const take = (found: WhyVersion[]) => {
      if (!isGone) setVersions(found)
    }
    // Without them the rest is still told.
    whyVersions().then(take, () => take([]))
    return () => {
      isGone = true
    }
  }, [kept, whys])
  return versions
}

function useTellingWords(language: Language): TellingWords {
  const { t } = useTranslation(['telling', 'search', 'studio'])
  return useMemo(() => {
    const chapters = ['clauses', 'truth', 'values', 'versions', 'experiments'] as const
    const ofStory = ['path', 'truths', 'purposes', 'whys'] as const
    const chapter = Object.fromEntries(
      [...chapters, ...ofStory].map((id) => [id, t(`telling:chapter.${id}`)]),
    ) as TellingWords['chapter']
    return {
      longTitle: t('telling:longTitle'),
      storyTitle: t('telling:storyTitle'),
      contents: t('telling:contents'),
      noWhy: t('telling:noWhy'),
      chapter,
      beside: t('telling:beside'),
      chosenOn: (day) => t('telling:chosenOn', { day }),
      namedOn: (day) => t('telling:namedOn', { day }),
      begunOn: (day) => t('telling:begunOn', { day }),
      draft: t('telling:draft'),
      chosen: t('telling:chosen'),
      earlier: t('telling:earlier'),
      reason: t('telling:reason'),
      borrowedFrom: t('telling:borrowedFrom'),
      nearerThan: (other) => t('telling:nearerThan', { other }),
      because: t('telling:because'),
      voice: t('telling:voice'),
      from: (whose) => t('telling:from', { whose }),
      unranked: t('telling:unranked'),
      rests: t('telling:rests'),
      aloud: t('telling:aloud'),
      sounded: (answer) => t(`studio:aloud.answer.${answer}`),
      obstacle: t('telling:obstacle'),
      plan: t('telling:plan'),
      when: t('telling:when'),
      outcome: t('telling:outcome'),
      outcomes: {
        done: t('telling:outcomes.done'),
        changed: t('telling:outcomes.changed'),
        left: t('telling:outcomes.left'),
      },
      stillOpen: t('telling:stillOpen'),
      learned: t('telling:learned'),
      elsewhere: t('telling:elsewhere'),
      kind: (kind) => (kind === 'entry' ? t('telling:journal') : t(`search:kind.${kind}`)),
      sayDay: (day) => formatDay(day, 'full', language),
      dayOf: localDay,
    }
  }, [t, language])
}

/** Changes with every record that a telling could hold. */
export function useTellingGiven(): TellingGiven {
  const { i18n } = useTranslation()
  const language = pickLanguage(null, i18n.language)
  const words = useTellingWords(language)
  const library = useLibrary()
  const versions = useWhyVersions()
  const entries = useHeads('entry')
  const whys = useHeads('why')
  const truths = useHeads('truth')
  const values = useHeads('value')
  const purposes = useHeads('purpose')
  const experiments = useHeads('experiment')
  const sparks = useHeads('spark')
  const sessions = useHeads('session')
  const resonances = useHeads('resonance')
  // biome-ignore lint/correctness/useExhaustiveDependencies: lines name the entry they are from.
  return useMemo(() => {
    const live = { whys, truths, values, purposes, experiments, sparks, sessions, resonances }
    const meaning = valueMeanings(library, language)
    const records = versions === null ? null : { ...live, versions, meaning, find: headOf }
    return { language, day: today(), records, words }
  }, [
    language,
    words,
    library,
    versions,
    entries,
    whys,
    truths,
    values,
    purposes,
    experiments,
    sparks,
    sessions,
    resonances,
  ])
}
