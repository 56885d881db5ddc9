// What the screen may show of a session where it stands: screens are made from this alone, so that words which are not to
// be seen yet cannot reach them. Pure.
import type { CardContent } from '../circle/shared-ground.ts'
import {
  asksOf,
  type FirstExperiment,
  type Gathering,
  type GroupAsk,
  type GroupStatement,
  type Member,
  type MemberAnswers,
  noWords,
  present,
  type RoundId,
  type SharedLine,
  type TeamPyramid,
  type TurnStep,
  type TurnWords,
} from './gathering.ts'
import { isTurnStep, roundRead } from './steps.ts'

/** Somebody as a cover names them. */
export interface Named {
  id: Member['id']
  name: string
}

export type Screen =
  | { at: 'paused' }
  | { at: 'told'; host: string; members: Member[] }
  /** A cover: the name of the one who comes next, and of the others it could go to. Nothing of anybody's words. */
  | { at: 'hand-over'; step: TurnStep; next: Named; others: (Named & { hasGiven: boolean })[]; left: number }
  /** For the eyes of one: their own words. `context` is what all have read before. */
  | { at: 'turn'; step: RoundId; member: Named; words: TurnWords; card: CardContent | null; context: SharedLine[] }
  | { at: 'answer'; member: Named; words: TurnWords; asks: GroupAsk[]; context: SharedLine[] }
  /** All have given, nothing is shown yet. */
  | { at: 'all-given'; step: TurnStep; members: Named[] }
  | { at: 'read'; round: RoundId; lines: SharedLine[] }
  | { at: 'asks'; asks: GroupAsk[]; members: Named[]; context: SharedLine[] }
  | { at: 'answers-read'; asks: GroupAsk[]; answers: MemberAnswers[]; members: Named[] }
  | { at: 'statement'; statement: GroupStatement; members: Named[]; takeOn: SharedLine[]; values: SharedLine[] }
  | { at: 'pyramid'; pyramid: TeamPyramid; statement: GroupStatement }
  | { at: 'experiments'; experiments: FirstExperiment[]; members: Named[] }
  | { at: 'result'; members: Named[]; statement: GroupStatement }

const named = ({ id, name }: Member): Named => ({ id, name })

/** The lines that the group goes on with. */
function ours(gathering: Gathering, round: RoundId): SharedLine[] {
  return gathering.lines[round].filter(({ place }) => place === 'ours')
}

/** What the group has in view when it turns to a round or to the answers. */
function contextOf(gathering: Gathering, step: TurnStep): SharedLine[] {
  if (step === 'inconvenient') return []
  return ours(gathering, step === 'take-on' ? 'inconvenient' : 'take-on')
}

function turnScreen(gathering: Gathering, step: TurnStep): Screen {
  const { turn } = gathering
  const members = present(gathering)
  const hasGiven = ({ id }: Member) => Object.hasOwn(gathering.given, id)
  const member = members.find(({ id }) => id === turn?.memberId)
  if (!turn || !member) return { at: 'all-given', step, members: members.map(named) }
  if (!turn.isOpen) {
    const others = members
      .filter(({ id }) => id !== member.id)
      .map((one) => ({ ...named(one), hasGiven: hasGiven(one) }))
    return { at: 'hand-over', step, next: named(member), others, left: members.filter((one) => !hasGiven(one)).length }
  }
  const words = gathering.drafts[member.id] ?? noWords()
  const context = contextOf(gathering, step)
  if (step === 'answers') {
    return { at: 'answer', member: named(member), words, asks: asksOf(gathering, member.id), context }
  }
  const card = step === 'values' ? member.card : null
  return { at: 'turn', step, member: named(member), words, card, context }
}

/** The one screen of a state. */
export function screenOf(gathering: Gathering): Screen {
  const { step, asks, answers, statement, pyramid, experiments } = gathering
  const members = present(gathering).map(named)
  if (gathering.isPaused) return { at: 'paused' }
  if (isTurnStep(step)) return turnScreen(gathering, step)
  const round = roundRead(step)
  if (round) return { at: 'read', round, lines: gathering.lines[round] }
  switch (step) {
    case 'asks':
      return { at: 'asks', asks, members, context: ours(gathering, 'take-on') }
    case 'answers-read':
      return { at: 'answers-read', asks: members.flatMap(({ id }) => asksOf(gathering, id)), answers, members }
    case 'statement':
      return {
        at: 'statement',
        statement,
        members,
        takeOn: ours(gathering, 'take-on'),
        values: ours(gathering, 'values'),
      }
    case 'pyramid':
      return { at: 'pyramid', pyramid, statement }
    case 'experiments':
      return { at: 'experiments', experiments, members }
    case 'result':
      return { at: 'result', members, statement }
    default:
      return { at: 'told', host: gathering.host, members: present(gathering) }
  }
}

/** Whether the screen is for the eyes of one: then nothing may be copied from it. */
export function isPrivate(screen: Screen): boolean {
  return screen.at === 'turn' || screen.at === 'answer'
}
