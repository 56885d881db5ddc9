// Rules ST4 and ST5 of docs/SPEC.md: whatever happens to the words and to what they rest on, pins are let go only by hand.
import 'temporal-polyfill/global'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withWordsOf } from '../domain/history.ts'
import type { EvidencePin, RecordOf } from '../domain/records.ts'
import { keepEvidence, pinned, pinState, pinsOf, unpinned } from '../domain/why/evidence.ts'
import { opened, partsOf, reshaped, reworded, STARTING_SHAPES, withClauseText } from '../domain/why/shapes.ts'
import { AT, why } from '../domain/why/why.test-support.ts'
import { journalRecordSchema } from './journal-json.ts'
import { readHead } from './records.ts'

type Why = RecordOf<'why'>
const idOf = (letter: string) => letter.repeat(22)
const PINS: EvidencePin[] = [
  { kind: 'spark', id: idOf('s') },
  { kind: 'spark', id: idOf('p') },
  { kind: 'truth', id: idOf('t') },
  { kind: 'value', id: idOf('v') },
  { kind: 'entry', id: idOf('e') },
]

const words = fc.constantFrom('', 'say it', 'say it.', 'be there', 'chi resta, resta', 'why not?', 'To so that')
const at = fc.nat(2)
const pin = fc.constantFrom(...PINS)
const step = fc.oneof(
  fc.record({ do: fc.constant('write' as const), at, text: words }),
  fc.record({ do: fc.constant('reword' as const), text: words.filter((text) => text !== '') }),
  fc.record({ do: fc.constant('reshape' as const), shape: fc.constantFrom(...STARTING_SHAPES), it: fc.boolean() }),
  fc.record({ do: fc.constant('session' as const), text: words }),
  fc.record({ do: fc.constant('earlier' as const) }),
  fc.record({ do: fc.constant('over' as const) }),
  fc.record({ do: fc.constant('trash' as const), pin }),
  fc.record({ do: fc.constant('back' as const), pin }),
  fc.record({ do: fc.constant('pin' as const), at, pin }),
  fc.record({ do: fc.constant('unpin' as const), at, pin }),
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

let made = 0
const newId = () => String(made++).padStart(22, '0')

/** Out as our own JSON and in again. */
function overJson(id: string, { id: _, ...head }: Why): Why {
  const file = journalRecordSchema.parse(JSON.parse(JSON.stringify({ id, head })))
  const reading = readHead(file.head)
  if (!('head' in reading) || reading.head.kind !== 'why') throw new Error('the why did not come back')
  return { ...reading.head, id: file.id }
}

const withClauses = (now: Why): Why => ({ ...now, ...opened(now) })

function taken(now: Why, earlier: Why, change: Step): Why {
  switch (change.do) {
    case 'write': {
      const key = partsOf(now)[change.at]?.key
      return key === undefined ? now : { ...now, ...withClauseText(now, key, change.text) }
    }
    case 'reword':
      return { ...now, ...reworded(now, change.text) }
    case 'reshape':
      return { ...now, ...reshaped(now, { id: change.shape, language: change.it ? 'it' : 'en' }, newId) }
    case 'session':
      return {
        ...now,
        text: change.text,
        clauses: keepEvidence(now.clauses, [{ role: 'to', text: change.text }], change.text),
      }
    case 'earlier':
      return { ...now, ...(withWordsOf({ head: earlier, body: null }, { head: now, body: null })?.head as Why) }
    case 'over':
      return overJson(idOf('w'), now)
    case 'pin': {
      const ready = withClauses(now)
      const key = partsOf(ready)[change.at]?.key
      return key === undefined ? now : { ...ready, ...pinned(ready, key, change.pin) }
    }
    case 'unpin': {
      const ready = withClauses(now)
      const key = partsOf(ready)[change.at]?.key
      return key === undefined ? now : { ...ready, ...unpinned(ready, key, change.pin.id) }
    }
    default:
      return now
  }
}

describe('evidence of a why', () => {
  it('[ST4] pins survive edits, other shapes, earlier versions, deletions and export and import: only letting go takes one away', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const start = why(idOf('w'), {
          sparkIds: [idOf('b')],
          clauses: [{ role: 'to', text: 'say it', id: idOf('c') }],
        })
        const records = new Map(PINS.map(({ id }) => [id, { deletedAt: null as string | null }]))
        let now = start
        for (const change of steps) {
          const before = pinsOf(now.clauses)
          if (change.do === 'trash') records.set(change.pin.id, { deletedAt: AT })
          if (change.do === 'back') records.set(change.pin.id, { deletedAt: null })
          now = taken(now, start, change)
          const after = pinsOf(now.clauses).map(({ id }) => id)
          for (const { id } of before) if (change.do !== 'unpin' || id !== change.pin.id) expect(after).toContain(id)
          if (change.do === 'pin' && partsOf(now)[change.at]) expect(after).toContain(change.pin.id)
          // The sparks of the whole are in step, and the one beside no clause stays.
          const sparks = pinsOf(now.clauses).filter(({ kind }) => kind === 'spark')
          expect(new Set(now.sparkIds)).toEqual(new Set([idOf('b'), ...sparks.map(({ id }) => id)]))
          for (const { id } of pinsOf(now.clauses))
            expect(pinState(records.get(id))).toBe(records.get(id)?.deletedAt === null ? 'here' : 'deleted')
        }
      }),
      { numRuns: 300 },
    )
  })

  it('[ST5] what goes out as JSON comes back with the same ids of clauses and pins, and a pin of an unknown kind stays', () => {
    const odd = { kind: 'dream', id: idOf('d') } as unknown as EvidencePin
    const sent = why(idOf('w'), {
      clauses: [{ role: 'to', text: 'say it', id: idOf('c'), evidence: [...PINS, odd] }],
      nearerThan: [{ whyId: idOf('x'), because: 'shorter', at: AT }],
    })
    expect(overJson(sent.id, sent)).toEqual(sent)
  })
})
