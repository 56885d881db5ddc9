// Experiments over time: which are open, which one is due, and how they are brought back without nagging. Pure.
import type { ExperimentHead, LocalDay, RecordOf } from './records.ts'

/** "Not now" keeps Today quiet for so many days. */
export const QUIET_DAYS = 7

type Experiment = RecordOf<'experiment'>

export function isOpen(experiment: Pick<ExperimentHead, 'outcome'>): boolean {
  return experiment.outcome === undefined
}

/** Open ones by day (those without one last), then the ended ones, the latest first. Does not change the array given. */
export function inOrder<E extends Pick<ExperimentHead, 'outcome' | 'day' | 'endedOn' | 'createdAt'>>(
  experiments: readonly E[],
): { open: E[]; ended: E[] } {
  const later = '9999-99-99'
  const open = experiments.filter(isOpen).toSorted((a, b) => {
    const [first, second] = [a.day ?? later, b.day ?? later]
    return first === second ? a.createdAt.localeCompare(b.createdAt) : first.localeCompare(second)
  })
  const endedOn = (one: E) => one.endedOn ?? one.day ?? one.createdAt.slice(0, 10)
  const ended = experiments
    .filter((one) => !isOpen(one))
    .toSorted((a, b) => endedOn(b).localeCompare(endedOn(a)) || b.createdAt.localeCompare(a.createdAt))
  return { open, ended }
}

/** The one to bring back: open, its day has come, the earliest of them. null for none. */
export function dueExperiment(experiments: readonly Experiment[], today: LocalDay): Experiment | null {
  return inOrder(experiments).open.find(({ day }) => day !== null && day <= today) ?? null
}

/** Until which day "not now" said today keeps Today quiet. */
export function quietUntil(today: LocalDay): LocalDay {
  return Temporal.PlainDate.from(today).add({ days: QUIET_DAYS }).toString()
}

/** Whether Today is to bring nothing back. */
export function isQuiet(until: LocalDay | undefined, today: LocalDay): boolean {
  return until !== undefined && today < until
}

/** Hours given to one's own why: those of experiments, where said. */
export function hoursOf(experiments: readonly Pick<ExperimentHead, 'hours'>[]): number {
  return experiments.reduce((sum, { hours }) => sum + (hours ?? 0), 0)
}
