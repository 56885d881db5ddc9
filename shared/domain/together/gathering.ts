// A shared-purpose session of several people on one laptop: its whole state as plain types, and the state that it begins
// with. Moves are in moves.ts, what a screen may show of it in screen.ts, what is kept at the end in shared-purpose.ts. Pure.
import type { CardContent } from '../circle/shared-ground.ts'
import { fold } from '../fold.ts'
import type { AskFreedom } from '../ledger/ask.ts'
import type { Clause, Instant, Language, LocalDay, RecordId, ScaleStep } from '../records.ts'
import type { WhyShape } from '../why/shapes.ts'
import type { Clock, PlanMinutes } from './time-plan.ts'

export const FEWEST_MEMBERS = 2
export const MOST_MEMBERS = 12
/** Longest texts in UTF-16 units, and how many of what. */
export const LIMITS = {
  name: 60,
  line: 300,
  linesInTurn: 8,
  lines: 120,
  ask: 300,
  asks: 40,
  clause: 400,
  clauses: 8,
  pyramid: 800,
  experiment: 300,
  experiments: 24,
} as const

/** What is asked in private turns, in this order. */
export const ROUNDS = ['inconvenient', 'take-on', 'values'] as const
export type RoundId = (typeof ROUNDS)[number]
/** The steps in which one after the other is alone with the laptop. */
export type TurnStep = RoundId | 'answers'
/** The steps in which all look at the laptop together. */
export type SharedStep =
  | 'told'
  | `${RoundId}-read`
  | 'asks'
  | 'answers-read'
  | 'statement'
  | 'pyramid'
  | 'experiments'
  | 'result'
export type StepId = TurnStep | SharedStep

/** Somebody who is there. */
export interface Member {
  id: RecordId
  name: string
  /** They have said that they heard whose computer keeps what. */
  isTold: boolean
  /** They no longer take part: no turn of theirs is waited for. */
  hasLeft: boolean
  /** Their purpose card, where they gave one; a session needs none. */
  card: CardContent | null
}

/** One line of a turn. Ids are random, so that lines in the order of their ids tell nothing of who wrote them. */
export interface TurnLine {
  id: RecordId
  text: string
}

export const GROUP_ANSWERS = ['yes', 'not-now', 'no'] as const
/** A free answer. There is no place for a reason. */
export type GroupAnswer = (typeof GROUP_ANSWERS)[number]

/** What one member has written in a turn: lines in a round, answers in the step of the answers. */
export interface TurnWords {
  lines: TurnLine[]
  /** To the whole; null where left open. */
  whole: GroupAnswer | null
  /** To what is asked of them, by ask; absent where left open. */
  asks: Record<RecordId, GroupAnswer>
}

/** Where the group put a line: with what it goes on with, by for now, or nowhere. */
export type LinePlace = 'ours' | 'by' | 'open'

/** A line that all have read. It no longer knows who wrote it. */
export interface SharedLine {
  id: RecordId
  text: string
  place: LinePlace
}

/** What is asked of one of those present, with the ledger's questions: how long, expected or chosen, for whose benefit. */
export interface GroupAsk {
  id: RecordId
  /** Of whom; null while nobody is named. */
  of: RecordId | null
  what: string
  /** Null where not said. */
  hours: number | null
  /** By when; null where not said. */
  day: LocalDay | null
  freedom: AskFreedom | null
  /** How much it serves the one who is asked, and how much the others. */
  serves: { asked: ScaleStep | null; group: ScaleStep | null }
}

/** One member's answers, as all saw them at once. */
export interface MemberAnswers {
  memberId: RecordId
  whole: GroupAnswer | null
  asks: Record<RecordId, GroupAnswer>
}

/** The shared statement clause by clause, and who keeps it. */
export interface GroupStatement {
  shape: WhyShape
  clauses: Clause[]
  keptBy: RecordId[]
}

/** The essay's consultancy as three texts, from the base up; empty where left open. */
export interface TeamPyramid {
  /** What we do: the expected service. */
  what: string
  /** How we do it with people: what they desire, made with them. */
  how: string
  /** Why: the higher purpose. */
  why: string
}
export const PYRAMID_PARTS = ['what', 'how', 'why'] as const satisfies readonly (keyof TeamPyramid)[]

/** A first small act. */
export interface FirstExperiment {
  id: RecordId
  what: string
  /** Members who do it. */
  who: RecordId[]
  day: LocalDay | null
}

/** Whose turn it is. `isOpen` once they have said that they are that person; until then the screen is a cover. */
export interface Turn {
  memberId: RecordId
  isOpen: boolean
}

export interface Gathering {
  id: RecordId
  language: Language
  /** Whose computer it is, in their words. */
  host: string
  plan: PlanMinutes
  startedAt: Instant
  members: Member[]
  step: StepId
  /** The furthest step that was reached. */
  reached: StepId
  /** In a turn step, until all who are there have given theirs; null otherwise. */
  turn: Turn | null
  /** What was begun and what was given in the turn step that is under way, by member; both empty outside of one. */
  drafts: Record<RecordId, TurnWords>
  given: Record<RecordId, TurnWords>
  /** Turn steps that are over: read together, or left out. */
  over: TurnStep[]
  lines: Record<RoundId, SharedLine[]>
  asks: GroupAsk[]
  /** Empty until they were shown all at once. */
  answers: MemberAnswers[]
  statement: GroupStatement
  pyramid: TeamPyramid
  experiments: FirstExperiment[]
  clock: Clock
  isPaused: boolean
}

/** A turn in which nothing was written. */
export function noWords(): TurnWords {
  return { lines: [], whole: null, asks: {} }
}

/** What is typed before a session begins. */
export interface SetUp {
  id: RecordId
  language: Language
  host: string
  plan: PlanMinutes
  members: { id: RecordId; name: string; card: CardContent | null }[]
  /** The clauses that the statement begins with. */
  shape: WhyShape
  clauses: Clause[]
}

export type SetUpFault = 'too-few' | 'too-many' | 'nameless' | 'same-name' | 'too-long'

const bareName = (name: string) => name.replace(/\s+/g, ' ').trim()

/** Why a session cannot begin with these names; null when it can. Names are the same whatever their capitals and accents. */
export function setUpFault(names: readonly string[]): SetUpFault | null {
  const bare = names.map(bareName)
  if (bare.length < FEWEST_MEMBERS) return 'too-few'
  if (bare.length > MOST_MEMBERS) return 'too-many'
  if (bare.some((name) => name === '')) return 'nameless'
  if (bare.some((name) => name.length > LIMITS.name)) return 'too-long'
  return new Set(bare.map(fold)).size < bare.length ? 'same-name' : null
}

/** The session as it begins: all are told first. Null when the names do not do (see `setUpFault`). */
export function begun(setUp: SetUp, now: Instant): Gathering | null {
  if (setUpFault(setUp.members.map(({ name }) => name)) !== null) return null
  return {
    id: setUp.id,
    language: setUp.language,
    host: bareName(setUp.host),
    plan: setUp.plan,
    startedAt: now,
    members: setUp.members.map(({ id, name, card }) => ({
      id,
      name: bareName(name),
      isTold: false,
      hasLeft: false,
      card,
    })),
    step: 'told',
    reached: 'told',
    turn: null,
    drafts: {},
    given: {},
    over: [],
    lines: { inconvenient: [], 'take-on': [], values: [] },
    asks: [],
    answers: [],
    statement: { shape: setUp.shape, clauses: setUp.clauses, keptBy: [] },
    pyramid: { what: '', how: '', why: '' },
    experiments: [],
    clock: { wholeMs: 0, partMs: 0, since: now },
    isPaused: false,
  }
}

/** Those who take part, in the order of the set-up. */
export function present(gathering: Pick<Gathering, 'members'>): Member[] {
  return gathering.members.filter(({ hasLeft }) => !hasLeft)
}

/** What is asked of somebody, as far as it has words. */
export function asksOf({ asks }: Pick<Gathering, 'asks'>, memberId: RecordId): GroupAsk[] {
  return asks.filter(({ of, what }) => of === memberId && what.trim() !== '')
}
