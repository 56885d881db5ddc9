// What a step works on: items of earlier answers and records, as plain text lines. Reads only; yields.ts writes.
import type { Answer, Exercise, Item, SentenceItem, Stem, Step, Take } from './exercise.ts'
import type { Head, HeadOf, Language, RecordKind, RecordOf } from './records.ts'
import type { Session } from './session.ts'
import { emptyText, isEmptyText, plainText } from './text.ts'

/** Live records of a kind (not in the trash). */
export type RecordsGiven = <K extends RecordKind>(kind: K) => RecordOf<K>[]
/** Items of a step of an earlier exercise, from its latest session; none when it was never done. */
export type EarlierGiven = (exerciseId: string, stepId: string) => Item[]

const BLANK = '…'

/** The key of `SessionBody.produced`. */
export function producedKey(stepId: string, itemId: string): string {
  return `${stepId}/${itemId}`
}

/** The id of the one item of an act step. */
export const ACT_ITEM = 'act'

/** Whether there is anything in it: an empty text, list or form counts as no answer. */
export function hasContent(answer: Answer): boolean {
  switch (answer.kind) {
    case 'settle':
    case 'read':
    case 'recall':
      return true
    case 'write':
      return !isEmptyText(answer.text)
    case 'list':
      return answer.items.some((item) => isWritten(item.text) || isWritten(item.detail))
    case 'sentence':
      return answer.items.some(isSentenceBegun)
    case 'choose-sparks':
      return answer.sparkIds.length > 0
    case 'rate':
      return Object.values(answer.ratings).some((scales) => Object.values(scales).some((value) => value !== null))
    case 'rank':
      return answer.order.length > 0
    case 'compare':
      return answer.pairs.length > 0
    case 'decide':
      return answer.chosen !== null || isWritten(answer.reason)
    case 'act':
      return isWritten(answer.what) || isWritten(answer.obstacle) || isWritten(answer.plan) || answer.day !== null
  }
}

function isWritten(text: string): boolean {
  return text.trim() !== ''
}

export function isSentenceBegun(item: SentenceItem): boolean {
  return Object.values(item.blanks).some(isWritten)
}

/** What a step's form starts from when it was not answered yet. */
export function blankAnswer(step: Step): Answer {
  switch (step.kind) {
    case 'settle':
    case 'read':
      return { kind: step.kind, done: true }
    case 'write':
      return { kind: 'write', text: emptyText() }
    case 'list':
    case 'sentence':
      return { kind: step.kind, items: [] }
    case 'choose-sparks':
      return { kind: 'choose-sparks', sparkIds: [] }
    case 'rate':
      return { kind: 'rate', ratings: {} }
    case 'rank':
      return { kind: 'rank', order: [] }
    case 'compare':
      return { kind: 'compare', pairs: [] }
    case 'decide':
      return { kind: 'decide', chosen: null, reason: '' }
    case 'act':
      return { kind: 'act', what: '', obstacle: '', plan: '', day: null }
    case 'recall':
      return { kind: 'recall', note: '' }
  }
}

/**
 * The sentence with its blanks filled; an unfilled blank is `…`. A stop or comma typed at the end of a blank is dropped
 * where the template goes on after it, so that no sentence has two stops or one in its middle.
 */
export function sentenceText(stem: Stem, blanks: Record<string, string>, language: Language): string {
  const template = stem.template[language]
  return template
    .replace(/\{([a-z0-9-]+)\}(\.?)/g, (all, id: string, mark: string, at: number) => {
      const written = (Object.hasOwn(blanks, id) ? (blanks[id] ?? '') : '').replace(/\s+/g, ' ').trim()
      const isEnd = mark === '' && at + all.length === template.length
      const clause = isEnd ? written : written.replace(/[.,;:]+$/, '').trim()
      if (clause === '') return BLANK
      return /[?!…]$/.test(clause) ? clause : clause + mark
    })
    .trim()
}

/** The text of a sentence item; empty when its stem is not in the step. */
export function itemText(stems: Stem[], item: SentenceItem, language: Language): string {
  const stem = stems.find((candidate) => candidate.id === item.stemId)
  return stem ? sentenceText(stem, item.blanks, language) : ''
}

const READ_RECORD: { [K in RecordKind]: (head: HeadOf<K>) => { text: string; detail: string } } = {
  entry: (head) => ({ text: head.title ?? head.firstWords, detail: head.day }),
  session: (head) => ({ text: head.title, detail: '' }),
  definition: (head) => ({ text: head.exerciseId, detail: '' }),
  spark: (head) => ({ text: head.quote, detail: '' }),
  truth: (head) => ({ text: head.text, detail: '' }),
  value: (head) => ({ text: head.label, detail: '' }),
  purpose: (head) => ({ text: head.text, detail: head.from }),
  why: (head) => ({ text: head.text, detail: head.reason }),
  experiment: (head) => ({ text: head.what, detail: head.plan }),
  profile: (head) => ({ text: head.name, detail: '' }),
  history: (head) => ({ text: head.takenAt, detail: '' }),
}

/** A record as an item: its id is the record's. */
export function recordItem<K extends RecordKind>(record: RecordOf<K>): Item {
  const read = READ_RECORD[record.kind] as (head: Head) => { text: string; detail: string }
  return { id: record.id, ...read(record), recordId: record.id }
}

/** Values by rank (unranked last), everything else by when it was made. Does not change the array given. */
function inOrder<K extends RecordKind>(records: RecordOf<K>[]): RecordOf<K>[] {
  const rank = (record: RecordOf<K>) =>
    'rank' in record ? ((record.rank as number | null) ?? Number.POSITIVE_INFINITY) : 0
  return records.toSorted((a, b) => {
    const [first, second] = [rank(a), rank(b)]
    return first === second ? (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0) : first - second
  })
}

function answeredItems(exercise: Exercise, session: Session, stepId: string, records: RecordsGiven): Item[] {
  const step = exercise.steps.find((candidate) => candidate.id === stepId)
  const answer = Object.hasOwn(session.body.answers, stepId) ? session.body.answers[stepId] : undefined
  if (!step || !answer) return []
  const recordId = (itemId: string) => session.body.produced[producedKey(stepId, itemId)] ?? null
  if (answer.kind === 'list')
    return answer.items
      .filter((item) => isWritten(item.text))
      .map((item) => ({ id: item.id, text: item.text.trim(), detail: item.detail.trim(), recordId: recordId(item.id) }))
  if (answer.kind === 'sentence' && step.kind === 'sentence')
    return answer.items.filter(isSentenceBegun).map((item) => ({
      id: item.id,
      text: itemText(step.stems, item, session.head.language),
      detail: '',
      recordId: recordId(item.id),
    }))
  if (answer.kind === 'write')
    return plainText(answer.text)
      .split('\n')
      .filter(isWritten)
      .map((line, index) => ({ id: `line-${index}`, text: line.trim(), detail: '', recordId: null }))
  if (answer.kind === 'choose-sparks') {
    const sparks = new Map(records('spark').map((spark) => [spark.id, spark]))
    return answer.sparkIds.flatMap((id) => {
      const spark = sparks.get(id)
      return spark ? [recordItem(spark)] : []
    })
  }
  return []
}

/**
 * The items a take names, in a stable order; empty when the earlier step was skipped or nothing is there yet.
 * Items of steps keep their own ids; items of records have the record's id.
 */
export function itemsFor(
  exercise: Exercise,
  session: Session,
  take: Take,
  records: RecordsGiven,
  earlier: EarlierGiven = () => [],
): Item[] {
  if (take.from === 'step') return answeredItems(exercise, session, take.step, records)
  if (take.from === 'exercise') return earlier(take.exercise, take.step)
  const live = inOrder(records(take.kind))
  const isChosen = (record: RecordOf<RecordKind>) => 'chosenAt' in record && record.chosenAt !== null
  return (take.chosen ? live.filter(isChosen) : live).map(recordItem)
}

/** What is shown in quiet type beside a step. */
export function itemsBeside(
  exercise: Exercise,
  session: Session,
  step: Step,
  records: RecordsGiven,
  earlier: EarlierGiven = () => [],
): Item[] {
  return (step.beside ?? []).flatMap((take) => itemsFor(exercise, session, take, records, earlier))
}

/** Items in the order of a rank answer, those not ranked yet after them. */
export function rankedItems(items: Item[], order: string[]): Item[] {
  const place = new Map(order.map((id, index) => [id, index]))
  const placeOf = (item: Item) => place.get(item.id) ?? order.length
  return items.toSorted((a, b) => placeOf(a) - placeOf(b))
}

/** Every pair of items once, in a stable order: what a compare step asks. */
export function pairsOf(items: Item[]): { a: Item; b: Item }[] {
  return items.flatMap((a, index) => items.slice(index + 1).map((b) => ({ a, b })))
}
