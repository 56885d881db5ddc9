// What a list of records is narrowed to, beside words: the same for search and for the journal's list. Pure.
import type { Language, LocalDay, RecordId, RecordKind, RecordOf, ScaleStep } from '../records.ts'
import { foldText } from './fold.ts'

/** Every field narrows further; empty, null and false do not narrow. */
export interface RecordFilter {
  /** One of these kinds. */
  kinds: RecordKind[]
  /** All of these tags, folded. */
  tags: string[]
  /** One of these steps. */
  moods: ScaleStep[]
  energies: ScaleStep[]
  /** Of each group one person: a name may be that of several. */
  people: RecordId[][]
  /** From this day on. */
  from: LocalDay | null
  /** Up to this day, itself included. */
  until: LocalDay | null
  starred: boolean
  /** A line of it was kept. */
  hasSpark: boolean
  hasAttachment: boolean
  language: Language | null
}

export const NO_FILTER: RecordFilter = {
  kinds: [],
  tags: [],
  moods: [],
  energies: [],
  people: [],
  from: null,
  until: null,
  starred: false,
  hasSpark: false,
  hasAttachment: false,
  language: null,
}

export function isNarrowing(filter: RecordFilter): boolean {
  return (Object.keys(NO_FILTER) as (keyof RecordFilter)[]).some((key) => {
    const value = filter[key]
    return Array.isArray(value) ? value.length > 0 : value !== null && value !== false
  })
}

/** A tag as it is compared: without `#`, accents and case. */
export function foldTag(tag: string): string {
  return foldText(tag.trim().replace(/^#/, '')).trim()
}

/** Whether an entry passes. `quoted` holds the records that live sparks were kept from. */
export function passes(entry: RecordOf<'entry'>, filter: RecordFilter, quoted: ReadonlySet<RecordId>): boolean {
  if (filter.kinds.length > 0 && !filter.kinds.includes('entry')) return false
  if (filter.from !== null && entry.day < filter.from) return false
  if (filter.until !== null && entry.day > filter.until) return false
  if (filter.starred && entry.starred !== true) return false
  if (filter.language !== null && entry.language !== filter.language) return false
  if (filter.hasSpark && !quoted.has(entry.id)) return false
  if (filter.hasAttachment && (entry.attachmentIds ?? []).length === 0) return false
  if (filter.moods.length > 0 && (entry.mood === undefined || !filter.moods.includes(entry.mood))) return false
  if (filter.energies.length > 0 && (entry.energy === undefined || !filter.energies.includes(entry.energy)))
    return false
  if (filter.tags.length > 0) {
    const tags = new Set((entry.tags ?? []).map(foldTag))
    if (!filter.tags.every((tag) => tags.has(tag))) return false
  }
  return filter.people.every((group) => group.some((id) => (entry.personIds ?? []).includes(id)))
}

const common = <T>(a: readonly T[], b: readonly T[]): T[] =>
  a.length === 0 ? [...b] : b.length === 0 ? [...a] : a.filter((one) => b.includes(one))

/** What passes both. Where the two name different kinds or steps, the second counts. */
export function bothFilters(a: RecordFilter, b: RecordFilter): RecordFilter {
  const either = <T>(first: readonly T[], second: readonly T[]): T[] => {
    const both = common(first, second)
    return both.length > 0 ? both : [...second]
  }
  const froms = [a.from, b.from].filter((day) => day !== null).sort()
  const untils = [a.until, b.until].filter((day) => day !== null).sort()
  return {
    kinds: either(a.kinds, b.kinds),
    tags: [...new Set([...a.tags, ...b.tags])],
    moods: either(a.moods, b.moods),
    energies: either(a.energies, b.energies),
    people: [...a.people, ...b.people],
    from: froms.at(-1) ?? null,
    until: untils[0] ?? null,
    starred: a.starred || b.starred,
    hasSpark: a.hasSpark || b.hasSpark,
    hasAttachment: a.hasAttachment || b.hasAttachment,
    language: b.language ?? a.language,
  }
}

/** The people whose name, or a word of it, begins like what was typed. */
export function peopleNamed(typed: string, people: readonly RecordOf<'person'>[]): RecordId[] {
  const wanted = foldText(typed).trim()
  return people
    .filter(({ name }) => {
      const folded = foldText(name)
      return folded.startsWith(wanted) || folded.split(/\s+/).some((word) => word.startsWith(wanted))
    })
    .map(({ id }) => id)
}
