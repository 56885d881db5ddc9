// What every readable export is made from: entries with their words and facts, other records as labelled texts. Plain data,
// filled by the data layer; the writers of Markdown, HTML, Day One, PDF and DOCX turn it into files.
import type { Language, LocalDay, RecordId, RecordKind, RecordOf } from '../../domain/records.ts'
import type { TextDocument } from '../../domain/text.ts'

export interface ReadableEntry {
  head: RecordOf<'entry'>
  text: TextDocument
  people: string[]
}

/** `texts` in reading order, each with what it is called; none empty. */
export interface ReadableRecord {
  id: RecordId
  kind: RecordKind
  title: string
  day: LocalDay
  texts: { label: string; text: string }[]
}

/** A file that goes along. `path` is where it lies in the export, of plain letters only. */
export interface ReadableFile {
  id: RecordId
  path: string
  name: string
  mime: string
  bytes: number
}

/** Every word that an export adds, in the language of the app. */
export interface ExportWords {
  language: Language
  journal: string
  contents: string
  /** What stands beside the journal, as a book of its own. */
  beside: string
  noTitle: string
  tags: string
  people: string
  mood: string
  energy: string
  starred: string
  zone: string
  /** Of a picture or file that could not go along, or is not shown here. */
  file: string
  madeWith: string
  moods: readonly string[]
  energies: readonly string[]
  /** Of more than one: the name of a chapter. */
  kind: (kind: RecordKind) => string
  /** What a text of a record is called; `field` as `kindTexts` names it. */
  field: (field: string) => string
  /** The date of an entry as a heading. */
  day: (day: LocalDay) => string
}

/** The local day of an instant in a zone; null for a zone that is not known here. */
export function dayIn(instant: string, zone: string): LocalDay | null {
  try {
    return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString()
  } catch {
    return null
  }
}

/** When an entry was begun, in its zone; null for a zone that is not known here. */
export function localMoment({
  createdAt,
  zone,
}: Pick<RecordOf<'entry'>, 'createdAt' | 'zone'>): Temporal.ZonedDateTime | null {
  try {
    return Temporal.Instant.from(createdAt).toZonedDateTimeISO(zone)
  } catch {
    return null
  }
}

/** When an entry was begun, if that lies on its own day; else the noon of that day. */
export function momentOf({ day, createdAt, zone }: Pick<RecordOf<'entry'>, 'day' | 'createdAt' | 'zone'>): {
  instant: string
  isExact: boolean
} {
  if (dayIn(createdAt, zone) === day) return { instant: createdAt, isExact: true }
  const plainTime = Temporal.PlainTime.from('12:00')
  const zoned = (timeZone: string) => Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime })
  try {
    return { instant: zoned(zone).toInstant().toString(), isExact: false }
  } catch {
    return { instant: zoned('UTC').toInstant().toString(), isExact: false }
  }
}

/** `14:05` where the entry was begun on its day; empty otherwise. */
export function timeOf(head: RecordOf<'entry'>): string {
  const { instant, isExact } = momentOf(head)
  if (!isExact) return ''
  return Temporal.Instant.from(instant).toZonedDateTimeISO(head.zone).toPlainTime().toString().slice(0, 5)
}

/** The facts about an entry as short lines, in a fixed order. */
export function factsOf({ head, people }: ReadableEntry, words: ExportWords): string[] {
  const labelled = (label: string, value: string | undefined) => (value ? [`${label}: ${value}`] : [])
  return [
    [timeOf(head), head.zone].filter((part) => part !== '').join(' · '),
    ...(head.starred ? [words.starred] : []),
    ...labelled(words.tags, (head.tags ?? []).join(', ')),
    ...labelled(words.mood, head.mood === undefined ? '' : words.moods[head.mood]),
    ...labelled(words.energy, head.energy === undefined ? '' : words.energies[head.energy]),
    ...labelled(words.people, people.join(', ')),
  ]
}
