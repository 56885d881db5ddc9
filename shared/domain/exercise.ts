// An exercise as data (DESIGN §4.4): a definition, its step kinds, and the answers they take. No code here runs one.

import type { CheckItemId } from './check.ts'
import type { RecordId, RecordKind } from './records.ts'
import type { TextDocument } from './text.ts'

/** The same text in both languages. Of a pack in one language only, both hold that one; see `Pack.languages`. */
export type Localized = { en: string; it: string }
export const STAGES = ['notice', 'face', 'own', 'turn', 'live'] as const
export type Stage = (typeof STAGES)[number]
/** How a sitting is done: the exercise's own steps, or its softer ones. */
export type Variant = 'full' | 'gentler'
export type Intensity = 'light' | 'medium' | 'heavy'

/** Where a step gets the things it works on. */
export type Take =
  /** The items of an earlier step of this session; see `answeredItems`. `pile` narrows the cards of a sort step. */
  | { from: 'step'; step: string; pile?: string }
  /** Live records of a kind; `chosen` narrows truths and whys to the chosen one. */
  | { from: 'records'; kind: RecordKind; chosen?: boolean }
  /** What an earlier exercise's step was answered with, from its latest session. `pile` as above. */
  | { from: 'exercise'; exercise: string; step: string; pile?: string }

interface StepBase {
  /** Stable, kebab-case, unique in the exercise. */
  id: string
  /** The question or heading: one sentence. */
  title: Localized
  /** Guidance below it, at most a few sentences. */
  text?: Localized
  /** Shown in quiet type beside the step while it is answered: lines the person wrote earlier. See `itemsBeside`. */
  beside?: Take[]
}

/** One plain-word scale of a rate step: exactly five words from 0 to 4. */
export interface Scale {
  id: string
  label: Localized
  words: { en: string[]; it: string[] }
}

/** A sentence with blanks written `{id}`; each blank has a label for its field. */
export interface Stem {
  id: string
  template: Localized
  blanks: { id: string; label: Localized }[]
}

export interface SettleStep extends StepBase {
  kind: 'settle'
  seconds: number
}
export interface ReadStep extends StepBase {
  kind: 'read'
  body: Localized
}
export interface WriteStep extends StepBase {
  kind: 'write'
  placeholder?: Localized
  /** After so many minutes a quiet line says so, and a bell if the person wants one. Never cuts anyone off. */
  minutes?: number
}
export interface ListStep extends StepBase {
  kind: 'list'
  placeholder: Localized
  /** A second short field for every line, e.g. "who asks it of you". */
  detail?: Localized
  most: number
  yields?: 'spark' | 'truth' | 'value' | 'purpose'
}
export interface SentenceStep extends StepBase {
  kind: 'sentence'
  stems: Stem[]
  /** How many sentences are asked for (never enforced) and how many are possible. */
  wanted: number
  most: number
  yields?: 'why'
}
export interface ChooseSparksStep extends StepBase {
  kind: 'choose-sparks'
  most: number
}
/** A chain of answers, each asked about the one before; it can stop at any rung. Its items are the rungs. */
export interface LadderStep extends StepBase {
  kind: 'ladder'
  /** The label of the first rung. */
  first: Localized
  /** Asked at every further rung. */
  question: Localized
  most: number
  /** Earlier lines of the person's, offered for the first rung. */
  start?: Take
  /** The last rung becomes a value. */
  yields?: 'value'
}
export interface SortCard {
  id: string
  label: Localized
  hint?: Localized
}
export interface SortPile {
  id: string
  label: Localized
}
/** Cards into piles. Its items are the cards that lie in a pile, in the order of the piles. */
export interface SortStep extends StepBase {
  kind: 'sort'
  cards: SortCard[]
  piles: SortPile[]
  /** The label for adding a card of one's own; without it none can be added. */
  own?: Localized
  /** The cards in `yieldPile` become values; the two come together. */
  yields?: 'value'
  yieldPile?: string
}
export interface MapAxis {
  label: Localized
  low: Localized
  high: Localized
}
/** Each thing on one of five by five places. */
export interface PlaceOnMapStep extends StepBase {
  kind: 'place-on-map'
  takes: Take
  x: MapAxis
  y: MapAxis
}
/** Has either `takes` or `items`. */
export interface RateStep extends StepBase {
  kind: 'rate'
  takes?: Take
  /** Fixed things to rate, in our words. `check`: this rating joins the line of that item in the long view. */
  items?: { id: string; text: Localized; check?: CheckItemId }[]
  scales: Scale[]
  /** Writes the ratings to the records that the items became. */
  yields?: 'motives' | 'ratings'
  /** Shows the self-concordance index of each item once all four motives are rated. */
  shows?: 'concordance'
}
export interface RankStep extends StepBase {
  kind: 'rank'
  takes: Take
  yields?: 'rank'
}
export interface CompareStep extends StepBase {
  kind: 'compare'
  takes: Take
}
/** One way of several. With `goTo` the steps between are left out; it points forward only. */
export interface DecideOption {
  id: string
  label: Localized
  goTo?: string
}
/** Has either `takes` or `options`. */
export interface DecideStep extends StepBase {
  kind: 'decide'
  takes?: Take
  options?: DecideOption[]
  /** Label of the optional "why this one" field. */
  reason?: Localized
  yields?: 'chosen'
}
export interface ActStep extends StepBase {
  kind: 'act'
  labels: { what: Localized; obstacle?: Localized; plan?: Localized; day: Localized }
  yields?: 'experiment'
}
export interface RecallStep extends StepBase {
  kind: 'recall'
  takes: Take
  note?: Localized
}

export type Step =
  | SettleStep
  | ReadStep
  | WriteStep
  | ListStep
  | SentenceStep
  | ChooseSparksStep
  | LadderStep
  | SortStep
  | PlaceOnMapStep
  | RateStep
  | RankStep
  | CompareStep
  | DecideStep
  | ActStep
  | RecallStep
export type StepKind = Step['kind']

export interface Exercise {
  /** Format version of this definition. */
  format: 1
  id: string
  stage: Stage
  /** Place on the short way, from 1; absent when it is not on it. */
  short?: number
  /** Place inside its stage on the path, from 1. */
  order: number
  title: Localized
  minutes: number
  intensity: Intensity
  /** "Why this": shown before it starts. */
  why: Localized
  /** What it is based on, in words for the person. */
  basis: Localized
  /** The origin credited: author, year, title. */
  source: string
  /** Said before heavy writing; required when intensity is heavy. */
  caution?: Localized
  /** A softer way to do the same exercise, with steps of its own, offered before it starts; required when heavy. */
  gentler?: { about: Localized; steps: Step[] }
  /** After how many days it may be looked at again: after the first time, the second, …; the last one repeats. */
  again?: number[]
  steps: Step[]
  /** The one small act it ends on, beyond the steps. */
  closing: Localized
}

export interface ListItem {
  id: string
  text: string
  detail: string
}
export interface SentenceItem {
  id: string
  stemId: string
  blanks: Record<string, string>
}
/** One written line with an id of its own: a rung of a ladder, or an own card of a sort. */
export interface Rung {
  id: string
  text: string
}
export interface MapPlace {
  x: number
  y: number
}
/** `winner` is an item id, or null for a tie. */
export interface Pair {
  a: string
  b: string
  winner: string | null
}

/** What a step was answered with; `kind` equals the step's. */
export type Answer =
  | { kind: 'settle'; done: true }
  | { kind: 'read'; done: true }
  | { kind: 'write'; text: TextDocument }
  | { kind: 'list'; items: ListItem[] }
  | { kind: 'sentence'; items: SentenceItem[] }
  | { kind: 'choose-sparks'; sparkIds: RecordId[] }
  | { kind: 'ladder'; rungs: Rung[] }
  /** `placed`: card id to pile id. `own`: cards of the person's, in the order they were added. */
  | { kind: 'sort'; placed: Record<string, string>; own: Rung[] }
  /** By item id; 0–4 from low to high on both axes. */
  | { kind: 'place-on-map'; places: Record<string, MapPlace> }
  | { kind: 'rate'; ratings: Record<string, Record<string, number | null>> }
  | { kind: 'rank'; order: string[] }
  | { kind: 'compare'; pairs: Pair[] }
  | { kind: 'decide'; chosen: string | null; reason: string }
  | { kind: 'act'; what: string; obstacle: string; plan: string; day: string | null }
  | { kind: 'recall'; note: string }

/** A thing a step works on: an item of an answer, or a record. `recordId` is set once it is a record. */
export interface Item {
  id: string
  text: string
  detail: string
  recordId: RecordId | null
}
