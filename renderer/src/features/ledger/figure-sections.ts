// The figures as sections: each a chart's rows and the same numbers as a table, with the asks behind every row. One shape
// for the screen, the CSV file and the print page. Takes its words from the caller; computes nothing of its own.
import type { TFunction } from 'i18next'
import { formatHours, formatMoneys, formatShare } from '#parts/amounts.ts'
import { formatDay } from '#parts/dates.ts'
import {
  type Group,
  type Grouping,
  groupsOf,
  type Piece,
  reciprocities,
  type Span,
  shareOf,
  type Tally,
  tallyOf,
  whyTime,
} from '#shared/domain/ledger/figures.ts'
import type { Language, RecordId, RecordOf } from '#shared/domain/records.ts'
import type { ChartRow, Tone } from '#ui/charts/shapes.ts'

export interface TableRow {
  id: string
  label: string
  cells: string[]
  askIds: RecordId[]
}

export interface FigureSection {
  id: Grouping | 'reciprocity' | 'why'
  title: string
  /** How it is worked out, in a sentence. */
  formula: string
  shape: 'bars' | 'columns'
  legend: { tone: Tone; words: string }[]
  chart: ChartRow[]
  head: string[]
  rows: TableRow[]
  foot: string[] | null
}

export interface FigureWords {
  t: TFunction<'ledger'>
  language: Language
  names: ReadonlyMap<string, string>
}

function tallyCells(tally: Tally, language: Language): string[] {
  const hours = (minutes: number) => formatHours(minutes, language)
  const share = shareOf(tally.chosen, tally.given)
  return [
    String(tally.asks),
    hours(tally.asked),
    hours(tally.given),
    hours(tally.unpaid),
    formatMoneys(tally.cents, language),
    hours(tally.off),
    share === null ? '' : `${hours(tally.chosen)} (${formatShare(share, language)})`,
  ]
}

function chartRow({ key, tally }: Group, label: string, { t, language }: FigureWords): ChartRow {
  const given = formatHours(tally.given, language)
  const chosen = tally.chosen === 0 ? 'none' : tally.chosen === tally.given ? 'all' : 'some'
  return {
    id: key,
    label,
    note:
      tally.given === 0 ? given : t(`figures.note.${chosen}`, { given, chosen: formatHours(tally.chosen, language) }),
    parts: [
      { tone: 'expected', value: tally.expected },
      { tone: 'chosen', value: tally.chosen },
      { tone: 'unsaid', value: tally.given - tally.expected - tally.chosen },
    ],
  }
}

function grouped(by: Grouping, pieces: readonly Piece[], words: FigureWords): FigureSection {
  const { t, language, names } = words
  const groups = groupsOf(pieces, by)
  const label = (key: string) =>
    by === 'person'
      ? names.get(key) || t('nobody')
      : by === 'month'
        ? formatDay(`${key}-01`, 'month', language)
        : t(`sort.${key as RecordOf<'ask'>['sort']}`)
  const chart = groups.map((group) => chartRow(group, label(group.key), words))
  return {
    id: by,
    title: t(`figures.by.${by}`),
    formula: t('figures.formula.groups'),
    shape: by === 'month' ? 'columns' : 'bars',
    legend: (['expected', 'chosen', 'unsaid'] as const).map((tone) => ({ tone, words: t(`figures.legend.${tone}`) })),
    chart:
      by === 'month'
        ? chart.map((row, at) => ({ ...row, note: formatHours(groups[at]?.tally.given ?? 0, language) }))
        : chart,
    head: [
      t(`figures.by.${by}`),
      ...(['asks', 'asked', 'given', 'unpaid', 'worth', 'off', 'chosen'] as const).map((id) => t(`figures.head.${id}`)),
    ],
    rows: groups.map(({ key, tally, askIds }) => ({
      id: key,
      label: label(key),
      cells: tallyCells(tally, language),
      askIds,
    })),
    foot: tallyCells(tallyOf(pieces), language),
  }
}

function between(pieces: readonly Piece[], { t, language, names }: FigureWords): FigureSection {
  const all = reciprocities(pieces)
  const hours = (minutes: number) => formatHours(minutes, language)
  const label = (key: string) => names.get(key) || t('nobody')
  return {
    id: 'reciprocity',
    title: t('figures.by.reciprocity'),
    formula: t('figures.formula.reciprocity'),
    shape: 'bars',
    legend: [
      { tone: 'solid', words: t('figures.legend.given') },
      { tone: 'unsaid', words: t('figures.legend.received') },
    ],
    chart: all.map(({ key, given, received }) => ({
      id: key,
      label: label(key),
      note: t('figures.note.between', { given: hours(given), received: hours(received) }),
      parts: [
        { tone: 'solid', value: given },
        { tone: 'unsaid', value: received },
      ],
    })),
    head: (['person', 'given', 'received', 'askedOfThem', 'balance'] as const).map((id) => t(`figures.between.${id}`)),
    rows: all.map(({ key, given, received, askedOfThem, balance, askIds }) => ({
      id: key,
      label: label(key),
      cells: [
        hours(given),
        hours(received),
        hours(askedOfThem),
        `${balance > 0 ? '+' : balance < 0 ? '−' : ''}${hours(Math.abs(balance))}`,
      ],
      askIds,
    })),
    foot: null,
  }
}

function ownTime(
  pieces: readonly Piece[],
  experiments: readonly RecordOf<'experiment'>[],
  span: Span,
  { t, language }: FigureWords,
): FigureSection {
  const time = whyTime(pieces, experiments, span)
  const hours = (minutes: number) => formatHours(minutes, language)
  const othersIds = [
    ...new Set(pieces.filter(({ ask }) => ask.direction === 'of-me' && ask.whyId === null).map(({ ask }) => ask.id)),
  ]
  const lines = [
    { id: 'own', minutes: time.own, tone: 'chosen' as const, askIds: time.askIds },
    { id: 'others', minutes: time.others, tone: 'solid' as const, askIds: othersIds },
  ]
  const part = (minutes: number) => {
    const share = shareOf(minutes, time.own + time.others)
    return share === null ? '' : formatShare(share, language)
  }
  return {
    id: 'why',
    title: t('figures.by.why'),
    formula: t('figures.formula.why', { acts: hours(time.experiments), asks: hours(time.asksForWhy) }),
    shape: 'bars',
    legend: [],
    chart: lines.map(({ id, minutes, tone }) => ({
      id,
      label: t(`figures.why.${id as 'own' | 'others'}`),
      note: hours(minutes),
      parts: [{ tone, value: minutes }],
    })),
    head: [t('figures.by.why'), t('figures.head.given'), t('figures.head.share')],
    rows: lines.map(({ id, minutes, askIds }) => ({
      id,
      label: t(`figures.why.${id as 'own' | 'others'}`),
      cells: [hours(minutes), part(minutes)],
      askIds,
    })),
    foot: null,
  }
}

/** Every section that has something to show, in their order. */
export function figureSections(
  pieces: readonly Piece[],
  experiments: readonly RecordOf<'experiment'>[],
  span: Span,
  words: FigureWords,
): FigureSection[] {
  return [
    grouped('person', pieces, words),
    grouped('month', pieces, words),
    grouped('sort', pieces, words),
    between(pieces, words),
    ownTime(pieces, experiments, span, words),
  ].filter(({ rows }) => rows.length > 0)
}

/** A section as the rows of a table file: headings, rows, and the sum. */
export function tableOf({ head, rows, foot }: FigureSection, total: string): string[][] {
  const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
  return [head, ...rows.map(({ label, cells }) => [label, ...cells]), ...(foot ? [[total, ...foot]] : [])].map((row) =>
    row.map(plain),
  )
}
