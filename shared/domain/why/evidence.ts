// What the clauses of a why rest on: pinning, and keeping every pin through any change of the words. Pure. A pin is let go
// only by the person; a deleted record keeps its pins and is shown as deleted.
import type { Clause, EvidencePin, RecordId, RecordOf } from '../records.ts'

type Why = RecordOf<'why'>

/** The name of a clause within its why: its id, or role and place where it has none yet. */
export function clauseKey(clauses: readonly Clause[], index: number): string {
  const clause = clauses[index]
  return clause?.id ?? `${clause?.role ?? ''}#${index}`
}

const samePin = (a: EvidencePin, b: EvidencePin) => a.id === b.id

/** Both, in order, none twice. */
export function joinedPins(one: readonly EvidencePin[], other: readonly EvidencePin[]): EvidencePin[] {
  return [...one, ...other].filter((pin, index, all) => all.findIndex((each) => samePin(each, pin)) === index)
}

/** Every pin of these clauses, none twice. */
export function pinsOf(clauses: readonly Clause[]): EvidencePin[] {
  return clauses.reduce<EvidencePin[]>((all, { evidence }) => joinedPins(all, evidence ?? []), [])
}

/** The clause with these pins. */
export function withPins(clause: Clause, pins: readonly EvidencePin[]): Clause {
  const { evidence: _, ...bare } = clause
  return pins.length > 0 ? { ...bare, evidence: [...pins] } : bare
}

/**
 * New clauses with the evidence of the old ones: by id, else by role, and what finds no clause of its own goes to the
 * last one. `text` is the whole sentence, which becomes the one clause where none is left to hold it.
 */
export function keepEvidence(before: readonly Clause[], after: readonly Clause[], text: string): Clause[] {
  const pinned = before.filter(({ evidence }) => evidence && evidence.length > 0)
  const held = after.map((clause) => {
    const id = clause.id ?? before.find(({ role }) => role === clause.role)?.id
    return withPins(id === undefined ? clause : { ...clause, id }, [])
  })
  if (pinned.length === 0) return held
  if (held.length === 0) return [withPins({ role: 'whole', text }, pinsOf(pinned))]
  return pinned.reduce((clauses, old) => {
    const byId = old.id === undefined ? -1 : clauses.findIndex(({ id }) => id === old.id)
    const byRole = clauses.findIndex(({ role }) => role === old.role)
    const place = byId !== -1 ? byId : byRole !== -1 ? byRole : clauses.length - 1
    return clauses.map((clause, index) =>
      index === place ? withPins(clause, joinedPins(clause.evidence ?? [], old.evidence ?? [])) : clause,
    )
  }, held)
}

const sparksAmong = (clauses: readonly Clause[]) =>
  pinsOf(clauses).flatMap(({ kind, id }) => (kind === 'spark' ? [id] : []))

/** `sparkIds` in step with new clauses: the sparks beside the whole stay, those pinned follow the pins. */
export function sparksInStep(why: Pick<Why, 'clauses' | 'sparkIds'>, clauses: readonly Clause[]): RecordId[] {
  const before = new Set(sparksAmong(why.clauses))
  return [...new Set([...why.sparkIds.filter((id) => !before.has(id)), ...sparksAmong(clauses)])]
}

/** Clauses and sparks of the why with one more pin on the clause of that key. */
export function pinned(why: Why, key: string, pin: EvidencePin): Pick<Why, 'clauses' | 'sparkIds'> {
  const clauses = why.clauses.map((clause, index) =>
    clauseKey(why.clauses, index) === key ? withPins(clause, joinedPins(clause.evidence ?? [], [pin])) : clause,
  )
  return { clauses, sparkIds: sparksInStep(why, clauses) }
}

/** The same with one pin less. */
export function unpinned(why: Why, key: string, id: RecordId): Pick<Why, 'clauses' | 'sparkIds'> {
  const clauses = why.clauses.map((clause, index) => {
    const pins = clause.evidence ?? []
    return clauseKey(why.clauses, index) === key
      ? withPins(
          clause,
          pins.filter((pin) => pin.id !== id),
        )
      : clause
  })
  return { clauses, sparkIds: sparksInStep(why, clauses) }
}

/** The sparks beside a why set by hand: one that is taken away leaves its clauses too. */
export function withSparks(why: Why, sparkIds: readonly RecordId[]): Pick<Why, 'clauses' | 'sparkIds'> {
  const wanted = new Set(sparkIds)
  const clauses = why.clauses.map((clause) =>
    clause.evidence
      ? withPins(
          clause,
          clause.evidence.filter(({ kind, id }) => kind !== 'spark' || wanted.has(id)),
        )
      : clause,
  )
  return { clauses, sparkIds: [...wanted] }
}

/** What an earlier state rested on and the present does not, and the other way round, whichever clause it was pinned to. */
export function changedPins(
  before: readonly Clause[],
  after: readonly Clause[],
): { gone: EvidencePin[]; added: EvidencePin[] } {
  const then = pinsOf(before)
  const now = pinsOf(after)
  const without = (pins: EvidencePin[], others: EvidencePin[]) =>
    pins.filter((pin) => !others.some((other) => samePin(pin, other)))
  return { gone: without(then, now), added: without(now, then) }
}

/** `gone`: removed for good. */
export type PinState = 'here' | 'deleted' | 'gone'

/** How it stands with a pinned record, as it is found by its id. */
export function pinState(record: { deletedAt: string | null } | undefined): PinState {
  if (!record) return 'gone'
  return record.deletedAt === null ? 'here' : 'deleted'
}
