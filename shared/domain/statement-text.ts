// The statement as plain text, for a letter or a message. Takes its words from outside; saves nothing.
import type { SayDay, Statement, StatementLabels } from './statement.ts'

/** Lines of text with a blank line between parts, ending with a line break. The person's words stand as they were written. */
export function statementText(statement: Statement, labels: StatementLabels, sayDay: SayDay = (day) => day): string {
  const { name, why, values, experiment, truth, evidence, day } = statement
  const blocks = [name === '' ? labels.title : `${labels.title}\n${name}`, why === null ? labels.noWhy : why.trim()]
  const section = (heading: string, ...lines: string[]) => blocks.push([heading, ...lines].join('\n'))
  if (values.length > 0) section(labels.values, ...values.map((value, place) => `${place + 1}. ${value}`))
  if (experiment) {
    const facts = [
      [labels.obstacle, experiment.obstacle],
      [labels.plan, experiment.plan],
      [labels.when, experiment.day ? sayDay(experiment.day) : ''],
    ] as const
    const written = facts.filter(([, text]) => text.trim() !== '').map(([label, text]) => `${label}: ${text.trim()}`)
    section(labels.experiment, experiment.what.trim(), ...written)
  }
  if (truth !== null) section(labels.truth, truth.trim())
  if (evidence.length > 0) section(labels.evidence, ...evidence.map((quote) => `– ${quote.trim()}`))
  blocks.push(sayDay(day))
  return `${blocks.join('\n\n')}\n`
}
