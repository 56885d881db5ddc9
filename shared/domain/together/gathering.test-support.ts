// For tests: a session of a few, and ways to play it.
import { begun, type Gathering } from './gathering.ts'
import { groupClauses, groupShape } from './group-statement.ts'
import { type Move, moved } from './moves.ts'

export const NOW = '2026-11-22T10:00:00Z'

export function gatheringOf(names: readonly string[]): Gathering {
  const shape = groupShape('to-so-that', 'en')
  const members = names.map((name, index) => ({ id: `m${index}`, name, card: null }))
  const clauses = groupClauses(shape, () => 'clause')
  const gathering = begun({ id: 'g', language: 'en', host: 'Ada', plan: 75, members, shape, clauses }, NOW)
  if (!gathering) throw new Error('these names do not do')
  return gathering
}

export function played(gathering: Gathering, moves: readonly Move[], now = NOW): Gathering {
  return moves.reduce((state, move) => moved(state, move, now), gathering)
}

export function allTold(gathering: Gathering): Gathering {
  const tell = gathering.members.map(({ id }): Move => ({ do: 'tell', memberId: id, isTold: true }))
  return played(gathering, [...tell, { do: 'next' }])
}

/** The one whom the cover names writes one line and gives it. */
export function oneGives(gathering: Gathering, text: string): Gathering {
  return played(gathering, [
    { do: 'open-turn' },
    { do: 'write', words: { lines: [{ id: `line-${text}`, text }], whole: null, asks: {} } },
    { do: 'give' },
  ])
}
