import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allTold, gatheringOf, NOW, oneGives, played } from './gathering.test-support.ts'
import { type Gathering, type GroupAsk, type RoundId, setUpFault } from './gathering.ts'
import { type Move, moved, reopened } from './moves.ts'
import { isPrivate, type Screen, screenOf } from './screen.ts'
import { sharedPurposeOf } from './shared-purpose.ts'
import { isTurnStep, STEPS } from './steps.ts'

const MEMBERS = ['m0', 'm1', 'm2']
const member = fc.constantFrom(...MEMBERS)
const line = fc.constantFrom('a', 'b', 'c')
const ask = (id: string, of: string): GroupAsk => ({
  id,
  of,
  what: `ask ${id}`,
  hours: 2,
  day: null,
  freedom: 'chosen',
  serves: { asked: 1, group: 3 },
})

/** What a person can do at the screen; `write` is played with words that name their writer (see `write`). */
const aMove: fc.Arbitrary<Move | { do: 'scribble'; line: string }> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('scribble' as const), line }) },
  { weight: 12, arbitrary: fc.constantFrom<Move>({ do: 'open-turn' }, { do: 'give' }, { do: 'reveal' }) },
  { weight: 2, arbitrary: fc.constant<Move>({ do: 'next' }) },
  fc.constantFrom<Move>(
    { do: 'give-nothing' },
    { do: 'close-turn' },
    { do: 'leave-out' },
    { do: 'pause' },
    { do: 'resume' },
    { do: 'add-line', round: 'values', id: 'added', text: 'added together' },
  ),
  member.map((memberId): Move => ({ do: 'hand-to', memberId })),
  member.map((memberId): Move => ({ do: 'tell', memberId, isTold: true })),
  fc.constantFrom(...STEPS).map((step): Move => ({ do: 'go-to', step })),
  fc.record({ id: line, of: member }).map(({ id, of }): Move => ({ do: 'set-ask', ask: ask(id, of) })),
  member.map((memberId): Move => ({ do: 'leave', memberId })),
)

/** A turn's words, each naming step and writer, so that they are found wherever they come out. */
function write(state: Gathering, key: string): Move {
  const who = state.turn?.memberId ?? 'nobody'
  const text = `UNSHARED ${state.step} by ${who} ${key}`
  return {
    do: 'write',
    words: { lines: [{ id: `${key}${who}${state.step}`, text }], whole: 'no', asks: { [text]: 'no' } },
  }
}

/** Whose unshared words of the step that is under way are on a screen. */
function seenOn(screen: Screen, step: string): string[] {
  return MEMBERS.filter((id) => JSON.stringify(screen).includes(`UNSHARED ${step} by ${id}`))
}

const run = (moves: readonly (Move | { do: 'scribble'; line: string })[], onState: (state: Gathering) => void) => {
  let state = allTold(gatheringOf(['Ada', 'Bo', 'Cleo']))
  for (const move of moves) {
    state = moved(state, move.do === 'scribble' ? write(state, move.line) : move, NOW)
    onState(state)
  }
  return state
}

describe('a shared-purpose session', () => {
  it('[TS1] takes two to twelve names, none empty, none twice whatever its capitals, accents and spaces', () => {
    expect(setUpFault(['Ada'])).toBe('too-few')
    expect(setUpFault(Array.from({ length: 13 }, (_, index) => `P${index}`))).toBe('too-many')
    expect(setUpFault(Array.from({ length: 12 }, (_, index) => `P${index}`))).toBeNull()
    expect(setUpFault(['Ada', ' '])).toBe('nameless')
    expect(setUpFault(['Niccolò  B', ' niccolo b'])).toBe('same-name')
    expect(setUpFault(['Ada', 'x'.repeat(61)])).toBe('too-long')
  })

  it('[TS2] begins its first turn only when everybody there has heard whose computer keeps what', () => {
    const told = played(gatheringOf(['Ada', 'Bo']), [{ do: 'tell', memberId: 'm0', isTold: true }, { do: 'next' }])
    expect(told.step).toBe('told')
    const both = played(told, [{ do: 'tell', memberId: 'm1', isTold: true }, { do: 'next' }])
    expect(screenOf(both)).toMatchObject({ at: 'hand-over', step: 'inconvenient', next: { name: 'Ada' }, left: 2 })
    // Somebody who does not want to take part is not waited for.
    expect(played(told, [{ do: 'leave', memberId: 'm1' }, { do: 'next' }]).step).toBe('inconvenient')
  })

  it('[TS3] in no state before all have given is a word of a turn on the screen, but to its writer in their own turn', () => {
    let writing = 0
    fc.assert(
      fc.property(fc.array(aMove, { maxLength: 60, size: 'max' }), (moves) => {
        run(moves, (state) => {
          if (!isTurnStep(state.step)) return
          const screen = screenOf(state)
          const seen = seenOn(screen, state.step)
          if (isPrivate(screen)) {
            writing += seen.length
            expect(seen.filter((id) => id !== state.turn?.memberId)).toEqual([])
            expect(state.turn?.isOpen).toBe(true)
          } else expect(seen).toEqual([])
        })
      }),
      { numRuns: 400 },
    )
    // The property is about words that were there.
    expect(writing).toBeGreaterThan(500)
  })

  it('[TS3] a cover tells the name of who comes next and who has given, and nothing else', () => {
    const state = played(oneGives(allTold(gatheringOf(['Ada', 'Bo', 'Cleo'])), 'UNSHARED'), [
      { do: 'open-turn' },
      { do: 'write', words: { lines: [{ id: 'b', text: 'UNSHARED' }], whole: null, asks: {} } },
      { do: 'close-turn' },
    ])
    expect(screenOf(state)).toEqual({
      at: 'hand-over',
      step: 'inconvenient',
      next: { id: 'm1', name: 'Bo' },
      others: [
        { id: 'm0', name: 'Ada', hasGiven: true },
        { id: 'm2', name: 'Cleo', hasGiven: false },
      ],
      left: 2,
    })
  })

  it('[TS4] what was begun stays with its writer when another goes first, and comes back to them', () => {
    const begun = played(allTold(gatheringOf(['Ada', 'Bo'])), [
      { do: 'open-turn' },
      { do: 'write', words: { lines: [{ id: 'a', text: 'begun' }], whole: null, asks: {} } },
    ])
    const after = reopened(begun, '2026-11-22T10:30:00Z')
    expect(screenOf(after)).toMatchObject({ at: 'hand-over', next: { name: 'Ada' } })
    const other = played(after, [{ do: 'hand-to', memberId: 'm1' }, { do: 'open-turn' }])
    expect(screenOf(other)).toMatchObject({ at: 'turn', member: { name: 'Bo' }, words: { lines: [] } })
    const back = played(other, [{ do: 'give' }, { do: 'open-turn' }])
    expect(screenOf(back)).toMatchObject({ member: { name: 'Ada' }, words: { lines: [{ text: 'begun' }] } })
  })

  it('[TS4] who has given can take their turn again before anything is shown', () => {
    const given = oneGives(oneGives(allTold(gatheringOf(['Ada', 'Bo'])), 'first'), 'second')
    expect(screenOf(given)).toMatchObject({ at: 'all-given' })
    const again = played(given, [{ do: 'hand-to', memberId: 'm0' }, { do: 'open-turn' }])
    expect(screenOf(again)).toMatchObject({ member: { name: 'Ada' }, words: { lines: [{ text: 'first' }] } })
    expect(played(again, [{ do: 'reveal' }])).toBe(again)
  })

  it('[TS5] read together, lines carry no writer and stand in the order of their random ids', () => {
    const read = played(oneGives(oneGives(allTold(gatheringOf(['Ada', 'Bo'])), 'z'), 'a'), [{ do: 'reveal' }])
    expect(screenOf(read)).toEqual({
      at: 'read',
      round: 'inconvenient',
      lines: [
        { id: 'line-a', text: 'a', place: 'open' },
        { id: 'line-z', text: 'z', place: 'open' },
      ],
    })
    const { lines: _, ...rest } = read
    expect(JSON.stringify([rest.drafts, rest.given])).toBe('[{},{}]')
  })

  it('[TS6] from every state the end is reached without a word being written', () => {
    fc.assert(
      fc.property(fc.array(aMove, { maxLength: 40, size: 'max' }), (moves) => {
        let state = run(moves, () => undefined)
        for (let tries = 0; screenOf(state).at !== 'result' && tries < 90; tries += 1)
          state = played(state, [skip(state)])
        expect(screenOf(state).at).toBe('result')
      }),
      { numRuns: 200 },
    )
  })

  it('[TS7] a step that was reached can be gone back to, turns of others cannot, and a turn under way is not left unseen', () => {
    fc.assert(
      fc.property(fc.array(aMove, { maxLength: 60, size: 'max' }), fc.constantFrom(...STEPS), (moves, step) => {
        const state = run(moves, () => undefined)
        const gone = moved(state, { do: 'go-to', step }, NOW)
        if (gone === state) return
        expect(state.turn?.isOpen ?? false).toBe(false)
        expect(isTurnStep(gone.step)).toBe(false)
        expect(STEPS.indexOf(step)).toBeLessThanOrEqual(STEPS.indexOf(state.reached))
        expect(JSON.stringify([gone.drafts, gone.given])).toBe('[{},{}]')
      }),
    )
  })

  it('[TS8] answers are shown all at once; asks that change afterwards are answered anew', () => {
    const asked = played(atAsks(), [{ do: 'set-ask', ask: ask('a1', 'm1') }, { do: 'next' }])
    const ada = played(asked, [
      { do: 'open-turn' },
      { do: 'write', words: { lines: [], whole: 'yes', asks: { a1: 'yes' } } },
      { do: 'give' },
    ])
    expect(ada.answers).toEqual([])
    const both = played(ada, [
      { do: 'open-turn' },
      { do: 'write', words: { lines: [], whole: 'no', asks: { a1: 'not-now' } } },
      { do: 'give' },
      { do: 'reveal' },
    ])
    // Nobody answers for another.
    expect(both.answers).toEqual([
      { memberId: 'm0', whole: 'yes', asks: {} },
      { memberId: 'm1', whole: 'no', asks: { a1: 'not-now' } },
    ])
    expect(both.statement.keptBy).toEqual(['m0'])
    const changed = played(both, [
      { do: 'go-to', step: 'asks' },
      { do: 'set-ask', ask: { ...ask('a1', 'm1'), hours: 1 } },
      { do: 'next' },
    ])
    expect(changed.answers).toEqual([])
    expect(screenOf(changed)).toMatchObject({ at: 'hand-over', step: 'answers' })
    // Where the answers were left out, nobody is asked after all.
    const leftOut = played(asked, [
      { do: 'leave-out' },
      { do: 'go-to', step: 'asks' },
      { do: 'set-ask', ask: ask('a2', 'm0') },
      { do: 'next' },
    ])
    expect(leftOut.step).toBe('answers-read')
    const fewer = played(both, [{ do: 'go-to', step: 'asks' }, { do: 'remove-ask', id: 'a1' }, { do: 'next' }])
    expect(fewer.step).toBe('answers-read')
  })

  it('[TS9] who leaves takes along what they had not shown, what was asked of them and what they were to do', () => {
    const asked = played(atAsks(), [{ do: 'set-ask', ask: ask('a1', 'm1') }])
    const gone = played(asked, [{ do: 'leave', memberId: 'm1' }])
    expect(gone.asks).toEqual([])
    expect(played(gone, [{ do: 'leave', memberId: 'm0' }])).toBe(gone)
    const turns = oneGives(allTold(gatheringOf(['Ada', 'Bo', 'Cleo'])), 'of Ada')
    const left = played(turns, [{ do: 'leave', memberId: 'm0' }])
    expect(JSON.stringify(left)).not.toContain('of Ada')
  })

  it('[TS10] what is kept at the end is what was read together and put with ours or by, yeses, and those who keep the statement', () => {
    const round: RoundId = 'inconvenient'
    const first = played(oneGives(oneGives(allTold(gatheringOf(['Ada', 'Bo'])), 'ours'), 'nowhere'), [
      { do: 'reveal' },
      { do: 'place-line', id: 'line-ours', place: 'ours' },
      { do: 'add-line', round, id: 'by', text: 'put by' },
      { do: 'place-line', id: 'by', place: 'by' },
    ])
    const answered = played(played(first, skipsTo(first, 'asks')), [
      { do: 'set-ask', ask: ask('yes', 'm0') },
      { do: 'set-ask', ask: ask('no', 'm1') },
      { do: 'next' },
      { do: 'open-turn' },
      { do: 'write', words: { lines: [], whole: 'yes', asks: { yes: 'yes' } } },
      { do: 'give' },
      { do: 'open-turn' },
      { do: 'write', words: { lines: [], whole: 'not-now', asks: { no: 'no' } } },
      { do: 'give' },
      { do: 'reveal' },
      { do: 'next' },
      {
        do: 'set-statement',
        shape: { id: 'to-so-that', language: 'en' },
        clauses: [
          { role: 'to', text: 'mend things', id: 'c1' },
          { role: 'so-that', text: 'less is thrown away', id: 'c2' },
        ],
      },
    ])
    const result = sharedPurposeOf(answered, '2026-11-22')
    expect(result.lines[round]).toEqual({ ours: ['ours'], by: ['put by'] })
    expect(result.agreedAsks).toEqual([
      { id: 'yes', of: 'm0', what: 'ask yes', hours: 2, day: null, freedom: 'chosen', serves: 'them' },
    ])
    expect(result.statement).toMatchObject({ text: 'To mend things so that less is thrown away.', keptBy: ['m0'] })
    expect(result.people).toEqual([{ id: 'm0', name: 'Ada' }])
    for (const unsaid of ['nowhere', 'not-now', 'ask no', 'Bo']) expect(JSON.stringify(result)).not.toContain(unsaid)
  })

  it('[TS11] a pause stops the clock and covers everything; time between kill and return does not count', () => {
    const at = (minute: number) => `2026-11-22T10:${String(minute).padStart(2, '0')}:00Z`
    const open = played(allTold(gatheringOf(['Ada', 'Bo'])), [{ do: 'open-turn' }])
    const paused = moved(open, { do: 'pause' }, at(10))
    expect(screenOf(paused)).toEqual({ at: 'paused' })
    expect(moved(paused, { do: 'give' }, at(11))).toBe(paused)
    const resumed = moved(paused, { do: 'resume' }, at(30))
    expect(screenOf(resumed).at).toBe('hand-over')
    expect(moved(resumed, { do: 'open-turn' }, at(31)).clock).toEqual({
      wholeMs: 11 * 60_000,
      partMs: 11 * 60_000,
      since: at(31),
    })
    expect(reopened(open, at(59)).clock.wholeMs).toBe(0)
  })
})

/** The move that gets past a screen without writing. */
function skip(state: Gathering): Move {
  const screen = screenOf(state)
  if (screen.at === 'paused') return { do: 'resume' }
  if (screen.at === 'hand-over') return { do: 'open-turn' }
  if (screen.at === 'turn' || screen.at === 'answer') return { do: 'give-nothing' }
  return screen.at === 'all-given' ? { do: 'reveal' } : { do: 'next' }
}

function skipsTo(from: Gathering, step: string): Move[] {
  const moves: Move[] = []
  for (let state = from; state.step !== step; state = played(state, moves.slice(-1))) moves.push(skip(state))
  return moves
}

function atAsks(): Gathering {
  const start = allTold(gatheringOf(['Ada', 'Bo']))
  return played(start, skipsTo(start, 'asks'))
}
