// What several cards have in common and what they do not, computed openly: ranked values, words of the statements, what
// each can bring. Says nothing about how well people fit. Pure.
import { fold } from '../fold.ts'
import type { Language } from '../records.ts'
import { rankedOverlap } from './ranked-overlap.ts'

/** A value as a card names it: `id` of the shared list, or null for one of the person's own. Highest first in a card. */
export interface CardValue {
  id: string | null
  label: string
}
export interface CardContent {
  id: string
  language: Language
  name?: string
  clauses: { role: string; text: string }[]
  values: CardValue[]
  bring?: string
}
/** The shared list, so that a value of one's own that reads the same counts as the same. */
export interface ListedValue {
  id: string
  label: Record<Language, string>
}

/** Where one value stands: `ranks` by card, 1 for the first, null where the card does not name it. */
export interface ValueGround {
  key: string
  /** The label of the first card that names it. */
  label: string
  ranks: (number | null)[]
}
export interface WordGround {
  /** As the first card wrote it. */
  word: string
  /** Indexes of the cards in whose statements it stands. */
  cards: number[]
}
/** How two cards' rankings agree; `overlap` as `rankedOverlap` gives it. */
export interface PairGround {
  a: number
  b: number
  overlap: number | null
}
export interface SharedGround {
  /** Named by two cards or more, those that more cards rank higher first. */
  sharedValues: ValueGround[]
  /** Among the first three of one card and named by no other. */
  loneValues: ValueGround[]
  sharedWords: WordGround[]
  pairs: PairGround[]
}

/** How high a value must stand in a card for its absence elsewhere to be told. */
const LONE_PLACES = 3
const FEWEST_LETTERS = 4

/** Words that carry no subject, folded. */
const STOP_WORDS: Record<Language, ReadonlySet<string>> = {
  en: new Set(
    `about above after again against all also always another any anything because been before being below between both but
could does doing done down during each even ever every everyone everything for from further gets getting give given gives
goes have having here hers herself himself into itself just keep keeps know less like made make makes many matter matters may might more most
much must myself need needs never nobody none nothing once only onto other others ours ourselves over own people quite rather really same
shall should since some somebody someone something still such than that their theirs them themselves then there these they thing
things this those through too toward towards under until upon very want wants was well were what when where whether which while who
whole whom whose will with within without would your yours yourself`.split(/\s+/),
  ),
  it: new Set(
    `abbia abbiamo alla alle agli allo altra altre altri altro anche ancora avere aveva avevo bene cerca che chi cio cioe come con contro cosa cose
cosi cui dagli dai dal dalla dalle dallo degli dei del della delle dello dentro deve devo dopo dove ecco ella era erano essa esse
essere essi fanno fare fino fosse fra fuori gente gia gli hai hanno infatti insieme invece loro lungo mai meglio meno mentre mia mie miei
mio molta molte molti molto negli nei nel nella nelle nello nessuna nessuno niente nonostante nostra nostre nostri nostro nulla ogni ognuno oltre oppure
per perche pero persone piu poco poi possa possano possiamo posso potere prima proprio pure qualche qualcosa qualcuno quale quali quando quanta quanto quasi quella quelle
quelli quello questa queste questi questo quindi sara sempre senza sia siamo siano siete solo sono sopra sotto sta stata state stati stato
stessa stesse stessi stesso sua sue sugli sul sulla sulle suo suoi tale tali tanta tanto tra tua tue tuo tuoi tutta tutte tutti tutto una
uno vero verso voglio volta vostra vostro`.split(/\s+/),
  ),
}

/** One key for a value: its id in the shared list, by id or by either language's label; else its folded words. */
export function valueKey(value: CardValue, listed: readonly ListedValue[]): string {
  if (value.id !== null) return `id:${value.id}`
  const folded = fold(value.label)
  const known = listed.find(({ label }) => fold(label.en) === folded || fold(label.it) === folded)
  return known ? `id:${known.id}` : `own:${folded}`
}

function valueGrounds(cards: readonly CardContent[], listed: readonly ListedValue[]): ValueGround[] {
  const grounds = new Map<string, ValueGround>()
  cards.forEach((card, index) => {
    const keys = [...new Map(card.values.map((value) => [valueKey(value, listed), value.label]))]
    keys.forEach(([key, label], place) => {
      const ground = grounds.get(key) ?? { key, label, ranks: cards.map(() => null) }
      ground.ranks[index] = place + 1
      grounds.set(key, ground)
    })
  })
  return [...grounds.values()]
}

const namedBy = (ground: ValueGround) => ground.ranks.filter((rank) => rank !== null)
const meanRank = (ground: ValueGround) => {
  const ranks = namedBy(ground)
  return ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length
}

/** Words of a statement that say what it is about: at least four letters, none of the small words; folded → as written. */
export function subjectWords(card: CardContent): Map<string, string> {
  const words = new Map<string, string>()
  for (const { text } of card.clauses)
    for (const written of text.match(/[\p{L}\p{M}]+/gu) ?? []) {
      const word = fold(written)
      if (word.length >= FEWEST_LETTERS && !STOP_WORDS[card.language].has(word) && !words.has(word))
        words.set(word, written)
    }
  return words
}

function wordGrounds(cards: readonly CardContent[]): WordGround[] {
  const grounds = new Map<string, WordGround>()
  cards.forEach((card, index) => {
    for (const [folded, written] of subjectWords(card)) {
      const ground = grounds.get(folded) ?? { word: written.toLowerCase(), cards: [] }
      ground.cards.push(index)
      grounds.set(folded, ground)
    }
  })
  return [...grounds.values()]
    .filter((ground) => ground.cards.length > 1)
    .sort((a, b) => b.cards.length - a.cards.length || a.word.localeCompare(b.word))
}

/** The ground of two cards or more, in the order in which they are given. */
export function sharedGround(cards: readonly CardContent[], listed: readonly ListedValue[]): SharedGround {
  const grounds = valueGrounds(cards, listed)
  const keys = cards.map((card) => card.values.map((value) => valueKey(value, listed)))
  const pairs = cards.flatMap((_, a) =>
    cards.slice(a + 1).map((_, offset) => {
      const b = a + 1 + offset
      return { a, b, overlap: rankedOverlap(keys[a] ?? [], keys[b] ?? []) }
    }),
  )
  return {
    sharedValues: grounds
      .filter((ground) => namedBy(ground).length > 1)
      .sort((a, b) => namedBy(b).length - namedBy(a).length || meanRank(a) - meanRank(b)),
    loneValues: grounds
      .filter((ground) => namedBy(ground).length === 1 && meanRank(ground) <= LONE_PLACES)
      .sort((a, b) => meanRank(a) - meanRank(b)),
    sharedWords: wordGrounds(cards),
    pairs,
  }
}

/** An overlap in words, as the key of a sentence; `none-named` where a card ranks nothing. None is better than another. */
export type OverlapWord = 'none-named' | 'different' | 'touching' | 'partly' | 'largely' | 'same'

/** 0 · up to 0.25 · up to 0.6 · below 1 · 1. */
export function overlapWord(overlap: number | null): OverlapWord {
  if (overlap === null) return 'none-named'
  if (overlap === 0) return 'different'
  if (overlap > 0.999) return 'same'
  if (overlap <= 0.25) return 'touching'
  return overlap <= 0.6 ? 'partly' : 'largely'
}
