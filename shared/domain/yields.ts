// What the answers of a session imply for records: which are made, changed, chosen or put in the trash. Pure.
// A record made from an item is tracked in `produced`; what the person changed or trashed elsewhere is left alone.
import { hasContent, isSentenceBegun } from './answers.ts'
import { MOTIVE_IDS, type Motives, type Rating } from './concordance.ts'
import type { Exercise, Item, ListStep, SentenceStep, Step } from './exercise.ts'
import { ACT_ITEM, itemsBeside, itemText, producedKey, type RecordsGiven } from './items.ts'
import type { Head, Instant, RecordId, SessionBody } from './records.ts'
import type { Session } from './session.ts'
import { keepEvidence } from './why/evidence.ts'
import { applyLadder, applySort, applyValue } from './yield-values.ts'
import {
  answerIn,
  base,
  change,
  dropGone,
  itemsWorkedNow,
  liveById,
  liveOf,
  make,
  recordBefore,
  type Work,
} from './yield-work.ts'

/** A record to write: its whole new head. */
export interface RecordChange {
  id: RecordId
  head: Head
}

export interface Yielded {
  /** To be written in one commit with the session itself. */
  changes: RecordChange[]
  /** The session with `produced` brought up to date. */
  session: Session
}

export const OPEN_MOTIVES: Motives = { external: null, introjected: null, identified: null, intrinsic: null }

function sparksBeside(work: Work, step: Step): RecordId[] {
  const live = new Set(work.given('spark').map((spark) => spark.id))
  const beside = itemsBeside(work.exercise, work.session, step, work.given)
  return [...new Set(beside.flatMap((item) => (item.recordId && live.has(item.recordId) ? [item.recordId] : [])))]
}

function applyList(work: Work, step: ListStep): void {
  const answer = answerIn(work.session.body, step.id, 'list')
  const kind = step.yields
  if (!answer || !kind) return
  const old = new Map(answerIn(work.before, step.id, 'list')?.items.map((item) => [item.id, item]))
  const items = answer.items.filter((item) => item.text.trim() !== '')
  dropGone(work, step, kind, new Set(items.map((item) => item.id)))
  for (const item of items) {
    const key = producedKey(step.id, item.id)
    const was = old.get(item.id)
    if (work.produced[key] && was?.text === item.text && was.detail === item.detail) continue
    applyLine(work, step, kind, key, item.text.trim(), item.detail.trim())
  }
}

function applyLine(
  work: Work,
  step: ListStep,
  kind: NonNullable<ListStep['yields']>,
  key: string,
  text: string,
  detail: string,
): void {
  const sessionId = work.session.id
  const recordId = work.produced[key]
  if (kind === 'value') applyValue(work, key, text)
  else if (recordId) {
    const record = liveById(work, kind, recordId)
    if (!record) return
    if (record.kind === 'spark') change(work, record, { quote: text })
    else if (record.kind === 'purpose') change(work, record, { text, from: detail })
    else change(work, record, { text })
  } else if (kind === 'spark')
    make(work, key, {
      ...base(work),
      kind,
      quote: text,
      source: { kind: 'session', recordId: sessionId, stepId: step.id },
    })
  else if (kind === 'truth')
    make(work, key, {
      ...base(work),
      kind,
      text,
      ratings: {},
      chosenAt: null,
      sessionId,
      sparkIds: sparksBeside(work, step),
    })
  else make(work, key, { ...base(work), kind, text, from: detail, motives: OPEN_MOTIVES, sessionId })
}

function applySentences(work: Work, step: SentenceStep): void {
  const answer = answerIn(work.session.body, step.id, 'sentence')
  if (!answer || !step.yields) return
  const { language } = work.session.head
  const old = new Map(answerIn(work.before, step.id, 'sentence')?.items.map((item) => [item.id, JSON.stringify(item)]))
  const items = answer.items.filter(isSentenceBegun)
  dropGone(work, step, 'why', new Set(items.map((item) => item.id)))
  for (const item of items) {
    const key = producedKey(step.id, item.id)
    const recordId = work.produced[key]
    if (recordId && old.get(item.id) === JSON.stringify(item)) continue
    const stem = step.stems.find((candidate) => candidate.id === item.stemId)
    if (!stem) continue
    const text = itemText(step.stems, item, language)
    const clauses = stem.blanks.map((blank) => ({ role: blank.id, text: (item.blanks[blank.id] ?? '').trim() }))
    const record = liveById(work, 'why', recordId)
    if (record) change(work, record, { text, clauses: keepEvidence(record.clauses, clauses, text) })
    else if (!recordId)
      make(work, key, {
        ...base(work),
        kind: 'why',
        text,
        clauses,
        motives: OPEN_MOTIVES,
        chosenAt: null,
        reason: '',
        sessionId: work.session.id,
        sparkIds: sparksBeside(work, step),
      })
  }
}

function isRating(value: number | null): value is Rating | null {
  return value === null || (Number.isInteger(value) && value >= 0 && value <= 4)
}

function applyRatings(work: Work, step: Extract<Step, { kind: 'rate' }>): void {
  const answer = answerIn(work.session.body, step.id, 'rate')
  if (!answer || !step.yields) return
  const before = answerIn(work.before, step.id, 'rate')?.ratings
  const hadRecord = (item: Item) => item.recordId !== null && !work.changed.has(item.recordId)
  for (const item of itemsWorkedNow(work, step)) {
    const all = Object.hasOwn(answer.ratings, item.id) ? (answer.ratings[item.id] ?? {}) : {}
    const given = Object.entries(all).filter(
      ([scale, value]) => isRating(value) && !(before && hadRecord(item) && before[item.id]?.[scale] === value),
    )
    if (step.yields === 'ratings') {
      const truth = liveById(work, 'truth', item.recordId)
      if (truth) change(work, truth, { ratings: { ...truth.ratings, ...Object.fromEntries(given) } })
      continue
    }
    const record = liveById(work, 'why', item.recordId) ?? liveById(work, 'purpose', item.recordId)
    const motives = given.filter(([scale]) => (MOTIVE_IDS as readonly string[]).includes(scale))
    if (record) change(work, record, { motives: { ...record.motives, ...Object.fromEntries(motives) } })
  }
}

/** The latest ranking stands alone: values that are not in it lose their rank. */
function applyRank(work: Work, step: Extract<Step, { kind: 'rank' }>): void {
  const answer = answerIn(work.session.body, step.id, 'rank')
  if (!answer || !step.yields || answer.order.length === 0) return
  const before = answerIn(work.before, step.id, 'rank')
  const recordIds = new Map(itemsWorkedNow(work, step).map((item) => [item.id, item.recordId]))
  const isSame = (id: string) => recordBefore(work, step, id) === recordIds.get(id)
  if (before && before.order.join() === answer.order.join() && [...recordIds.keys()].every(isSame)) return
  const values = new Map(liveOf(work, 'value').map((value) => [value.id, value]))
  const ranked = [...new Set(answer.order.map((id) => recordIds.get(id)))].filter((id) => id && values.has(id))
  for (const value of values.values()) {
    const place = ranked.indexOf(value.id)
    change(work, value, { rank: place < 0 ? null : place + 1 })
  }
}

function applyDecision(work: Work, step: Extract<Step, { kind: 'decide' }>): void {
  const answer = answerIn(work.session.body, step.id, 'decide')
  if (!answer || !step.yields) return
  const before = answerIn(work.before, step.id, 'decide')
  const items = itemsWorkedNow(work, step)
  const isSame = items.every((item) => item.id !== answer.chosen || recordBefore(work, step, item.id) === item.recordId)
  if (before && before.chosen === answer.chosen && before.reason === answer.reason && isSame) return
  const recordFor = (itemId: string | null | undefined) => {
    const id = items.find((item) => item.id === itemId)?.recordId
    return liveById(work, 'truth', id) ?? liveById(work, 'why', id)
  }
  const chosen = recordFor(answer.chosen)
  if (!chosen) {
    const undone = answer.chosen === null ? recordFor(before?.chosen) : undefined
    if (undone) change(work, undone, { chosenAt: null })
    return
  }
  for (const other of liveOf(work, chosen.kind)) if (other.id !== chosen.id) change(work, other, { chosenAt: null })
  const chosenAt = chosen.chosenAt ?? work.now
  change(work, chosen, chosen.kind === 'why' ? { chosenAt, reason: answer.reason.trim() } : { chosenAt })
}

function applyAct(work: Work, step: Extract<Step, { kind: 'act' }>): void {
  const answer = answerIn(work.session.body, step.id, 'act')
  if (!answer || !step.yields) return
  const isThere = hasContent(answer)
  dropGone(work, step, 'experiment', new Set(isThere ? [ACT_ITEM] : []))
  if (!isThere) return
  const key = producedKey(step.id, ACT_ITEM)
  const { what, obstacle, plan, day } = answer
  const written = { what: what.trim(), obstacle: obstacle.trim(), plan: plan.trim(), day }
  const recordId = work.produced[key]
  if (recordId) {
    const before = answerIn(work.before, step.id, 'act')
    const record = liveById(work, 'experiment', recordId)
    if (record && JSON.stringify(before) !== JSON.stringify(answer)) change(work, record, written)
    return
  }
  const whyId = liveOf(work, 'why').find((why) => why.chosenAt !== null)?.id ?? null
  make(work, key, { ...base(work), kind: 'experiment', ...written, whyId, sessionId: work.session.id })
}

/**
 * What the answers given so far imply, in the order of the steps; steps without an answer imply nothing. Repeating the
 * call with the same answers changes nothing.
 *
 * @param before the body that the last call answered (what was last saved together with its changes). With it, only
 *   what was answered anew since is written, so that edits made elsewhere in between stand. Without it every answer
 *   is applied again.
 * @param records live records; the caller's view before these changes.
 * @param newId a new record id at each call.
 */
export function applyYields(input: {
  exercise: Exercise
  session: Session
  before?: SessionBody | null
  records: RecordsGiven
  now: Instant
  newId: () => RecordId
}): Yielded {
  const { exercise, session, before = null, records, now, newId } = input
  const produced = { ...session.body.produced }
  const work: Work = { exercise, session, before, now, newId, given: records, changed: new Map(), produced }
  for (const step of exercise.steps) {
    if (step.kind === 'list') applyList(work, step)
    else if (step.kind === 'sentence') applySentences(work, step)
    else if (step.kind === 'ladder') applyLadder(work, step)
    else if (step.kind === 'sort') applySort(work, step)
    else if (step.kind === 'rate') applyRatings(work, step)
    else if (step.kind === 'rank') applyRank(work, step)
    else if (step.kind === 'decide') applyDecision(work, step)
    else if (step.kind === 'act') applyAct(work, step)
  }
  return {
    changes: [...work.changed].map(([id, head]) => ({ id, head })),
    session: { ...session, body: { ...session.body, produced } },
  }
}
