import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CARD_BYTES, CARD_FORMAT, purposeCardBytes, purposeCardSchema } from '../../formats/purpose-card.ts'
import type { CardContent } from '../circle/shared-ground.ts'
import { handoutMarkdown } from '../handout.ts'
import { type Gathering, GROUP_ANSWERS, LIMITS } from './gathering.ts'
import { cardTakers, type ResultWords, resultFileName, resultHandout, takeHomeCard } from './result.ts'
import { type SharedPurpose, sharedPurposeOf } from './shared-purpose.ts'

const ID = 'AAAAAAAAAAAAAAAAAAAAAA'
const words: ResultWords = {
  title: 'A shared purpose',
  noStatement: 'No statement was kept.',
  keptBy: (names) => `Kept by ${names}.`,
  round: { inconvenient: 'Inconvenient', 'take-on': 'Taken on', values: 'Values' },
  by: 'Put by for now',
  asks: 'Asked, with a yes',
  hours: (hours) => `${hours} h`,
  until: (day) => `by ${day}`,
  freedom: { chosen: 'chosen', expected: 'expected' },
  serves: (whom, name) => `serves ${whom === 'me' ? name : whom}`,
  experiments: 'First steps',
  pyramid: { title: 'Pyramid', layer: { what: 'What', how: 'How', why: 'Why' }, open: 'left open' },
  names: (names) => names.join(' and '),
  sayDay: (day) => day,
}

const gathering: Gathering = {
  id: 'g',
  language: 'en',
  host: 'Ada',
  plan: 60,
  startedAt: '2026-11-22T09:00:00Z',
  members: ['Ada', 'Bea', 'Carlo', 'Dino'].map((name) => ({
    id: name,
    name,
    isTold: true,
    hasLeft: false,
    card: null,
  })),
  step: 'result',
  reached: 'result',
  turn: null,
  drafts: { Carlo: { lines: [{ id: 'x', text: 'unshared draft' }], whole: 'no', asks: {} } },
  given: { Dino: { lines: [{ id: 'y', text: 'unshared given' }], whole: 'not-now', asks: {} } },
  over: [],
  lines: {
    inconvenient: [
      { id: '1', text: 'We sell hours, not work', place: 'ours' },
      { id: '2', text: 'nobody chose this line', place: 'open' },
    ],
    'take-on': [{ id: '3', text: 'An evening a month', place: 'by' }],
    values: [
      { id: '4', text: 'Honesty', place: 'ours' },
      { id: '5', text: 'Calm', place: 'ours' },
    ],
  },
  asks: [
    {
      id: 'a',
      of: 'Bea',
      what: 'Find a room',
      hours: 2,
      day: '2026-12-03',
      freedom: 'chosen',
      serves: { asked: 3, group: 3 },
    },
    {
      id: 'b',
      of: 'Dino',
      what: 'Keep the books',
      hours: 5,
      day: null,
      freedom: null,
      serves: { asked: null, group: null },
    },
    {
      id: 'c',
      of: 'Carlo',
      what: 'Print the cards',
      hours: null,
      day: null,
      freedom: 'expected',
      serves: { asked: 4, group: 0 },
    },
  ],
  answers: [
    { memberId: 'Ada', whole: 'yes', asks: {} },
    { memberId: 'Bea', whole: 'yes', asks: { a: 'yes' } },
    { memberId: 'Carlo', whole: 'not-now', asks: { c: 'yes' } },
    { memberId: 'Dino', whole: 'no', asks: { b: 'no' } },
  ],
  statement: {
    shape: { id: 'free', language: 'en' },
    clauses: [{ role: 'line', text: 'We make work that lasts' }],
    keptBy: ['Ada', 'Bea'],
  },
  pyramid: { what: 'Careful pages', how: '', why: 'More fun' },
  experiments: [{ id: 'e', what: 'Open the studio on Friday', who: ['Ada', 'Bea'], day: '2026-11-27' }],
  clock: { wholeMs: 0, partMs: 0, since: '2026-11-22T09:00:00Z' },
  isPaused: false,
}
const purpose = sharedPurposeOf(gathering, '2026-11-22')

describe('the papers of a session', () => {
  it('[PM7] hold what was shared and agreed, with time, benefit, names and days', () => {
    expect(handoutMarkdown(resultHandout(purpose, words))).toBe(
      [
        '# A shared purpose',
        '> We make work that lasts',
        '*Kept by Ada and Bea.*',
        '## Pyramid',
        '### Why',
        'More fun',
        '### How',
        '*left open*',
        '### What',
        'Careful pages',
        '## Inconvenient',
        '- We sell hours, not work',
        '## Values',
        '- Honesty\n- Calm',
        '## Asked, with a yes',
        '- Find a room\\\n  *Bea · 2 h · by 2026-12-03 · chosen · serves both*\n- Print the cards\\\n  *Carlo · expected · serves Carlo*',
        '## First steps',
        '- Open the studio on Friday\\\n  *Ada and Bea · 2026-11-27*',
        '## Put by for now',
        '- An evening a month',
        '*2026-11-22*\n',
      ].join('\n\n'),
    )
  })

  it('[PM7] name nobody whose answer was not now or no, and nothing that was not shared', () => {
    const all = JSON.stringify(resultHandout(purpose, words))
    for (const absent of ['Dino', 'Keep the books', 'not now', 'unshared', 'nobody chose'])
      expect(all).not.toContain(absent)
    // Carlo is named for what he said yes to, and not with the statement.
    expect(all.match(/Carlo/g)).toHaveLength(2)
    expect(cardTakers(purpose).map(({ name }) => name)).toEqual(['Ada', 'Bea'])
  })

  it('[PM7] whoever gives no yes leaves no trace: the papers are as if they had not been there', () => {
    const answer = fc.constantFrom(...GROUP_ANSWERS, null)
    fc.assert(
      fc.property(answer, answer, (whole, toAsk) => {
        fc.pre(toAsk !== 'yes')
        const answers = gathering.answers.map((one) =>
          one.memberId === 'Dino' ? { ...one, whole, asks: toAsk === null ? {} : { b: toAsk } } : one,
        )
        const with_ = resultHandout(sharedPurposeOf({ ...gathering, answers }, '2026-11-22'), words)
        const without = resultHandout(
          sharedPurposeOf(
            {
              ...gathering,
              members: gathering.members.slice(0, 3),
              asks: gathering.asks.filter(({ of }) => of !== 'Dino'),
              answers: gathering.answers.slice(0, 3),
            },
            '2026-11-22',
          ),
          words,
        )
        expect(with_).toEqual(without)
      }),
    )
  })

  it('[PM7] of a session that came to nothing the paper says so', () => {
    const empty: SharedPurpose = {
      ...purpose,
      statement: null,
      pyramid: { what: '', how: '', why: '' },
      agreedAsks: [],
      experiments: [],
      lines: { inconvenient: { ours: [], by: [] }, 'take-on': { ours: [], by: [] }, values: { ours: [], by: [] } },
    }
    expect(resultHandout(empty, words).blocks).toEqual([{ kind: 'note', text: 'No statement was kept.' }])
    expect(takeHomeCard(empty, null, ID, [], () => true)).toBeNull()
    expect(resultFileName('card', 'it', '2026-11-22')).toBe('biglietto-scopo-comune-2026-11-22')
  })
})

describe('the card to take home', () => {
  const fits = (content: CardContent) => {
    const card = purposeCardSchema.safeParse({ format: CARD_FORMAT, version: 1, ...content })
    return card.success && purposeCardBytes(card.data) <= CARD_BYTES
  }
  const listed = [{ id: 'honesty', label: { en: 'Honesty', it: 'Onestà' } }]

  it('[PM8] holds the statement, the values of the group and, under their own name, what they said yes to', () => {
    expect(takeHomeCard(purpose, 'Bea', ID, listed, fits)).toEqual({
      id: ID,
      language: 'en',
      clauses: [{ role: 'line', text: 'We make work that lasts' }],
      values: [
        { id: 'honesty', label: 'Honesty' },
        { id: null, label: 'Calm' },
      ],
      bring: 'Find a room',
      name: 'Bea',
    })
    expect(takeHomeCard(purpose, null, ID, listed, fits)).not.toHaveProperty('name')
    expect(takeHomeCard(purpose, null, ID, listed, fits)).not.toHaveProperty('bring')
  })

  it('[PM8] is a card by the schema and at most 2 kB, whatever the group wrote', () => {
    const text = (most: number) => fc.string({ unit: 'binary', maxLength: most })
    const clause = fc.record({
      role: fc.constantFrom('to', 'so-that', 'line', '__proto__', 'A b'),
      text: text(LIMITS.clause),
    })
    const long = fc.constantFrom(
      'è'.repeat(LIMITS.clause),
      '😀'.repeat(LIMITS.clause / 2),
      '"\\'.repeat(LIMITS.clause / 2),
    )
    const shape = { id: 'free', language: 'en' } as const
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            clause,
            long.map((words) => ({ role: 'line', text: words })),
          ),
          { minLength: 1, maxLength: LIMITS.clauses },
        ),
        fc.array(text(LIMITS.line), { maxLength: 14 }),
        text(LIMITS.name),
        text(LIMITS.ask),
        (clauses, ours, name, what) => {
          const given: SharedPurpose = {
            ...purpose,
            people: [{ id: 'Bea', name }],
            statement: { text: clauses.map((one) => one.text).join(' '), shape, clauses, keptBy: ['Bea'] },
            lines: { ...purpose.lines, values: { ours, by: [] } },
            agreedAsks: purpose.agreedAsks.slice(0, 1).map((ask) => ({ ...ask, what })),
          }
          const card = takeHomeCard(given, 'Bea', ID, listed, fits)
          if (card !== null) expect(fits(card)).toBe(true)
          else
            expect(clauses.every((one) => one.text.replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069\s]/gu, '') === '')).toBe(
              true,
            )
        },
      ),
      { numRuns: 100 },
    )
  })
})
