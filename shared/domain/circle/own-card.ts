// One's own card, made from the chosen why and the ranked values, as far as the person wants them shown. Pure.
import type { Exercise } from '../exercise.ts'
import { fold } from '../fold.ts'
import type { Language, RecordId, RecordOf } from '../records.ts'
import { topValues } from '../statement.ts'
import { opened } from '../why/shapes.ts'
import type { CardContent, CardValue, ListedValue } from './shared-ground.ts'

/** What of the person's goes on the card. */
export interface CardChoice {
  /** How many of the ranked values; 0 for none. */
  values: number
  /** "What I can bring", in one line; empty for none. */
  bring: string
  /** Empty for none. */
  name: string
}

/** The values that our exercises offer as cards: the shared list. The first card of an id names it. */
export function listedValues(exercises: readonly Exercise[]): ListedValue[] {
  const listed = new Map<string, ListedValue>()
  for (const exercise of exercises)
    for (const step of exercise.steps)
      if (step.kind === 'sort' && step.yields === 'value')
        for (const { id, label } of step.cards) if (!listed.has(id)) listed.set(id, { id, label })
  return [...listed.values()]
}

/** A value as a card names it: by its id in the shared list where its words are those of the list, in either language. */
export function cardValue(label: string, listed: readonly ListedValue[]): CardValue {
  const folded = fold(label)
  const known = listed.find((value) => fold(value.label.en) === folded || fold(value.label.it) === folded)
  return { id: known?.id ?? null, label: label.trim() }
}

/** A text as a card can hold it: on one line, without control and direction characters, cut at `most` UTF-16 units. */
export function cardLine(text: string, most: number): string {
  const clean = text
    .replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (clean.length <= most) return clean
  const cut = clean.slice(0, most - 1)
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`
}

/**
 * The content of one's own card. Clauses as the why has them, in the language of their connecting words; a why that no shape
 * of ours makes, or without clauses, is one clause, `free`: its connecting words are the person's.
 */
export function ownCard(
  id: RecordId,
  language: Language,
  why: RecordOf<'why'>,
  values: readonly RecordOf<'value'>[],
  choice: CardChoice,
  listed: readonly ListedValue[],
): CardContent {
  const { shape, clauses: parts } = opened(why)
  const isOwn = shape.id === 'own'
  const isOurs = !isOwn && shape.id !== 'free'
  const written = isOwn && why.text.length <= 400 ? [{ role: 'free', text: why.text }] : parts
  const clauses = written
    .filter(({ text }) => text.trim() !== '')
    .slice(0, 8)
    .map(({ role, text }) => ({
      role: isOurs ? role : 'free',
      text: cardLine(text, 400),
    }))
  const bring = cardLine(choice.bring, 160)
  const name = cardLine(choice.name, 80)
  return {
    id,
    language: isOwn ? language : shape.language,
    clauses: clauses.length > 0 ? clauses : [{ role: 'free', text: cardLine(why.text, 400) }],
    values: topValues([...values], choice.values).map(({ label }) => cardValue(cardLine(label, 60), listed)),
    ...(bring === '' ? {} : { bring }),
    ...(name === '' ? {} : { name }),
  }
}
