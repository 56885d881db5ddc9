// What a step works on: items of earlier answers and records, as plain text lines. Reads only; yields.ts writes.
import { isSentenceBegun, isWritten } from './answers.ts'
import type { Answer, Exercise, Item, SentenceItem, SortStep, Stem, Step, Take } from './exercise.ts'
import type { Head, HeadOf, Language, RecordKind, RecordOf } from './records.ts'
import type { Session } from './session.ts'
import { plainText } from './text.ts'

/** Live records of a kind (not in the trash). */
export type RecordsGiven = <K extends RecordKind>(kind: K) => RecordOf<K>[]
/** Items of a step of an earlier exercise, from its latest session; none when it was never done. */
export type EarlierGiven = (exerciseId: string, stepId: string, pile?: string) => Item[]

const BLANK = '…'

/** The key of `SessionBody.produced`. */
export function producedKey(stepId: string, itemId: string): string {
  return `${stepId}/${itemId}`
}

/** The id of the one item of an act step. */
export const ACT_ITEM = 'act'

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
  pack: (head) => ({ text: head.title, detail: head.author }),
  template: (head) => ({ text: head.name, detail: '' }),
  person: (head) => ({ text: head.name, detail: head.note }),
  recognition: (head) => ({ text: head.what, detail: head.feeling }),
  check: (head) => ({ text: head.note, detail: head.day }),
  resonance: (head) => ({ text: head.line, detail: head.day }),
  attachment: (head) => ({ text: head.name, detail: '' }),
  mirror: (head) => ({ text: head.invitation, detail: '' }),
  letter: (head) => ({ text: head.signed, detail: '' }),
  card: (head) => ({
    text: head.content.name ?? head.content.clauses[0]?.text ?? '',
    detail: head.content.bring ?? '',
  }),
  theme: (head) => ({ text: head.name, detail: head.ownView }),
  pyramid: (head) => ({ text: head.why || head.team, detail: head.team }),
  ask: (head) => ({ text: head.what, detail: head.who }),
  import: (head) => ({ text: head.fileName, detail: head.source }),
  'shared-purpose': (head) => ({
    text: head.statement?.text ?? '',
    detail: head.people.map(({ name }) => name).join(', '),
  }),
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

/** The id of the one item of a ladder that becomes a record: its last rung, whichever that is. */
export const LAST_RUNG = 'last'

/** Every take of a step: what it works on, what it starts from, what stands beside it. */
export function takesOf(step: Step): Take[] {
  const takes = 'takes' in step && step.takes ? [step.takes] : []
  const start = step.kind === 'ladder' && step.start ? [step.start] : []
  return [...takes, ...start, ...(step.beside ?? [])]
}

/** What the items of an answered step are made from. */
interface Answered {
  exercise: Exercise
  session: Session
  records: RecordsGiven
  earlier: EarlierGiven
}

/** Cards in a pile (of one pile, or of all in their order); `detail` names the pile when several are asked for. */
function sortedCards(step: SortStep, answer: Extract<Answer, { kind: 'sort' }>, session: Session, pile?: string) {
  const { language } = session.head
  const cards = [
    ...step.cards.map((card) => ({ id: card.id, text: card.label[language] })),
    ...answer.own.filter((card) => isWritten(card.text)).map((card) => ({ id: card.id, text: card.text.trim() })),
  ]
  return step.piles
    .filter((candidate) => pile === undefined || candidate.id === pile)
    .flatMap(({ id, label }) =>
      cards
        .filter((card) => Object.hasOwn(answer.placed, card.id) && answer.placed[card.id] === id)
        .map((card) => ({ ...card, detail: pile === undefined ? label[language] : '' })),
    )
}

/** A written text by paragraphs, a sort by its piles, a decision as what was chosen; `recordId` where an item became one. */
function answeredItems(given: Answered, stepId: string, pile?: string): Item[] {
  const { exercise, session, records, earlier } = given
  const step = exercise.steps.find((candidate) => candidate.id === stepId)
  const answer = Object.hasOwn(session.body.answers, stepId) ? session.body.answers[stepId] : undefined
  if (!step || !answer) return []
  const recordId = (itemId: string) => session.body.produced[producedKey(stepId, itemId)] ?? null
  const worked = () => itemsAt(exercise, session, step, records, earlier)
  switch (answer.kind) {
    case 'list':
      return answer.items
        .filter((item) => isWritten(item.text))
        .map(({ id, text, detail }) => ({ id, text: text.trim(), detail: detail.trim(), recordId: recordId(id) }))
    case 'sentence':
      if (step.kind !== 'sentence') return []
      return answer.items.filter(isSentenceBegun).map((item) => ({
        id: item.id,
        text: itemText(step.stems, item, session.head.language),
        detail: '',
        recordId: recordId(item.id),
      }))
    case 'write':
      return plainText(answer.text)
        .split('\n')
        .filter(isWritten)
        .map((line, index) => ({ id: `line-${index}`, text: line.trim(), detail: '', recordId: null }))
    case 'choose-sparks': {
      const sparks = new Map(records('spark').map((spark) => [spark.id, spark]))
      return answer.sparkIds.flatMap((id) => {
        const spark = sparks.get(id)
        return spark ? [recordItem(spark)] : []
      })
    }
    case 'ladder': {
      const rungs = answer.rungs.filter((rung) => isWritten(rung.text))
      return rungs.map(({ id, text }, index) => ({
        id,
        text: text.trim(),
        detail: '',
        recordId: index === rungs.length - 1 ? recordId(LAST_RUNG) : null,
      }))
    }
    case 'sort':
      if (step.kind !== 'sort') return []
      return sortedCards(step, answer, session, pile).map((card) => ({ ...card, recordId: recordId(card.id) }))
    case 'rank':
      return rankedItems(worked(), answer.order)
    case 'decide':
      return worked().filter((item) => item.id === answer.chosen)
    case 'act':
      return isWritten(answer.what)
        ? [{ id: ACT_ITEM, text: answer.what.trim(), detail: answer.plan.trim(), recordId: recordId(ACT_ITEM) }]
        : []
    case 'recall':
      return isWritten(answer.note) ? [{ id: 'note', text: answer.note.trim(), detail: '', recordId: null }] : []
    default:
      return []
  }
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
  if (take.from === 'step') return answeredItems({ exercise, session, records, earlier }, take.step, take.pile)
  if (take.from === 'exercise') return earlier(take.exercise, take.step, take.pile)
  const live = inOrder(records(take.kind))
  const isChosen = (record: RecordOf<RecordKind>) => 'chosenAt' in record && record.chosenAt !== null
  return (take.chosen ? live.filter(isChosen) : live).map(recordItem)
}

/** What a step works on: the items it takes, or those its definition holds (things to rate, ways to choose). */
export function itemsAt(
  exercise: Exercise,
  session: Session,
  step: Step,
  records: RecordsGiven,
  earlier: EarlierGiven = () => [],
): Item[] {
  const { language } = session.head
  const own = (id: string, text: string): Item => ({ id, text, detail: '', recordId: null })
  if (step.kind === 'rate' && step.items) return step.items.map(({ id, text }) => own(id, text[language]))
  if (step.kind === 'decide' && step.options) return step.options.map(({ id, label }) => own(id, label[language]))
  const take = step.kind === 'ladder' ? step.start : 'takes' in step ? step.takes : undefined
  return take ? itemsFor(exercise, session, take, records, earlier) : []
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
