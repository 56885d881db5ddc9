// One record as the search index takes it: its words by weight, and what filters ask for. Pure.
import { kindTexts } from '../kind-texts.ts'
import type { Body, Head, Language, LocalDay, RecordId, RecordKind, ScaleStep } from '../records.ts'
import { foldTag } from './filter.ts'

export interface IndexRow {
  id: RecordId
  /** The revision of the record's head that these words are of. */
  revision: number
  kind: RecordKind
  day: LocalDay
  title: string
  tags: string[]
  text: string
  mood: ScaleStep | null
  energy: ScaleStep | null
  starred: boolean
  language: Language | null
  people: RecordId[]
  hasAttachment: boolean
  /** The record it was kept from; null for what is no spark. */
  source: RecordId | null
}

/** Fields whose words count most. */
const TITLES = new Set(['title', 'name', 'label', 'aliases', 'fileName'])
/** Kinds that are of a day. An experiment's day may lie ahead: it is found by when it was made. */
const OWN_DAY = new Set<RecordKind>(['entry', 'ask', 'recognition', 'check', 'resonance', 'shared-purpose', 'pyramid'])

function dayOf(head: Head, day: (instant: string) => LocalDay): LocalDay {
  const own = OWN_DAY.has(head.kind) && 'day' in head ? head.day : null
  return own ?? day(head.createdAt)
}

/** Null for what cannot be found: records in the trash, and kinds without words of the person. `day` is that of creation for kinds without one of their own. */
export function indexRow(
  id: RecordId,
  revision: number,
  head: Head,
  body: Body | null,
  day: (instant: string) => LocalDay,
): IndexRow | null {
  if (head.deletedAt !== null) return null
  const { texts } = kindTexts(head, body)
  if (texts.length === 0) return null
  const isEntry = head.kind === 'entry'
  const pick = (wanted: (field: string) => boolean) =>
    texts
      .filter(({ field }) => wanted(field))
      .map(({ text }) => text)
      .join('\n')
  return {
    id,
    revision,
    kind: head.kind,
    day: dayOf(head, day),
    title: pick((field) => TITLES.has(field)),
    tags: isEntry ? (head.tags ?? []).map(foldTag).filter((tag) => tag !== '') : [],
    text: pick((field) => !TITLES.has(field) && field !== 'tags'),
    mood: (isEntry ? head.mood : null) ?? null,
    energy: (isEntry ? head.energy : null) ?? null,
    starred: isEntry && head.starred === true,
    language: 'language' in head ? (head.language ?? null) : null,
    people: isEntry ? (head.personIds ?? []) : [],
    hasAttachment: isEntry && (head.attachmentIds ?? []).length > 0,
    source: head.kind === 'spark' ? head.source.recordId : null,
  }
}
