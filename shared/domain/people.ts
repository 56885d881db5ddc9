// People as one finds and joins them: names folded for finding, and two records of one person made one. Pure.
import type { Head, Instant, PersonHead, RecordId, RecordKind, RecordOf } from './records.ts'

/** Letters without accents and case, so that "Lucia" finds "Lucìa". */
export function foldName(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('en').replace(/\s+/g, ' ').trim()
}

/** Whether every word typed begins a word of the name or of another name they go by. */
export function isNamed(person: Pick<PersonHead, 'name' | 'aliases'>, typed: string): boolean {
  const words = foldName(typed).split(' ').filter(Boolean)
  return [person.name, ...(person.aliases ?? [])].some((name) => {
    const parts = foldName(name).split(/[\s'’-]+/)
    return words.every((word) => parts.some((part) => part.startsWith(word)))
  })
}

/** The one who goes by exactly this name, accents and case aside. */
export function personNamed<P extends Pick<PersonHead, 'name' | 'aliases'>>(
  people: readonly P[],
  name: string,
): P | undefined {
  const folded = foldName(name)
  if (folded === '') return undefined
  return (
    people.find((person) => foldName(person.name) === folded) ??
    people.find((person) => person.aliases?.some((alias) => foldName(alias) === folded))
  )
}

/** By name, as a reader of the language expects. Does not change the array given. */
export function byName<P extends Pick<PersonHead, 'name'>>(people: readonly P[], language: string): P[] {
  const collator = new Intl.Collator(language, { sensitivity: 'base', numeric: true })
  return people.toSorted((a, b) => collator.compare(a.name, b.name))
}

/** Every id that leads to a person: their own, and those of people who turned out to be them. */
export function idsOf(person: Pick<RecordOf<'person'>, 'id' | 'mergedIds'>): ReadonlySet<RecordId> {
  return new Set([person.id, ...(person.mergedIds ?? [])])
}

/** The live person an id leads to, also when theirs was merged into another's. */
export function personBehind(
  people: readonly RecordOf<'person'>[],
  id: RecordId | null | undefined,
): RecordOf<'person'> | undefined {
  if (!id) return undefined
  return people.find((person) => person.id === id) ?? people.find((person) => person.mergedIds?.includes(id))
}

/** Whether a record of any kind names a person by `personId` or `personIds`. */
export function namesPerson(head: Head, ids: ReadonlySet<RecordId>): boolean {
  const { personId, personIds } = head as { personId?: RecordId | null; personIds?: readonly RecordId[] }
  return (typeof personId === 'string' && ids.has(personId)) || (personIds?.some((id) => ids.has(id)) ?? false)
}

function renamed<H extends RecordOf<RecordKind>>(head: H, ids: ReadonlySet<RecordId>, to: RecordId): H {
  const { personId, personIds } = head as { personId?: RecordId | null; personIds?: RecordId[] }
  return {
    ...head,
    ...(typeof personId === 'string' && ids.has(personId) ? { personId: to } : {}),
    ...(personIds ? { personIds: [...new Set(personIds.map((id) => (ids.has(id) ? to : id)))] } : {}),
  }
}

const joined = (one: string, other: string) =>
  [one, other].filter((text, index, all) => text.trim() !== '' && all.indexOf(text) === index).join('\n\n')

/**
 * Two records of one person made one: `keep` takes the names, note and placements of `drop`, whatever names `drop` names
 * `keep`, and `drop` goes to the trash. Answers the heads to write; the heads given are what an undo writes back.
 *
 * @param others every record that may name a person, of any kind, deleted ones too.
 */
export function merging(
  keep: RecordOf<'person'>,
  drop: RecordOf<'person'>,
  others: readonly RecordOf<RecordKind>[],
  now: Instant,
): { before: RecordOf<RecordKind>[]; after: RecordOf<RecordKind>[] } {
  const gone = idsOf(drop)
  const aliases = [...(keep.aliases ?? []), drop.name, ...(drop.aliases ?? [])].filter(
    (name, index, all) => foldName(name) !== foldName(keep.name) && all.indexOf(name) === index,
  )
  const placements = [...(drop.placements ?? []), ...(keep.placements ?? [])]
  const kept: RecordOf<'person'> = {
    ...keep,
    updatedAt: now,
    note: joined(keep.note, drop.note),
    ...(aliases.length > 0 ? { aliases } : {}),
    ...(placements.length > 0 ? { placements } : {}),
    mergedIds: [...new Set([...(keep.mergedIds ?? []), ...gone])],
  }
  const naming = others.filter((head) => head.id !== keep.id && head.id !== drop.id && namesPerson(head, gone))
  return {
    before: [keep, drop, ...naming],
    after: [kept, { ...drop, updatedAt: now, deletedAt: now }, ...naming.map((head) => renamed(head, gone, keep.id))],
  }
}
