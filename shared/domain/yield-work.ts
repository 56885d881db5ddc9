// The working state while yields are gathered: live records with the changes so far, and what an item had become before.
import type { Answer, Exercise, Item, Step } from './exercise.ts'
import { itemsAt, producedKey, type RecordsGiven } from './items.ts'
import type { Head, Instant, RecordId, RecordKind, RecordOf, SessionBody } from './records.ts'
import type { Session } from './session.ts'

/** What one call of `applyYields` works with. `changed` and `produced` grow as the steps are gone through. */
export interface Work {
  exercise: Exercise
  session: Session
  /** The answers that the records already follow; null when that is not known. */
  before: SessionBody | null
  now: Instant
  newId: () => RecordId
  given: RecordsGiven
  changed: Map<RecordId, Head>
  produced: Record<string, RecordId>
}

/** Live records as they will be after the changes gathered so far. */
export function liveOf<K extends RecordKind>(work: Work, kind: K): RecordOf<K>[] {
  const given = work.given(kind)
  const known = new Set(given.map((record) => record.id))
  const made = [...work.changed]
    .filter(([id, head]) => head.kind === kind && !known.has(id))
    .map(([id, head]) => ({ id, ...head }))
  const merged = given.map((record) => ({ ...record, ...work.changed.get(record.id) }))
  return [...merged, ...made].filter((record) => record.deletedAt === null) as RecordOf<K>[]
}

/** The live record with this id as it will be, or undefined: none, of another kind, or in the trash. */
export function liveById<K extends RecordKind>(
  work: Work,
  kind: K,
  id: RecordId | null | undefined,
): RecordOf<K> | undefined {
  return id ? liveOf(work, kind).find((record) => record.id === id) : undefined
}

/** Writes the patch if it changes anything. */
export function change<K extends RecordKind>(work: Work, record: RecordOf<K>, patch: Partial<Head>): void {
  const { id, ...head } = record
  const old = head as Record<string, unknown>
  const differs = Object.entries(patch).some(([key, value]) => JSON.stringify(old[key]) !== JSON.stringify(value))
  if (differs) work.changed.set(id, { ...head, ...patch, updatedAt: work.now } as Head)
}

/** A new record for an item: `key` is its `producedKey`. */
export function make(work: Work, key: string, head: Head): void {
  const id = work.newId()
  work.produced[key] = id
  work.changed.set(id, head)
}

/** To the trash, where nothing is chosen. */
export function trash<K extends RecordKind>(work: Work, record: RecordOf<K>): void {
  change(work, record, 'chosenAt' in record ? { deletedAt: work.now, chosenAt: null } : { deletedAt: work.now })
}

/** The dates of a new head. */
export function base(work: Work) {
  return { createdAt: work.now, updatedAt: work.now, deletedAt: null }
}

/** The step's answer if it is of this kind. */
export function answerIn<K extends Answer['kind']>(body: SessionBody | null, stepId: string, kind: K) {
  const answer = body && Object.hasOwn(body.answers, stepId) ? body.answers[stepId] : undefined
  return answer?.kind === kind ? (answer as Extract<Answer, { kind: K }>) : undefined
}

/** Trashes what items that are gone had become. A value that it shares with another stays. */
export function dropGone(work: Work, step: Step, kind: RecordKind, kept: Set<string>): void {
  const prefix = producedKey(step.id, '')
  for (const [key, recordId] of Object.entries(work.produced)) {
    if (!key.startsWith(prefix) || kept.has(key.slice(prefix.length))) continue
    const record = liveById(work, kind, recordId)
    if (record && isOwn(work, key, record)) trash(work, record)
    delete work.produced[key]
  }
}

/** Whether only this item became that record, in this session: then it may be renamed or trashed with the item. */
export function isOwn(work: Work, key: string, record: RecordOf<RecordKind>): boolean {
  const isMade = !('sessionId' in record) || record.sessionId === work.session.id
  return isMade && !Object.entries(work.produced).some(([other, id]) => other !== key && id === record.id)
}

/** What a step works on, with the session knowing what was produced so far, so that items already know their records. */
export function itemsWorkedNow(work: Work, step: Step): Item[] {
  const session = { ...work.session, body: { ...work.session.body, produced: work.produced } }
  return itemsAt(work.exercise, session, step, (kind) => liveOf(work, kind))
}

/** The record that an item of a step was at the last call; for items of records, the item itself. */
export function recordBefore(work: Work, step: Step, itemId: string): RecordId | null {
  const take = 'takes' in step ? step.takes : undefined
  if (take?.from !== 'step') return itemId
  if (!work.before) return null
  const session = { ...work.session, body: work.before }
  const items = itemsAt(work.exercise, session, step, (kind) => liveOf(work, kind))
  return items.find((item) => item.id === itemId)?.recordId ?? null
}
