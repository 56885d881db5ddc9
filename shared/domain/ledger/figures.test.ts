// What the asks add up to: by hand on small cases, and as laws over many made-up ones.
import 'temporal-polyfill/global'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RecordOf } from '../records.ts'
import { ask } from './ask.test-support.ts'
import { ASK_SORTS } from './ask.ts'
import {
  chosenShare,
  type Grouping,
  groupsOf,
  piecesOf,
  reciprocities,
  type Span,
  type Tally,
  tallyOf,
  unpaidShare,
  whyTime,
  worthCents,
} from './figures.ts'
import { dealOut, stretchesOf, whenAt } from './time.ts'

const EVER: Span = { from: null, to: null }
const tally = (asks: RecordOf<'ask'>[], span = EVER) => tallyOf(piecesOf(asks, span))
const at = (day: string, time: string, more: Partial<RecordOf<'ask'>> = {}, zone = 'Europe/Rome') =>
  ask({ when: whenAt(day, time, zone), ...more })

describe('where the time of an ask lies', () => {
  test('[LG1] from 17:00, three hours: one before the evening, two in it', () => {
    // Wednesday 18 November 2026.
    const sum = tally([at('2026-11-18', '17:00', { hoursAsked: 3, hoursGiven: 3 })])
    expect([sum.given, sum.evening, sum.weekend, sum.off]).toEqual([180, 120, 0, 120])
  })

  test('[LG2] a Friday dinner past midnight: all evening, the hour after midnight at the weekend, each counted once', () => {
    // Friday 20 November 2026, 21:00 to 1:00.
    const dinner = at('2026-11-20', '21:00', { hoursAsked: 4, hoursGiven: 4 })
    const sum = tally([dinner])
    expect([sum.evening, sum.weekend, sum.off, sum.given]).toEqual([240, 60, 240, 240])
    expect(stretchesOf(dinner.when, 4).map(({ day }) => day)).toEqual(['2026-11-20', '2026-11-21'])
  })

  test('[LG2] a Saturday evening is in both and counts once in evenings and weekends together', () => {
    const sum = tally([at('2026-11-21', '17:00', { hoursGiven: 2 })])
    expect([sum.evening, sum.weekend, sum.off]).toEqual([60, 120, 120])
  })

  test('[LG1] without a time the whole of it lies on its day, out of the evening', () => {
    const sum = tally([ask({ when: whenAt('2026-11-21', null, 'Europe/Rome'), hoursGiven: 9 })])
    expect([sum.evening, sum.weekend, sum.given]).toEqual([0, 540, 540])
  })

  test('[LG1] a split by days goes before the clock, and is scaled to the hours given', () => {
    const when = {
      ...whenAt('2026-11-20', '09:00', 'Europe/Rome'),
      days: [
        { day: '2026-11-21', hours: 1 },
        { day: '2026-11-20', hours: 3, evening: true },
      ],
    }
    const sum = tally([ask({ when, hoursAsked: 4, hoursGiven: 8 })])
    expect([sum.given, sum.evening, sum.weekend, sum.asked]).toEqual([480, 360, 120, 240])
  })

  test('[LG1] the same moment is an evening in Rome and none in New York, by the zone kept with the ask', () => {
    const rome = at('2026-11-18', '20:00', { hoursGiven: 1 })
    const newYork = ask({ when: { ...rome.when, zone: 'America/New_York' }, hoursGiven: 1 })
    expect(tally([rome]).evening).toBe(60)
    expect(tally([newYork]).evening).toBe(0)
  })

  test('[LG3] over the night of a clock change, the hours are those that passed', () => {
    // 25 October 2026: Rome goes back at 3:00. 23:00 to 6:00 on the clock is eight hours, seven of them before 5:00.
    const when = {
      ...whenAt('2026-10-24', '23:00', 'Europe/Rome'),
      end: whenAt('2026-10-25', '06:00', 'Europe/Rome').start,
    }
    const stretches = stretchesOf(when, 8)
    expect(stretches.map(({ day, evening, weight }) => [day, evening, weight / 3_600_000])).toEqual([
      ['2026-10-24', true, 1],
      ['2026-10-25', true, 6],
      ['2026-10-25', false, 1],
    ])
  })
})

describe('what it comes to', () => {
  test('[LG6] only unpaid given time of the person is worth something, at the value kept with the ask, by currency', () => {
    expect(worthCents(ask({ hoursGiven: 1.5, hourlyValue: 33.33 }))).toBe(5000)
    expect(worthCents(ask({ paid: true }))).toBe(0)
    expect(worthCents(ask({ hoursAsked: 5, hoursGiven: 0 }))).toBe(0)
    expect(worthCents(ask({ direction: 'by-me' }))).toBe(0)
    const sum = tally([ask({}), ask({ currency: 'CHF', hourlyValue: 100, hoursGiven: 1 }), ask({ hourlyValue: null })])
    expect(sum.cents).toEqual({ EUR: 8000, CHF: 10_000 })
    expect(sum.unvalued).toBe(120)
  })

  test('[LG9] given and received unpaid stand against each other; paid time stands outside', () => {
    const [ada] = reciprocities(
      piecesOf(
        [
          ask({ hoursGiven: 6 }),
          ask({ hoursGiven: 5, paid: true }),
          ask({ direction: 'by-me', who: ' ADA ', hoursAsked: 4, hoursGiven: 2 }),
        ],
        EVER,
      ),
    )
    expect(ada).toMatchObject({ given: 360, received: 120, askedOfThem: 240, balance: 240, receivedShare: 0.25 })
  })

  test('[LG10] own time is small acts and asks that touch a why; no hour is on both sides', () => {
    const base = { createdAt: '2026-11-22T08:00:00Z', updatedAt: '2026-11-22T08:00:00Z', deletedAt: null }
    const act = (day: string | null, hours?: number): RecordOf<'experiment'> => ({
      ...base,
      id: `x${day}`,
      kind: 'experiment',
      what: 'w',
      obstacle: '',
      plan: '',
      day,
      whyId: null,
      sessionId: null,
      ...(hours === undefined ? {} : { hours }),
    })
    const span = { from: '2026-11-01', to: '2026-11-30' }
    const pieces = piecesOf(
      [ask({ hoursGiven: 1, whyId: 'w' }), ask({ hoursGiven: 5 }), ask({ direction: 'by-me' })],
      span,
    )
    const acts = [act('2026-11-02', 2), act('2026-12-02', 3), act(null, 4), act('2026-11-03')]
    expect(whyTime(pieces, acts, span)).toMatchObject({
      experiments: 120,
      asksForWhy: 60,
      own: 180,
      others: 300,
      ownShare: 180 / 480,
    })
  })
})

const ZONES = [
  'Europe/Rome',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'nowhere/at-all',
]
const day = fc
  .date({ min: new Date('2025-01-01T00:00:00Z'), max: new Date('2026-12-28T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const hours = fc.integer({ min: 0, max: 40 * 60 }).map((minutes) => minutes / 60)
const anAsk = fc
  .record({
    day,
    minute: fc.option(fc.integer({ min: 0, max: 1439 })),
    zone: fc.constantFrom(...ZONES),
    length: fc.option(fc.integer({ min: 1, max: 60 * 60 })),
    days: fc.array(fc.record({ day, hours, evening: fc.boolean() }), { maxLength: 4 }),
    direction: fc.constantFrom('of-me' as const, 'by-me' as const),
    who: fc.constantFrom('Ada', 'ada ', 'Bo', 'Ci'),
    sort: fc.constantFrom(...ASK_SORTS),
    hoursAsked: hours,
    hoursGiven: hours,
    paid: fc.boolean(),
    currency: fc.constantFrom('EUR', 'GBP'),
    hourlyValue: fc.option(fc.integer({ min: 0, max: 20_000 }).map((cents) => cents / 100)),
    freedom: fc.constantFrom('chosen' as const, 'expected' as const, null),
    whyId: fc.constantFrom('w', null),
  })
  .map(({ day: on, minute, zone, length, days, ...more }) => {
    const two = (n: number) => String(n).padStart(2, '0')
    const when = whenAt(on, minute === null ? null : `${two(Math.floor(minute / 60))}:${two(minute % 60)}`, zone)
    const end = length === null ? null : Temporal.Instant.from(when.start).add({ minutes: length }).toString()
    return ask({ ...more, when: { ...when, end, days } })
  })
const someAsks = fc.array(anAsk, { maxLength: 25 })

/** Adds up tallies, all but the count of asks: one ask may lie in two months. */
function added(tallies: Tally[]): Omit<Tally, 'asks'> {
  const { asks: _, ...sum } = tallyOf([])
  for (const { asks: _count, cents, ...one } of tallies) {
    for (const key of Object.keys(one) as (keyof typeof one)[]) sum[key] += one[key]
    for (const [currency, some] of Object.entries(cents)) sum.cents[currency] = (sum.cents[currency] ?? 0) + some
  }
  return sum
}
const withoutCount = ({ asks: _, ...rest }: Tally) => rest

describe('laws of the sums', () => {
  test('[LG4] by person, by month and by sort, the parts are the whole, to the minute and the cent', () => {
    fc.assert(
      fc.property(someAsks, fc.constantFrom<Grouping>('person', 'month', 'sort'), (asks, by) => {
        const pieces = piecesOf(asks, EVER)
        expect(added(groupsOf(pieces, by).map((group) => group.tally))).toEqual(withoutCount(tallyOf(pieces)))
      }),
    )
  })

  test('[LG4] no minute is counted twice or lost over zones, clock changes and midnights', () => {
    fc.assert(
      fc.property(someAsks, (asks) => {
        const mine = asks.filter(({ direction }) => direction === 'of-me')
        const sum = tally(asks)
        expect(sum.given).toBe(mine.reduce((all, one) => all + Math.round(one.hoursGiven * 60), 0))
        expect(sum.asked).toBe(mine.reduce((all, one) => all + Math.round(one.hoursAsked * 60), 0))
        expect(Object.values(sum.cents).reduce((all, some) => all + some, 0)).toBe(
          mine.reduce((all, one) => all + worthCents(one), 0),
        )
        expect(sum.off).toBeLessThanOrEqual(sum.evening + sum.weekend)
        expect(sum.off).toBeGreaterThanOrEqual(Math.max(sum.evening, sum.weekend))
        expect(sum.off).toBeLessThanOrEqual(sum.given)
        expect(sum.chosen + sum.expected).toBeLessThanOrEqual(sum.given)
      }),
    )
  })

  test('[LG8] two spans that meet add up to the one over both', () => {
    fc.assert(
      fc.property(someAsks, day, (asks, cut) => {
        const next = Temporal.PlainDate.from(cut).add({ days: 1 }).toString()
        const parts = [tally(asks, { from: null, to: cut }), tally(asks, { from: next, to: null })]
        expect(added(parts)).toEqual(withoutCount(tally(asks)))
      }),
    )
  })

  test('[LG5] the order of the asks changes no figure', () => {
    fc.assert(
      fc.property(
        someAsks.chain((asks) => fc.tuple(fc.constant(asks), fc.shuffledSubarray(asks, { minLength: asks.length }))),
        ([asks, shuffled]) => {
          const figures = (some: RecordOf<'ask'>[]) => {
            const pieces = piecesOf(some, EVER)
            const bare = <T extends { askIds: string[] }>(all: T[]) =>
              all.map((one) => ({ ...one, askIds: one.askIds.toSorted() }))
            return [
              tallyOf(pieces),
              ...(['person', 'month', 'sort'] as const).map((by) => bare(groupsOf(pieces, by))),
              bare(reciprocities(pieces)),
              bare([whyTime(pieces, [], EVER)]),
            ]
          }
          expect(figures(shuffled)).toEqual(figures(asks))
        },
      ),
    )
  })

  test('[LG7] every share lies between nothing and all, or is open', () => {
    fc.assert(
      fc.property(someAsks, (asks) => {
        const pieces = piecesOf(asks, EVER)
        const sum = tallyOf(pieces)
        const shares = [
          unpaidShare(sum),
          chosenShare(sum),
          whyTime(pieces, [], EVER).ownShare,
          ...reciprocities(pieces).map(({ receivedShare }) => receivedShare),
        ]
        for (const share of shares) {
          if (share === null) continue
          expect(share).toBeGreaterThanOrEqual(0)
          expect(share).toBeLessThanOrEqual(1)
        }
        if (sum.given === 0) expect([unpaidShare(sum), chosenShare(sum)]).toEqual([null, null])
      }),
    )
  })

  test('[LG4] dealing out by weights gives whole parts that add up', () => {
    fc.assert(
      fc.property(
        fc.nat(100_000),
        fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 40 }).filter((weights) => weights.some((w) => w > 0)),
        (total, weights) => {
          const parts = dealOut(total, weights)
          expect(parts.reduce((all, part) => all + part, 0)).toBe(total)
          expect(parts.every((part) => Number.isInteger(part) && part >= 0)).toBe(true)
        },
      ),
    )
  })
})
