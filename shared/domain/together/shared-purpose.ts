// What is left of a shared-purpose session: what was shared and agreed, and nothing else. Answers other than yes, lines
// that were put nowhere and everything unshared end with the session. Pure.
import type { AskFreedom } from '../ledger/ask.ts'
import { servesWord } from '../ledger/ask.ts'
import type { Clause, Language, LocalDay, RecordId } from '../records.ts'
import { sentenceOf, type WhyShape } from '../why/shapes.ts'
import {
  type FirstExperiment,
  type Gathering,
  type GroupAsk,
  present,
  ROUNDS,
  type RoundId,
  type TeamPyramid,
} from './gathering.ts'

/** Somebody who is named by something they said yes to: the statement, an ask, an experiment. */
export interface SharedPurposePerson {
  id: RecordId
  name: string
}

/** The statement, and those who keep it: only they are named with it. */
export interface SharedStatement {
  /** The whole sentence, with its connecting words. */
  text: string
  shape: WhyShape
  /** Without evidence. */
  clauses: Clause[]
  keptBy: RecordId[]
}

/** What somebody said yes to. `serves` as the ledger's word says it; null where it was left open. */
export interface AgreedAsk {
  id: RecordId
  of: RecordId
  what: string
  hours: number | null
  day: LocalDay | null
  freedom: AskFreedom | null
  /** `me` is the one who was asked, `them` the others. */
  serves: 'me' | 'them' | 'both' | 'neither' | null
}

/** Lines of a round: those that the group goes on with, and those that it put by for now. */
export interface AgreedLines {
  ours: string[]
  by: string[]
}

/** The head's part of a kept shared purpose. */
export interface SharedPurposeFields {
  /** The local day on which the session began. */
  day: LocalDay
  language: Language
  people: SharedPurposePerson[]
  /** Null where no clause has words. */
  statement: SharedStatement | null
  /** Texts may be empty. */
  pyramid: TeamPyramid
}

/** The body's part. */
export interface SharedPurposeBody {
  lines: Record<RoundId, AgreedLines>
  agreedAsks: AgreedAsk[]
  experiments: FirstExperiment[]
}

/** The whole result: what documents are made from. */
export type SharedPurpose = SharedPurposeFields & SharedPurposeBody

const written = (text: string) => text.trim() !== ''

function statementOf({ statement }: Gathering): SharedStatement | null {
  const clauses = statement.clauses.map(({ role, text, id }) => ({ role, text: text.trim(), ...(id ? { id } : {}) }))
  if (!clauses.some(({ text }) => written(text))) return null
  return { text: sentenceOf(statement.shape, clauses), shape: statement.shape, clauses, keptBy: statement.keptBy }
}

/** Whom an ask serves, in the ledger's word: `me` is the one who is asked, `them` the others. Null where it was left open. */
export function askServes({ serves }: Pick<GroupAsk, 'serves'>): AgreedAsk['serves'] {
  return servesWord({ me: serves.asked, them: serves.group })
}

function agreedAsks({ asks, answers }: Gathering): AgreedAsk[] {
  return asks.flatMap((ask) => {
    const { id, of, what, hours, day, freedom } = ask
    const answer = answers.find(({ memberId }) => memberId === of)?.asks[id]
    if (of === null || answer !== 'yes' || !written(what)) return []
    return [{ id, of, what: what.trim(), hours, day, freedom, serves: askServes(ask) }]
  })
}

/** The result as it stands. `day` is the local day of the beginning. */
export function sharedPurposeOf(gathering: Gathering, day: LocalDay): SharedPurpose {
  const linesAt = (round: RoundId, place: 'ours' | 'by') =>
    gathering.lines[round].filter((line) => line.place === place).map(({ text }) => text.trim())
  const lines = Object.fromEntries(
    ROUNDS.map((round) => [round, { ours: linesAt(round, 'ours'), by: linesAt(round, 'by') }]),
  ) as Record<RoundId, AgreedLines>
  const { what, how, why } = gathering.pyramid
  const statement = statementOf(gathering)
  const asks = agreedAsks(gathering)
  const experiments = gathering.experiments
    .filter(({ what }) => written(what))
    .map((experiment) => ({ ...experiment, what: experiment.what.trim() }))
  // No list of those who were there: nobody's no is to be read off what is missing beside their name.
  const named = new Set([
    ...(statement?.keptBy ?? []),
    ...asks.map(({ of }) => of),
    ...experiments.flatMap(({ who }) => who),
  ])
  return {
    day,
    language: gathering.language,
    people: present(gathering)
      .filter(({ id }) => named.has(id))
      .map(({ id, name }) => ({ id, name })),
    statement,
    pyramid: { what: what.trim(), how: how.trim(), why: why.trim() },
    lines,
    agreedAsks: asks,
    experiments,
  }
}
