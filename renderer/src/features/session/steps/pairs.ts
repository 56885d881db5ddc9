// Which two things stand beside each other next in a comparison, and how they came out. Pure.
import type { Item, Pair } from '#shared/domain/exercise.ts'
import { pairsOf } from '#shared/domain/items.ts'

/** The pairs not yet answered, in order. A pair counts as answered whichever way round it was stored. */
export function openPairs(items: readonly Item[], answered: readonly Pair[]): { a: Item; b: Item }[] {
  const known = (a: string, b: string) =>
    answered.some((pair) => (pair.a === a && pair.b === b) || (pair.a === b && pair.b === a))
  return pairsOf([...items]).filter(({ a, b }) => !known(a.id, b.id))
}

/** How often each item was preferred, most first; a tie gives half to both. Items of equal standing keep their order. */
export function standing(items: readonly Item[], answered: readonly Pair[]): { item: Item; wins: number }[] {
  const wins = new Map<string, number>()
  const add = (id: string, amount: number) => wins.set(id, (wins.get(id) ?? 0) + amount)
  for (const pair of answered) {
    if (pair.winner !== null) add(pair.winner, 1)
    else {
      add(pair.a, 0.5)
      add(pair.b, 0.5)
    }
  }
  return items.map((item) => ({ item, wins: wins.get(item.id) ?? 0 })).sort((a, b) => b.wins - a.wins)
}
