// Every move of a shared-purpose session. A move that is not possible where the session stands changes nothing: no order of
// moves shows somebody's words before all have given theirs. Pure: the clock and new ids are arguments.
import type { Clause, Instant, RecordId } from '../records.ts'
import type { WhyShape } from '../why/shapes.ts'
import {
  asksOf,
  type FirstExperiment,
  type Gathering,
  type GroupAsk,
  LIMITS,
  type LinePlace,
  noWords,
  type PYRAMID_PARTS,
  present,
  type RoundId,
  type StepId,
  type TurnWords,
} from './gathering.ts'
import { further, isTurnStep, readStep, roundRead, stepAfter, stepsToGoTo } from './steps.ts'
import { partOf, ticked } from './time-plan.ts'

export type Move =
  /** They have heard, or not yet, whose computer keeps what. */
  | { do: 'tell'; memberId: RecordId; isTold: boolean }
  /** The laptop goes to this person next, also to one who wants to change what they gave. */
  | { do: 'hand-to'; memberId: RecordId }
  /** "I am NAME": said by the person whom the cover names. */
  | { do: 'open-turn' }
  | { do: 'write'; words: TurnWords }
  /** Puts the turn aside: what was begun stays sealed until the same person opens it again. */
  | { do: 'close-turn' }
  | { do: 'give' }
  /** Gives nothing: what was begun is gone. */
  | { do: 'give-nothing' }
  /** Shows all at once, once all have given. */
  | { do: 'reveal' }
  /** Leaves the private turns of this step out: whatever was given in it is gone unseen. */
  | { do: 'leave-out' }
  | { do: 'add-line'; round: RoundId; id: RecordId; text: string }
  | { do: 'place-line'; id: RecordId; place: LinePlace }
  | { do: 'take-line-back'; id: RecordId }
  | { do: 'set-ask'; ask: GroupAsk }
  | { do: 'remove-ask'; id: RecordId }
  | { do: 'set-statement'; shape: WhyShape; clauses: Clause[] }
  | { do: 'keep'; memberId: RecordId; isKept: boolean }
  | { do: 'set-pyramid'; part: (typeof PYRAMID_PARTS)[number]; text: string }
  | { do: 'set-experiment'; experiment: FirstExperiment }
  | { do: 'remove-experiment'; id: RecordId }
  | { do: 'next' }
  /** Back to a shared step, or forward to one that was reached. From turns under way what was given in them is gone unseen. */
  | { do: 'go-to'; step: StepId }
  /** Somebody no longer takes part: what they began or gave unseen is gone. */
  | { do: 'leave'; memberId: RecordId }
  | { do: 'pause' }
  | { do: 'resume' }

const isThere = (gathering: Gathering, memberId: RecordId) => present(gathering).some(({ id }) => id === memberId)

function without<T>(byMember: Record<RecordId, T>, memberId: RecordId): Record<RecordId, T> {
  return Object.fromEntries(Object.entries(byMember).filter(([id]) => id !== memberId))
}

/** What of a turn counts: lines with words, cut to their length; answers to what is asked of this person. */
function counted(gathering: Gathering, memberId: RecordId, { lines, whole, asks }: TurnWords): TurnWords {
  const theirs = asksOf(gathering, memberId).map(({ id }) => id)
  return {
    lines: lines
      .map(({ id, text }) => ({ id, text: text.replace(/\s+/g, ' ').trim().slice(0, LIMITS.line) }))
      .filter(({ text }) => text !== '')
      .slice(0, LIMITS.linesInTurn),
    whole,
    asks: Object.fromEntries(Object.entries(asks).filter(([id]) => theirs.includes(id))),
  }
}

/** Whose turn is next: the first of those present who has not given; null when all have. */
function nextTurn(gathering: Gathering): Gathering['turn'] {
  const next = present(gathering).find(({ id }) => !Object.hasOwn(gathering.given, id))
  return next ? { memberId: next.id, isOpen: false } : null
}

function entered(gathering: Gathering, step: StepId): Gathering {
  const isOtherPart = partOf(step) !== partOf(gathering.step)
  const there: Gathering = {
    ...gathering,
    step,
    reached: further(gathering.reached, step),
    turn: null,
    drafts: {},
    given: {},
    clock: isOtherPart ? { ...gathering.clock, partMs: 0 } : gathering.clock,
  }
  return isTurnStep(step) ? { ...there, turn: nextTurn(there) } : there
}

function inTurn(gathering: Gathering, move: Move): Gathering {
  const { turn, drafts, given, step } = gathering
  if (!isTurnStep(step)) return gathering
  const giving = (words: TurnWords) => {
    if (!turn?.isOpen) return gathering
    const { memberId } = turn
    const after = {
      ...gathering,
      drafts: without(drafts, memberId),
      given: { ...given, [memberId]: counted(gathering, memberId, words) },
    }
    return { ...after, turn: nextTurn(after) }
  }
  switch (move.do) {
    case 'hand-to':
      if (turn?.isOpen || !isThere(gathering, move.memberId)) return gathering
      return { ...gathering, turn: { memberId: move.memberId, isOpen: false } }
    case 'open-turn': {
      if (!turn || turn.isOpen) return gathering
      const { memberId } = turn
      const words = given[memberId] ?? drafts[memberId] ?? noWords()
      return {
        ...gathering,
        turn: { memberId, isOpen: true },
        drafts: { ...drafts, [memberId]: words },
        given: without(given, memberId),
      }
    }
    case 'write':
      return turn?.isOpen ? { ...gathering, drafts: { ...drafts, [turn.memberId]: move.words } } : gathering
    case 'close-turn':
      return turn?.isOpen ? { ...gathering, turn: { ...turn, isOpen: false } } : gathering
    case 'give':
      return turn ? giving(drafts[turn.memberId] ?? noWords()) : gathering
    case 'give-nothing':
      return giving(noWords())
    case 'reveal':
      return revealed(gathering)
    case 'leave-out':
      if (turn?.isOpen) return gathering
      return entered({ ...gathering, over: [...gathering.over, step] }, readStep(step))
    default:
      return gathering
  }
}

function revealed(gathering: Gathering): Gathering {
  const { step, turn, given } = gathering
  if (!isTurnStep(step) || turn !== null || nextTurn(gathering) !== null) return gathering
  const over = { ...gathering, over: [...gathering.over, step] }
  if (step === 'answers') {
    const answers = present(gathering).map(({ id }) => {
      const { whole, asks } = given[id] ?? noWords()
      return { memberId: id, whole, asks }
    })
    const keptBy = answers.filter(({ whole }) => whole === 'yes').map(({ memberId }) => memberId)
    return entered({ ...over, answers, statement: { ...gathering.statement, keptBy } }, readStep(step))
  }
  // By their random ids: the order tells nothing of who wrote what.
  const lines = Object.values(given)
    .flatMap((words) => words.lines)
    .map((line) => ({ ...line, place: 'open' as const }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const all = [...gathering.lines[step], ...lines].slice(0, LIMITS.lines)
  return entered({ ...over, lines: { ...gathering.lines, [step]: all } }, readStep(step))
}

/** What was answered to asks that have changed since counts no more: all answer anew. */
function askedAnew(gathering: Gathering, asks: GroupAsk[]): Gathering {
  if (gathering.answers.length === 0) return { ...gathering, asks }
  const over = gathering.over.filter((step) => step !== 'answers')
  return { ...gathering, asks, answers: [], over, statement: { ...gathering.statement, keptBy: [] } }
}

/** The list with this item in its place, or at the end where it is new and there is room. */
function put<T extends { id: RecordId }>(items: readonly T[], item: T, most: number): T[] {
  if (items.some(({ id }) => id === item.id)) return items.map((one) => (one.id === item.id ? item : one))
  return items.length < most ? [...items, item] : [...items]
}

function atSharedStep(gathering: Gathering, move: Move): Gathering {
  const { step, lines, asks, statement } = gathering
  const round = roundRead(step)
  switch (move.do) {
    case 'tell': {
      const members = gathering.members.map((member) =>
        member.id === move.memberId ? { ...member, isTold: move.isTold } : member,
      )
      return step === 'told' ? { ...gathering, members } : gathering
    }
    case 'add-line': {
      const text = move.text.replace(/\s+/g, ' ').trim().slice(0, LIMITS.line)
      if (round !== move.round || text === '') return gathering
      return {
        ...gathering,
        lines: { ...lines, [round]: put(lines[round], { id: move.id, text, place: 'ours' }, LIMITS.lines) },
      }
    }
    case 'place-line': {
      if (!round) return gathering
      const placed = lines[round].map((line) => (line.id === move.id ? { ...line, place: move.place } : line))
      return { ...gathering, lines: { ...lines, [round]: placed } }
    }
    case 'take-line-back':
      if (!round) return gathering
      return { ...gathering, lines: { ...lines, [round]: lines[round].filter(({ id }) => id !== move.id) } }
    case 'set-ask':
      if (step !== 'asks' || (move.ask.of !== null && !isThere(gathering, move.ask.of))) return gathering
      return askedAnew(gathering, put(asks, move.ask, LIMITS.asks))
    case 'remove-ask': {
      // Nobody has to answer anew because less is asked.
      const fewer = { ...gathering, asks: asks.filter(({ id }) => id !== move.id) }
      return step === 'asks' ? fewer : gathering
    }
    case 'set-statement':
      if (step !== 'statement') return gathering
      return { ...gathering, statement: { ...statement, shape: move.shape, clauses: move.clauses } }
    case 'keep': {
      if ((step !== 'statement' && step !== 'result') || !isThere(gathering, move.memberId)) return gathering
      const others = statement.keptBy.filter((id) => id !== move.memberId)
      const keptBy = present(gathering)
        .map(({ id }) => id)
        .filter((id) => others.includes(id) || (move.isKept && id === move.memberId))
      return { ...gathering, statement: { ...statement, keptBy } }
    }
    case 'set-pyramid':
      if (step !== 'pyramid') return gathering
      return { ...gathering, pyramid: { ...gathering.pyramid, [move.part]: move.text.slice(0, LIMITS.pyramid) } }
    case 'set-experiment': {
      const who = move.experiment.who.filter((id) => isThere(gathering, id))
      const experiments = put(gathering.experiments, { ...move.experiment, who }, LIMITS.experiments)
      return step === 'experiments' ? { ...gathering, experiments } : gathering
    }
    case 'remove-experiment': {
      const experiments = gathering.experiments.filter(({ id }) => id !== move.id)
      return step === 'experiments' ? { ...gathering, experiments } : gathering
    }
    case 'next':
      if (step === 'told' && !present(gathering).every(({ isTold }) => isTold)) return gathering
      return step === 'result' ? gathering : entered(gathering, stepAfter(gathering))
    default:
      return gathering
  }
}

/** One who leaves takes along what they did not yet show, what was asked of them and what they were to do. */
function left(gathering: Gathering, memberId: RecordId): Gathering {
  if (gathering.turn?.isOpen || !isThere(gathering, memberId) || present(gathering).length === 1) return gathering
  const after: Gathering = {
    ...gathering,
    members: gathering.members.map((member) =>
      member.id === memberId ? { ...member, hasLeft: true, card: null } : member,
    ),
    drafts: without(gathering.drafts, memberId),
    given: without(gathering.given, memberId),
    asks: gathering.asks.filter(({ of }) => of !== memberId),
    answers: gathering.answers.filter((one) => one.memberId !== memberId),
    statement: { ...gathering.statement, keptBy: gathering.statement.keptBy.filter((id) => id !== memberId) },
    experiments: gathering.experiments.map((one) => ({ ...one, who: one.who.filter((id) => id !== memberId) })),
  }
  const isTheirTurn = gathering.turn?.memberId === memberId
  return isTheirTurn ? { ...after, turn: nextTurn(after) } : after
}

/** The session after a move. The same object where the move is not possible. */
export function moved(before: Gathering, move: Move, now: Instant): Gathering {
  if (before.isPaused) {
    return move.do === 'resume' ? { ...before, isPaused: false, clock: { ...before.clock, since: now } } : before
  }
  const gathering = { ...before, clock: ticked(before.clock, now) }
  if (move.do === 'pause') {
    const turn = gathering.turn && { ...gathering.turn, isOpen: false }
    return { ...gathering, turn, isPaused: true, clock: { ...gathering.clock, since: null } }
  }
  const after = changed(gathering, move)
  return after === gathering ? before : after
}

function changed(gathering: Gathering, move: Move): Gathering {
  if (move.do === 'leave') return left(gathering, move.memberId)
  if (move.do === 'go-to') {
    const isFree = !gathering.turn?.isOpen && stepsToGoTo(gathering).some((step) => step === move.step)
    return isFree ? entered(gathering, move.step) : gathering
  }
  return isTurnStep(gathering.step) ? inTurn(gathering, move) : atSharedStep(gathering, move)
}

/**
 * The session as it is taken up again from its file: whoever was writing has to say again that it is them, and the time in
 * between does not count.
 */
export function reopened(gathering: Gathering, now: Instant): Gathering {
  const turn = gathering.turn && { ...gathering.turn, isOpen: false }
  const since = gathering.isPaused ? null : now
  return { ...gathering, turn, clock: { ...gathering.clock, since } }
}
