// An exercise as data (DESIGN §4.4): a definition, its step kinds, and the answers they take. No code here runs one.

import type { RecordId, RecordKind } from './records.ts'
import type { TextDocument } from './text.ts'

/** The same text in both languages. A pack may carry one only; the other is then absent. */
export type Localized = { en: string; it: string }
export const STAGES = ['notice', 'face', 'own', 'turn', 'live'] as const
export type Stage = (typeof STAGES)[number]
export type Intensity = 'light' | 'medium' | 'heavy'

/** Where a step gets the things it works on. */
export type Take =
  /** The items of an earlier step of this session (list, sentence, choose-sparks; of a write step, its paragraphs). */
  | { from: 'step'; step: string }
  /** Live records of a kind; `chosen` narrows truths and whys to the chosen one. */
  | { from: 'records'; kind: RecordKind; chosen?: boolean }
  /** What an earlier exercise's step was answered with, from its latest session. */
  | { from: 'exercise'; exercise: string; step: string }

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
export interface RateStep extends StepBase {
  kind: 'rate'
  takes: Take
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
export interface DecideStep extends StepBase {
  kind: 'decide'
  takes: Take
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
  /** A softer way to do the same exercise, offered before it starts; required when intensity is heavy. */
  gentler?: Localized
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
