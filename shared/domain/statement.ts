// The statement page as a model, and its Markdown. Private parts (truth, evidence) are off unless switched on.
// Takes its words from outside (labels); renders no HTML and saves nothing.
import { markdownText } from './markdown.ts'
import type { Language, LocalDay, RecordId, RecordOf } from './records.ts'

/** What the person wants on the page. */
export interface StatementSwitches {
  values: boolean
  experiment: boolean
  truth: boolean
  evidence: boolean
}

export const DEFAULT_SWITCHES: StatementSwitches = { values: true, experiment: true, truth: false, evidence: false }
/** How many of the ranked values stand on the page. */
export const STATEMENT_VALUES = 5

export interface StatementExperiment {
  what: string
  obstacle: string
  plan: string
  day: LocalDay | null
}

/** Everything that stands on the page; what is missing or switched off is null or empty. */
export interface Statement {
  language: Language
  /** Empty when no name is to be printed. */
  name: string
  /** null while no why is chosen. */
  why: string | null
  values: string[]
  experiment: StatementExperiment | null
  truth: string | null
  /** Quotes. */
  evidence: string[]
  /** The day the statement was made. */
  day: LocalDay
}

/** The words around the person's own, already in the statement's language. */
export interface StatementLabels {
  title: string
  values: string
  experiment: string
  obstacle: string
  plan: string
  /** Before the experiment's day. */
  when: string
  truth: string
  evidence: string
  /** Stands where the why would, while there is none. */
  noWhy: string
}

export interface StatementRecords {
  whys: RecordOf<'why'>[]
  values: RecordOf<'value'>[]
  experiments: RecordOf<'experiment'>[]
  truths: RecordOf<'truth'>[]
  sparks: RecordOf<'spark'>[]
}

function isLive(record: { deletedAt: string | null }): boolean {
  return record.deletedAt === null
}

/** The chosen one; if two devices chose, the latest. */
export function chosenOf<R extends { chosenAt: string | null; deletedAt: string | null }>(records: R[]): R | undefined {
  const chosen = records.filter((record) => isLive(record) && record.chosenAt !== null)
  return chosen.toSorted((a, b) => ((a.chosenAt ?? '') < (b.chosenAt ?? '') ? 1 : -1))[0]
}

/** The first `most` values by rank; unranked ones only when nothing is ranked, by when they were named. */
export function topValues(values: RecordOf<'value'>[], most = STATEMENT_VALUES): RecordOf<'value'>[] {
  const live = values.filter(isLive)
  const ranked = live.filter((value) => value.rank !== null).toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
  const shown = ranked.length > 0 ? ranked : live.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
  return shown.slice(0, most)
}

/** The first experiment of the chosen why; without one, the first of all. An experiment with nothing to do is none. */
export function firstExperiment(
  experiments: RecordOf<'experiment'>[],
  whyId: RecordId | null,
): RecordOf<'experiment'> | undefined {
  const live = experiments
    .filter((experiment) => isLive(experiment) && experiment.what.trim() !== '')
    .toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
  return live.find((experiment) => whyId !== null && experiment.whyId === whyId) ?? live[0]
}

/** The page's model from live records. `day` is today in the person's zone. */
export function statementFrom(input: {
  language: Language
  name: string
  day: LocalDay
  switches: StatementSwitches
  records: StatementRecords
}): Statement {
  const { language, name, day, switches, records } = input
  const why = chosenOf(records.whys)
  const truth = chosenOf(records.truths)
  const experiment = switches.experiment ? firstExperiment(records.experiments, why?.id ?? null) : undefined
  const sparks = new Map(records.sparks.filter(isLive).map((spark) => [spark.id, spark.quote]))
  const sparkIds = [...new Set([...(why?.sparkIds ?? []), ...(switches.truth ? (truth?.sparkIds ?? []) : [])])]
  return {
    language,
    name: name.trim(),
    why: why?.text ?? null,
    values: switches.values ? topValues(records.values).map((value) => value.label) : [],
    experiment: experiment
      ? { what: experiment.what, obstacle: experiment.obstacle, plan: experiment.plan, day: experiment.day }
      : null,
    truth: switches.truth ? (truth?.text ?? null) : null,
    evidence: switches.evidence ? sparkIds.flatMap((id) => sparks.get(id) ?? []) : [],
    day,
  }
}

/** A day in words, e.g. 22 November 2026 / 22 novembre 2026. */
export type SayDay = (day: LocalDay) => string

/** The statement as CommonMark. Every text of the person is escaped: it shows as it was written. */
export function statementMarkdown(
  statement: Statement,
  labels: StatementLabels,
  sayDay: SayDay = (day) => day,
): string {
  const line = (text: string) => markdownText(text).replaceAll('\n', '\\\n')
  const quote = (text: string) => `> ${markdownText(text).replaceAll('\n', '\\\n> ')}`
  const blocks = [`# ${markdownText(labels.title)}`]
  if (statement.name !== '') blocks.push(line(statement.name))
  blocks.push(statement.why === null ? `*${markdownText(labels.noWhy)}*` : quote(statement.why))
  const section = (heading: string, ...content: string[]) => blocks.push(`## ${markdownText(heading)}`, ...content)
  if (statement.values.length > 0)
    section(
      labels.values,
      statement.values.map((value, index) => `${index + 1}. ${markdownText(value.replace(/\s+/g, ' '))}`).join('\n'),
    )
  if (statement.experiment) {
    const { what, obstacle, plan, day } = statement.experiment
    section(labels.experiment, line(what))
    const facts = [
      [labels.obstacle, obstacle],
      [labels.plan, plan],
      [labels.when, day ? sayDay(day) : ''],
    ] as const
    const written = facts.filter(([, text]) => text.trim() !== '')
    if (written.length > 0)
      blocks.push(
        written
          .map(([label, text]) => `- **${markdownText(label)}** ${markdownText(text.replace(/\s+/g, ' '))}`)
          .join('\n'),
      )
  }
  if (statement.truth !== null) section(labels.truth, line(statement.truth))
  if (statement.evidence.length > 0) section(labels.evidence, ...statement.evidence.map(quote))
  blocks.push(`*${markdownText(sayDay(statement.day))}*`)
  return `${blocks.join('\n\n')}\n`
}

/** The kinds of file a statement can become, by the ending of the file's name. */
export type StatementEnding = 'pdf' | 'docx' | 'html' | 'png' | 'md' | 'txt'

const FILE_NAMES: Record<Language, Record<'page' | 'card' | 'slide' | 'wallpaper' | 'long', string>> = {
  en: {
    page: 'my-why',
    card: 'my-why-card',
    slide: 'my-why-slide',
    wallpaper: 'my-why-wallpaper',
    long: 'my-why-long-form',
  },
  it: {
    page: 'il-mio-perche',
    card: 'il-mio-perche-tessera',
    slide: 'il-mio-perche-diapositiva',
    wallpaper: 'il-mio-perche-sfondo',
    long: 'il-mio-perche-forma-lunga',
  },
}

/** Without personal words: `my-why-2026-11-22.md`. `ending` has no dot. */
export function statementFileName(
  statement: Pick<Statement, 'language' | 'day'>,
  ending: StatementEnding,
  form: keyof (typeof FILE_NAMES)['en'] = 'page',
): string {
  return `${FILE_NAMES[statement.language][form]}-${statement.day}.${ending}`
}
