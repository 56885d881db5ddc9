// Words of ours on the papers of a session, in the language that it was held in, whatever the app speaks.
import i18next from 'i18next'
import { formatNumber, localeOf } from '#parts/amounts.ts'
import type { CardSheetWords } from '#parts/card/CardSheet.tsx'
import { formatDay } from '#parts/dates.ts'
import type { Language } from '#shared/domain/records.ts'
import type { ResultWords } from '#shared/domain/together/result.ts'

/** Around a card on its printed page. */
export function cardSheetWords(language: Language): CardSheetWords & { title: string } {
  const t = i18next.getFixedT(language, 'shared-papers')
  return {
    title: t('paper.cardTitle'),
    values: t('paper.sheetValues'),
    bring: t('paper.sheetBring'),
    code: t('paper.sheetCode'),
  }
}

export function resultWords(language: Language): ResultWords {
  const t = i18next.getFixedT(language, 'shared-papers')
  const layer = i18next.getFixedT(language, 'team-pyramid')
  const list = new Intl.ListFormat(localeOf(language), { type: 'conjunction' })
  return {
    title: t('paper.title'),
    noStatement: t('paper.noStatement'),
    keptBy: (names) => t('paper.keptBy', { names }),
    round: {
      inconvenient: t('paper.inconvenient'),
      'take-on': t('paper.take-on'),
      values: t('paper.values'),
    },
    by: t('paper.by'),
    asks: t('paper.asks'),
    hours: (hours) => t('paper.hours', { count: hours, hours: formatNumber(hours, language) }),
    until: (day) => t('paper.until', { day }),
    freedom: { chosen: t('paper.freedom.chosen'), expected: t('paper.freedom.expected') },
    serves: (whom, name) => t(`paper.serves.${whom}`, { name }),
    experiments: t('paper.experiments'),
    pyramid: {
      title: t('paper.pyramid'),
      open: layer('paper.open'),
      layer: { why: layer('layer.why.name'), how: layer('layer.how.name'), what: layer('layer.what.name') },
    },
    names: (names) => list.format(names),
    sayDay: (day) => formatDay(day, 'full', language),
  }
}
