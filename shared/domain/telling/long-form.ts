// The long form of the statement: the why clause by clause with the lines it rests on, its truth, values, how it came to be
// and what was tried. Private parts (evidence, truth) are off unless switched on. Pure.
import type { Language, LocalDay } from '../records.ts'
import { chosenOf, STATEMENT_VALUES } from '../statement.ts'
import { becomingBlocks, evidenceBlocks, experimentBlocks, valueBlocks } from './pieces.ts'
import { type Telling, type TellingRecords, type TellingWords, withoutEmpty } from './telling.ts'

export const LONG_PARTS = ['evidence', 'truth', 'values', 'versions', 'experiments'] as const
export type LongPart = (typeof LONG_PARTS)[number]
export type LongSwitches = Record<LongPart, boolean>
export const DEFAULT_LONG: LongSwitches = {
  evidence: false,
  truth: false,
  values: true,
  versions: true,
  experiments: true,
}

export interface LongFormInput {
  language: Language
  name: string
  /** Today in the person's zone. */
  day: LocalDay
  switches: LongSwitches
  records: TellingRecords
  words: TellingWords
}

export function longForm({ language, name, day, switches, records, words }: LongFormInput): Telling {
  const why = chosenOf([...records.whys])
  const truth = chosenOf([...records.truths])
  const ofWhy = records.experiments.filter(({ whyId }) => why !== undefined && whyId === why.id)
  const chapter = (id: LongPart, make: () => Telling['chapters'][number]['blocks']) => ({
    id,
    title: words.chapter[id === 'evidence' ? 'clauses' : id],
    blocks: switches[id] ? make() : [],
  })
  return {
    kind: 'long-form',
    language,
    title: words.longTitle,
    name: name.trim(),
    day,
    said: { day: words.sayDay(day), contents: words.contents },
    why: why?.text ?? null,
    noWhy: words.noWhy,
    chapters: withoutEmpty([
      chapter('evidence', () => (why ? evidenceBlocks(why, records, words, switches.truth) : [])),
      chapter('truth', () =>
        truth
          ? [
              {
                kind: 'truth',
                text: truth.text,
                note: words.chosenOn(words.sayDay(words.dayOf(truth.chosenAt ?? truth.createdAt))),
              },
            ]
          : [],
      ),
      chapter('values', () => valueBlocks(records, words, STATEMENT_VALUES)),
      chapter('versions', () => (why ? becomingBlocks(why, records, words) : [])),
      chapter('experiments', () =>
        experimentBlocks(ofWhy.length > 0 ? ofWhy : records.experiments, words, 'experiment'),
      ),
    ]),
  }
}

/** Which parts there is something for, whatever the switches say. Evidence that is a truth counts only while truths are shown. */
export function longHas(input: LongFormInput): Record<LongPart, boolean> {
  const all = longForm({ ...input, switches: { ...ALL_ON, truth: input.switches.truth } })
  const has = (part: LongPart) => all.chapters.some(({ id }) => id === part)
  return {
    evidence: has('evidence'),
    truth: chosenOf([...input.records.truths]) !== undefined,
    values: has('values'),
    versions: has('versions'),
    experiments: has('experiments'),
  }
}

const ALL_ON: LongSwitches = { evidence: true, truth: true, values: true, versions: true, experiments: true }
