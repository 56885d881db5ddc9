// A record filter as a condition on the index's table of records, with bound values only.
import type { RecordFilter } from '#shared/domain/search/filter.ts'

export interface Condition {
  /** Joined by `AND`; `1` when nothing narrows. The table is called `record`. */
  sql: string
  values: (string | number)[]
}

const marks = (values: readonly unknown[]) => values.map(() => '?').join(', ')

export function conditionOf(filter: RecordFilter): Condition {
  const parts: string[] = []
  const values: (string | number)[] = []
  const add = (sql: string, bound: readonly (string | number)[] = []) => {
    parts.push(sql)
    values.push(...bound)
  }
  if (filter.kinds.length > 0) add(`record.kind IN (${marks(filter.kinds)})`, filter.kinds)
  if (filter.from !== null) add('record.day >= ?', [filter.from])
  if (filter.until !== null) add('record.day <= ?', [filter.until])
  if (filter.moods.length > 0) add(`record.mood IN (${marks(filter.moods)})`, filter.moods)
  if (filter.energies.length > 0) add(`record.energy IN (${marks(filter.energies)})`, filter.energies)
  if (filter.starred) add('record.starred = 1')
  if (filter.hasAttachment) add('record.attachment = 1')
  if (filter.language !== null) add('record.language = ?', [filter.language])
  if (filter.hasSpark) add('EXISTS (SELECT 1 FROM record AS spark WHERE spark.source = record.id)')
  for (const tag of filter.tags) add('EXISTS (SELECT 1 FROM tag WHERE tag.row = record.row AND tag.name = ?)', [tag])
  for (const group of filter.people) {
    add(`EXISTS (SELECT 1 FROM person WHERE person.row = record.row AND person.id IN (${marks(group)}))`, group)
  }
  return { sql: parts.length === 0 ? '1' : parts.join(' AND '), values }
}
