// What of the vault is about one person. Pure.
import { foldName, idsOf, namesPerson } from '#shared/domain/people.ts'
import type { RecordKind, RecordOf } from '#shared/domain/records.ts'

/** Of records that name people, those that name this one; the newest first. */
export function naming<R extends RecordOf<RecordKind>>(records: readonly R[], person: RecordOf<'person'>): R[] {
  const ids = idsOf(person)
  return records.filter((record) => namesPerson(record, ids)).toReversed()
}

/**
 * Kept lines about somebody: those that show where they stand, those kept from what names them, and those in which their
 * whole name stands. The newest first.
 */
export function sparksAbout(
  sparks: readonly RecordOf<'spark'>[],
  person: RecordOf<'person'>,
  sources: readonly RecordOf<RecordKind>[],
): RecordOf<'spark'>[] {
  const from = new Set(sources.map(({ id }) => id))
  const shown = new Set((person.placements ?? []).flatMap(({ sparkIds }) => sparkIds ?? []))
  const names = [person.name, ...(person.aliases ?? [])].map(foldName).filter((name) => name.length > 2)
  const says = (quote: string) => {
    const words = ` ${foldName(quote).replace(/[^\p{L}\p{N}]+/gu, ' ')} `
    return names.some((name) => words.includes(` ${name.replace(/[^\p{L}\p{N}]+/gu, ' ')} `))
  }
  return sparks
    .filter((spark) => shown.has(spark.id) || from.has(spark.source.recordId) || says(spark.quote))
    .toReversed()
}
