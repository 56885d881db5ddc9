// The pieces that the long form and the whole story share: evidence with its day and where from, values with what they mean,
// the wordings that a why had, experiments with what came of them. Pure; nothing that lies in the trash is told.
import { isWritten } from '../answers.ts'
import { kindTexts } from '../kind-texts.ts'
import type { EvidencePin, RecordId, RecordKind, RecordOf } from '../records.ts'
import { topValues } from '../statement.ts'
import { pinsOf } from '../why/evidence.ts'
import { partsOf } from '../why/shapes.ts'
import type { TellingBlock, TellingRecords, TellingWords, WhyVersion } from './telling.ts'

type Any = RecordOf<RecordKind>
type Quote = Extract<TellingBlock, { kind: 'quote' }>

const isLive = (record: Any | undefined): record is Any => record !== undefined && record.deletedAt === null

/** The person's own day of a record where it has one, of a session the day it ended, else the day it was begun. */
export function dayOfRecord(record: Any, { dayOf }: Pick<TellingWords, 'dayOf'>): string {
  if (record.kind === 'session') return dayOf(record.finishedAt ?? record.createdAt)
  return 'day' in record && typeof record.day === 'string' ? record.day : dayOf(record.createdAt)
}

const joined = (...parts: string[]) => parts.filter((part) => part !== '').join(' · ')

/** Of a session and a titled entry their title; of anything else what it is. */
function nameOf(record: Any, words: TellingWords): string {
  if (record.kind === 'session') return record.title
  if (record.kind === 'entry' && record.title !== null) return joined(words.kind('entry'), record.title)
  return words.kind(record.kind)
}

/** Day and place of a kept line: those of its source while that is here, else the day it was kept. */
export function whereFrom(spark: RecordOf<'spark'>, records: TellingRecords, words: TellingWords): string {
  const source = records.find(spark.source.recordId)
  if (isLive(source)) return joined(words.sayDay(dayOfRecord(source, words)), nameOf(source, words))
  const kind = spark.source.kind === 'record' ? '' : words.kind(spark.source.kind)
  return joined(words.sayDay(words.dayOf(spark.createdAt)), kind)
}

/** What is told of one pinned record; null for what lies in the trash, is gone, or is a truth that stays private. */
export function quoteOf(
  pin: EvidencePin,
  records: TellingRecords,
  words: TellingWords,
  showsTruth: boolean,
): Quote | null {
  const record = records.find(pin.id)
  if (!isLive(record) || (record.kind === 'truth' && !showsTruth)) return null
  if (record.kind === 'spark') return { kind: 'quote', text: record.quote, note: whereFrom(record, records, words) }
  const text = kindTexts(record, null).title
  if (!isWritten(text)) return null
  const day = words.sayDay(dayOfRecord(record, words))
  const what = record.kind === 'session' || record.kind === 'value' ? words.kind(record.kind) : nameOf(record, words)
  return { kind: 'quote', text, note: record.kind === 'value' ? what : joined(day, what) }
}

/** Clause by clause what a why rests on, then what stands beside the whole of it. Empty when nothing does. */
export function evidenceBlocks(
  why: RecordOf<'why'>,
  records: TellingRecords,
  words: TellingWords,
  showsTruth: boolean,
): TellingBlock[] {
  const told = (pins: readonly EvidencePin[]) => pins.flatMap((pin) => quoteOf(pin, records, words, showsTruth) ?? [])
  const clauses = partsOf(why).map(({ before, clause }) => ({ before, clause, quotes: told(clause.evidence ?? []) }))
  const pinned = new Set<RecordId>(pinsOf(why.clauses).map(({ id }) => id))
  const beside = told(why.sparkIds.filter((id) => !pinned.has(id)).map((id) => ({ kind: 'spark', id })))
  if (clauses.every(({ quotes }) => quotes.length === 0)) return beside
  const byClause = clauses
    .filter(({ clause }) => isWritten(clause.text))
    .flatMap(({ before, clause, quotes }): TellingBlock[] => [
      { kind: 'clause', before, text: clause.text.trim() },
      ...quotes,
    ])
  return [...byClause, ...(beside.length > 0 ? [{ kind: 'says' as const, text: words.beside }, ...beside] : [])]
}

/** Values in the person's order, each with what it means where the shared list says; those without a place after them. */
export function valueBlocks(records: TellingRecords, words: TellingWords, most: number): TellingBlock[] {
  const item = ({ label }: RecordOf<'value'>) => ({ text: label, note: records.meaning(label) ?? '' })
  const shown = topValues([...records.values], most)
  const rest = records.values.filter((value) => !shown.includes(value)).slice(0, Math.max(0, most - shown.length))
  const list = (values: readonly RecordOf<'value'>[]): TellingBlock[] =>
    values.length > 0 ? [{ kind: 'list', items: values.map(item) }] : []
  return [...list(shown), ...(rest.length > 0 ? [{ kind: 'says' as const, text: words.unranked }, ...list(rest)] : [])]
}

/** Wordings that a why had before, each once, the oldest first; the present one and empty ones are none of them. */
export function earlierWordings(why: RecordOf<'why'>, versions: readonly WhyVersion[]): WhyVersion[] {
  const own = versions.filter(({ of, isWritten }) => of === why.id && isWritten)
  return own.filter(
    ({ text, reason }, index) =>
      text !== own[index + 1]?.text && !(text === why.text && (index === own.length - 1 || reason === why.reason)),
  )
}

/** How a why came to be: earlier wordings with their days, drafts it was found nearer than, day and reason of the choice. */
export function becomingBlocks(why: RecordOf<'why'>, records: TellingRecords, words: TellingWords): TellingBlock[] {
  const blocks: TellingBlock[] = []
  const reasoned = (text: string) => {
    if (isWritten(text)) blocks.push({ kind: 'fact', label: words.reason, text: text.trim() })
  }
  const day = (instant: string) => words.sayDay(words.dayOf(instant))
  const earlier = earlierWordings(why, records.versions)
  if (earlier.length > 0) blocks.push({ kind: 'says', text: words.earlier })
  for (const { text, reason, takenAt } of earlier) {
    blocks.push({ kind: 'quote', text, note: day(takenAt) })
    if (reason !== why.reason) reasoned(reason)
  }
  for (const { whyId, because } of why.nearerThan ?? []) {
    const other = records.whys.find(({ id }) => id === whyId)
    if (!other) continue
    blocks.push({ kind: 'says', text: words.nearerThan(other.text) })
    if (isWritten(because)) blocks.push({ kind: 'fact', label: words.because, text: because.trim() })
  }
  if (why.chosenAt !== null) {
    blocks.push({ kind: 'why', text: why.text, note: words.chosenOn(day(why.chosenAt)) })
    reasoned(why.reason)
  } else if (blocks.length > 0) blocks.push({ kind: 'why', text: why.text, note: '' })
  return blocks
}

/** Each experiment with its day, what was in the way, how it ended and what it told. `prefix` makes the ids of its headings. */
export function experimentBlocks(
  experiments: readonly RecordOf<'experiment'>[],
  words: TellingWords,
  prefix: string,
): TellingBlock[] {
  return experiments
    .filter(({ what }) => isWritten(what))
    .flatMap(({ what, day, obstacle, plan, outcome, endedOn, learned }, index): TellingBlock[] => {
      const ended =
        outcome === undefined ? words.stillOpen : joined(words.outcomes[outcome], endedOn ? words.sayDay(endedOn) : '')
      const facts = [
        [words.when, day === null ? '' : words.sayDay(day)],
        [words.obstacle, obstacle],
        [words.plan, plan],
        [words.outcome, ended],
        [words.learned, learned ?? ''],
      ] as const
      return [
        { kind: 'heading', id: `${prefix}-${index + 1}`, text: what.trim(), note: '' },
        ...facts
          .filter(([, text]) => isWritten(text))
          .map(([label, text]) => ({ kind: 'fact' as const, label, text: text.trim() })),
      ]
    })
}
