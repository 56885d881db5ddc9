import { expect, test } from 'vitest'
import { kindTexts } from '../domain/kind-texts.ts'
import { begun, type Gathering } from '../domain/together/gathering.ts'
import { groupClauses, groupShape } from '../domain/together/group-statement.ts'
import { type Move, moved } from '../domain/together/moves.ts'
import { sharedPurposeOf } from '../domain/together/shared-purpose.ts'
import { bodySchemas } from './records.ts'
import { gatheringSchema } from './together.ts'

const NOW = '2026-11-22T10:00:00.5Z'
let next = 0
const newId = () => String(next++).padStart(22, 'A')
const [ada, bo, line, ask, act] = [newId(), newId(), newId(), newId(), newId()]

const CARD = { id: newId(), language: 'it' as const, clauses: [{ role: 'to', text: 'x' }], values: [] }
const MOVES: Move[] = [
  { do: 'tell', memberId: ada, isTold: true },
  { do: 'tell', memberId: bo, isTold: true },
  { do: 'next' },
  { do: 'open-turn' },
  { do: 'write', words: { lines: [{ id: line, text: 'si butta via troppo' }], whole: null, asks: {} } },
  { do: 'give' },
  { do: 'open-turn' },
  { do: 'give-nothing' },
  { do: 'reveal' },
  { do: 'place-line', id: line, place: 'ours' },
  { do: 'next' },
  { do: 'leave-out' },
  { do: 'next' },
  { do: 'leave-out' },
  { do: 'next' },
  {
    do: 'set-ask',
    ask: {
      id: ask,
      of: bo,
      what: 'due sere al mese',
      hours: 4.5,
      day: '2026-12-01',
      freedom: 'expected',
      serves: { asked: 1, group: 4 },
    },
  },
  { do: 'next' },
  { do: 'open-turn' },
  { do: 'write', words: { lines: [], whole: 'yes', asks: {} } },
  { do: 'give' },
  { do: 'open-turn' },
  { do: 'write', words: { lines: [], whole: 'not-now', asks: { [ask]: 'yes' } } },
  { do: 'give' },
  { do: 'reveal' },
  { do: 'next' },
  { do: 'next' },
  { do: 'set-pyramid', part: 'why', text: 'riparare diverte' },
  { do: 'next' },
  { do: 'set-experiment', experiment: { id: act, what: 'una sera di prova', who: [ada], day: '2026-12-05' } },
  { do: 'next' },
]

function start(): Gathering {
  const shape = groupShape('we-because', 'it')
  const members = [
    { id: ada, name: 'Ada', card: CARD },
    { id: bo, name: 'Bo', card: null },
  ]
  const clauses = groupClauses(shape, newId)
  const gathering = begun({ id: newId(), language: 'it', host: 'Ada', plan: 60, members, shape, clauses }, NOW)
  if (!gathering) throw new Error('these names do not do')
  return gathering
}

test('[TS14] a session comes out of its file at every move exactly as it went in', () => {
  let state = start()
  for (const move of MOVES) {
    const after = moved(state, move, NOW)
    expect({ move, isSame: after === state }).toEqual({ move, isSame: false })
    state = after
    expect(gatheringSchema.parse(JSON.parse(JSON.stringify(state)))).toEqual(state)
  }
  expect(state.step).toBe('result')
})

test('[TS14] what is no session is refused', () => {
  const state = start()
  for (const wrong of [{ ...state, step: 'vote' }, { ...state, score: 3 }, { ...state, members: 'all' }, null])
    expect(gatheringSchema.safeParse(wrong).success).toBe(false)
})

test('[TS10] a kept shared purpose fits its record, and all words of it are found', () => {
  const end = MOVES.reduce((state, move) => moved(state, move, NOW), start())
  const { lines, agreedAsks, experiments, ...fields } = sharedPurposeOf(end, '2026-11-22')
  const body = { lines, agreedAsks, experiments }
  expect(bodySchemas['shared-purpose'].parse(JSON.parse(JSON.stringify(body)))).toEqual(body)
  const head = { kind: 'shared-purpose', createdAt: NOW, updatedAt: NOW, deletedAt: null, ...fields } as const
  const words = kindTexts(head, body).texts.map(({ text }) => text)
  for (const word of ['Ada, Bo', 'si butta via troppo', 'due sere al mese', 'riparare diverte', 'una sera di prova'])
    expect(words).toContain(word)
})
