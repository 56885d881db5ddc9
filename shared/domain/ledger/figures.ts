// What the asks add up to. Every sum is a whole number of minutes or of cents, dealt out once over the stretches of each
// ask, so that groupings agree exactly. Describes; no figure is good or bad.
import type { LocalDay, RecordId, RecordOf } from '../records.ts'
import { minutesOf, personKey } from './ask.ts'
import { dealOut, stretchesOf } from './time.ts'

type Ask = RecordOf<'ask'>
type Experiment = RecordOf<'experiment'>

/** Local days, both included; null leaves that side open. */
export interface Span {
  from: LocalDay | null
  to: LocalDay | null
}

export function isWithin(day: LocalDay, { from, to }: Span): boolean {
  return (from === null || day >= from) && (to === null || day <= to)
}

/** One stretch of one ask with its share of the ask's minutes and cents. The shares of an ask add up to it exactly. */
export interface Piece {
  ask: Ask
  day: LocalDay
  evening: boolean
  weekend: boolean
  asked: number
  given: number
  /** Worth of the unpaid given minutes, in hundredths of the ask's currency; 0 for a paid one or one without hourly value. */
  cents: number
}

/**
 * Worth of an ask's time in hundredths of its currency: given hours × the hourly value stored on that ask, for what was
 * given unpaid. Paid hours have been paid for, hours that were only asked were not given: both are worth 0 here.
 */
export function worthCents(ask: Pick<Ask, 'direction' | 'paid' | 'hoursGiven' | 'hourlyValue'>): number {
  if (ask.paid || ask.hourlyValue === null || ask.direction !== 'of-me') return 0
  return Math.round((minutesOf(ask.hoursGiven) * ask.hourlyValue * 100) / 60)
}

/** The pieces of the asks that lie in the span. An ask over the edge of the span gives only what lies within. */
export function piecesOf(asks: readonly Ask[], span: Span): Piece[] {
  return asks.flatMap((ask) => {
    const stretches = stretchesOf(ask.when, ask.hoursGiven > 0 ? ask.hoursGiven : ask.hoursAsked)
    const weights = stretches.map(({ weight }) => weight)
    const asked = dealOut(minutesOf(ask.hoursAsked), weights)
    const given = dealOut(minutesOf(ask.hoursGiven), weights)
    const cents = dealOut(worthCents(ask), weights)
    return stretches.flatMap(({ day, evening, weekend }, index) =>
      isWithin(day, span)
        ? [
            {
              ask,
              day,
              evening,
              weekend,
              asked: asked[index] ?? 0,
              given: given[index] ?? 0,
              cents: cents[index] ?? 0,
            },
          ]
        : [],
    )
  })
}

/** Sums over asks of the person (`of-me`). Minutes, unless said. */
export interface Tally {
  /** How many asks have a part in it, whatever was answered. */
  asks: number
  asked: number
  given: number
  /** Of the given: not paid. */
  unpaid: number
  /** Of the given: in the evening (18:00 to 5:00 local time). */
  evening: number
  /** Of the given: on a Saturday or Sunday. */
  weekend: number
  /** Of the given: in the evening or at a weekend, a Saturday evening once. */
  off: number
  /** Of the unpaid: in the evening or at a weekend. */
  unpaidOff: number
  /** Of the given: freely chosen, and expected. What was not said is in neither. */
  chosen: number
  expected: number
  /** Worth of the unpaid given time in hundredths, by currency: never added across currencies. */
  cents: Record<string, number>
  /** Of the unpaid: without an hourly value, so in no worth. */
  unvalued: number
}

const NOTHING: Omit<Tally, 'cents' | 'asks'> = {
  asked: 0,
  given: 0,
  unpaid: 0,
  evening: 0,
  weekend: 0,
  off: 0,
  unpaidOff: 0,
  chosen: 0,
  expected: 0,
  unvalued: 0,
}

/** Sums of the pieces of asks of the person; those by the person are left out. */
export function tallyOf(pieces: readonly Piece[]): Tally {
  const ids = new Set<RecordId>()
  const sum = { ...NOTHING }
  const cents: Record<string, number> = {}
  for (const piece of pieces) {
    const { ask, asked, given, evening, weekend } = piece
    if (ask.direction !== 'of-me') continue
    ids.add(ask.id)
    const isOff = evening || weekend
    sum.asked += asked
    sum.given += given
    if (evening) sum.evening += given
    if (weekend) sum.weekend += given
    if (isOff) sum.off += given
    if (ask.freedom === 'chosen') sum.chosen += given
    if (ask.freedom === 'expected') sum.expected += given
    if (ask.paid) continue
    sum.unpaid += given
    if (isOff) sum.unpaidOff += given
    if (ask.hourlyValue === null) sum.unvalued += given
    if (piece.cents > 0) cents[ask.currency] = (cents[ask.currency] ?? 0) + piece.cents
  }
  return { asks: ids.size, ...sum, cents }
}

/** A part of a whole as a number from 0 to 1; null where there is no whole. */
export function shareOf(part: number, whole: number): number | null {
  return whole > 0 ? Math.min(1, Math.max(0, part / whole)) : null
}

/** unpaid share = unpaid given ÷ given. */
export function unpaidShare({ unpaid, given }: Tally): number | null {
  return shareOf(unpaid, given)
}

/** freely chosen share = chosen given ÷ given. What was not said counts as not chosen, and stands beside it as unsaid. */
export function chosenShare({ chosen, given }: Tally): number | null {
  return shareOf(chosen, given)
}

export type Grouping = 'person' | 'month' | 'sort'

export interface Group {
  /** `personKey`, month `YYYY-MM`, or sort. */
  key: string
  tally: Tally
  /** The asks behind it, in the order given. */
  askIds: RecordId[]
}

function keyOf(piece: Piece, by: Grouping): string {
  return by === 'person' ? personKey(piece.ask) : by === 'month' ? piece.day.slice(0, 7) : piece.ask.sort
}

/**
 * Sums by person, month or sort, of asks of the person. Every piece is in exactly one group, so the groups add up to the
 * whole. Months in their order; the others by hours given, then asked, most first.
 */
export function groupsOf(pieces: readonly Piece[], by: Grouping): Group[] {
  const byKey = new Map<string, Piece[]>()
  for (const piece of pieces) {
    if (piece.ask.direction !== 'of-me') continue
    const key = keyOf(piece, by)
    const some = byKey.get(key)
    if (some) some.push(piece)
    else byKey.set(key, [piece])
  }
  const groups = [...byKey].map(([key, some]) => ({
    key,
    tally: tallyOf(some),
    askIds: [...new Set(some.map(({ ask }) => ask.id))],
  }))
  const byName = (a: Group, b: Group) => (a.key < b.key ? -1 : 1)
  if (by === 'month') return groups.toSorted(byName)
  return groups.toSorted((a, b) => b.tally.given - a.tally.given || b.tally.asked - a.tally.asked || byName(a, b))
}

/** Between the person and one other. Minutes. Paid time is settled by the pay, so it stands outside. */
export interface Reciprocity {
  key: string
  /** Given to them unpaid. */
  given: number
  /** Given unpaid by them: the hours given of asks by the person. */
  received: number
  /** What the person asked of them, given or not. */
  askedOfThem: number
  /** given − received. */
  balance: number
  /** received ÷ (given + received): 0 only giving, ½ even, 1 only receiving; null while there is neither. */
  receivedShare: number | null
  askIds: RecordId[]
}

/** One for each person with an ask in either direction; the furthest from even first. */
export function reciprocities(pieces: readonly Piece[]): Reciprocity[] {
  const byKey = new Map<string, { given: number; received: number; askedOfThem: number; ids: Set<RecordId> }>()
  for (const { ask, asked, given } of pieces) {
    const key = personKey(ask)
    const one = byKey.get(key) ?? { given: 0, received: 0, askedOfThem: 0, ids: new Set<RecordId>() }
    byKey.set(key, one)
    one.ids.add(ask.id)
    if (ask.direction === 'by-me') one.askedOfThem += asked
    if (ask.paid) continue
    if (ask.direction === 'of-me') one.given += given
    else one.received += given
  }
  return [...byKey]
    .map(([key, { given, received, askedOfThem, ids }]) => ({
      key,
      given,
      received,
      askedOfThem,
      balance: given - received,
      receivedShare: shareOf(received, given + received),
      askIds: [...ids],
    }))
    .toSorted((a, b) => Math.abs(b.balance) - Math.abs(a.balance) || (a.key < b.key ? -1 : 1))
}

/** Time for one's own why beside time for others. Minutes. */
export interface WhyTime {
  /** Hours of small acts whose day lies in the span. */
  experiments: number
  /** Given hours of asks that touch a why. */
  asksForWhy: number
  /** experiments + asksForWhy. */
  own: number
  /** Given hours of all other asks of the person: no hour is on both sides. */
  others: number
  /** own ÷ (own + others). */
  ownShare: number | null
  askIds: RecordId[]
}

export function whyTime(pieces: readonly Piece[], experiments: readonly Experiment[], span: Span): WhyTime {
  const acts = experiments
    .filter(({ day }) => day !== null && isWithin(day, span))
    .reduce((sum, { hours = 0 }) => sum + minutesOf(hours), 0)
  const given = pieces.filter(({ ask }) => ask.direction === 'of-me')
  const sum = (some: Piece[]) => some.reduce((all, piece) => all + piece.given, 0)
  const forWhy = given.filter(({ ask }) => ask.whyId !== null)
  const asksForWhy = sum(forWhy)
  const own = acts + asksForWhy
  const others = sum(given) - asksForWhy
  return {
    experiments: acts,
    asksForWhy,
    own,
    others,
    ownShare: shareOf(own, own + others),
    askIds: [...new Set(forWhy.map(({ ask }) => ask.id))],
  }
}
