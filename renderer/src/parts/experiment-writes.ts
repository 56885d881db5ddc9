// What writing down, changing and ending an experiment mean for the records. Pure; saving is the screens' matter.
import type { RecordWrite } from '#data/record-write.ts'
import type { ExperimentOutcome, Instant, LocalDay, RecordId, RecordOf } from '#shared/domain/records.ts'

type Experiment = RecordOf<'experiment'>

/** What the form of an experiment holds; the person is settled by the form itself. */
export interface ExperimentFields {
  what: string
  obstacle: string
  plan: string
  day: LocalDay | null
  whyId: RecordId | null
}

/** A new experiment, or one changed. Nothing for an empty one. People and level are set as given. */
export function writingExperiment(
  id: RecordId,
  before: Experiment | null,
  fields: ExperimentFields,
  bonds: Pick<Experiment, 'personIds' | 'liftsTo'>,
  now: Instant,
): RecordWrite[] {
  const what = fields.what.trim()
  if (what === '') return []
  const {
    id: _,
    personIds: __,
    liftsTo: ___,
    ...rest
  } = before ?? {
    id,
    kind: 'experiment' as const,
    createdAt: now,
    deletedAt: null,
    sessionId: null,
  }
  const { personIds = [], liftsTo } = bonds
  const words = { what, obstacle: fields.obstacle.trim(), plan: fields.plan.trim() }
  const head = {
    ...rest,
    ...words,
    day: fields.day,
    whyId: fields.whyId,
    updatedAt: now,
    ...(personIds.length > 0 ? { personIds } : {}),
    ...(liftsTo === undefined ? {} : { liftsTo }),
  }
  return [{ id, head }]
}

/** What is said at the end; `outcome` null leaves it open. */
export interface EndFields {
  outcome: ExperimentOutcome | null
  endedOn: LocalDay
  learned: string
  /** null where not said. */
  hours: number | null
}

/** What came of it. An open one has no day of ending; hours and what was learned may be there all the same. */
export function ending(experiment: Experiment, fields: EndFields, now: Instant): RecordWrite[] {
  const { id, outcome: _, endedOn: __, learned: ___, hours: ____, ...rest } = experiment
  const learned = fields.learned.trim()
  const head = {
    ...rest,
    updatedAt: now,
    ...(fields.outcome === null ? {} : { outcome: fields.outcome, endedOn: fields.endedOn }),
    ...(learned === '' ? {} : { learned }),
    ...(fields.hours === null ? {} : { hours: fields.hours }),
  }
  return [{ id, head }]
}

/** Hours as typed, with a comma or a point; null for nothing, NaN for what is no number of hours. */
export function readHours(typed: string): number | null {
  const text = typed.trim().replace(',', '.')
  if (text === '') return null
  return /^\d{1,4}(\.\d{1,2})?$/.test(text) ? Number(text) : Number.NaN
}

/** Hours as the field shows them. */
export function hoursText(hours: number | undefined, language: string): string {
  if (hours === undefined) return ''
  return new Intl.NumberFormat(language, { maximumFractionDigits: 2, useGrouping: false }).format(hours)
}
