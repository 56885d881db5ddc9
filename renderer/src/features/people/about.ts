// What of the vault is about one person. Pure.
import { piecesOf, type Reciprocity, reciprocities } from '#shared/domain/ledger/figures.ts'
import { recipientOf } from '#shared/domain/mirror.ts'
import { foldName, idsOf, namesPerson } from '#shared/domain/people.ts'
import type { RecordId, RecordKind, RecordOf } from '#shared/domain/records.ts'

type Person = RecordOf<'person'>

/** Whether words written in place of a link to a record are exactly this person's name, or another they go by. */
function isCalled(person: Person, written: string): boolean {
  const folded = foldName(written)
  return folded !== '' && [person.name, ...(person.aliases ?? [])].some((name) => foldName(name) === folded)
}

/** Of records that name people, those that name this one; the newest first. */
export function naming<R extends RecordOf<RecordKind>>(records: readonly R[], person: RecordOf<'person'>): R[] {
  const ids = idsOf(person)
  return records.filter((record) => namesPerson(record, ids)).toReversed()
}

/** Asks with a person: linked to them, or linked to nobody and written with their name. The latest first. */
export function asksWith(asks: readonly RecordOf<'ask'>[], person: Person): RecordOf<'ask'>[] {
  const ids = idsOf(person)
  return asks
    .filter((ask) => namesPerson(ask, ids) || (ask.personId === null && isCalled(person, ask.who)))
    .toSorted((a, b) => b.when.start.localeCompare(a.when.start))
}

/** What went to and fro in those asks, of all time, in minutes; null while there is none. */
export function exchangeOf(asks: readonly RecordOf<'ask'>[], person: Person): Reciprocity | null {
  const linked = asks.map((ask) => ({ ...ask, personId: person.id }))
  return reciprocities(piecesOf(linked, { from: null, to: null }))[0] ?? null
}

/** Letters that came through a person's file, the latest first, and their files through which none has come yet. */
export function lettersOf(
  letters: readonly RecordOf<'letter'>[],
  mirrors: readonly RecordOf<'mirror'>[],
  person: Person,
): { letters: RecordOf<'letter'>[]; awaited: { mirrorId: RecordId; madeAt: string }[] } {
  const ids = idsOf(person)
  const isTheirs = (recipient: { personId: RecordId | null; name: string }) =>
    recipient.personId === null ? isCalled(person, recipient.name) : ids.has(recipient.personId)
  const came = letters.filter((letter) => {
    const recipient = recipientOf(
      letter,
      mirrors.find(({ id }) => id === letter.mirrorId),
    )
    return recipient !== undefined && isTheirs(recipient)
  })
  const tokens = new Set(came.map(({ token }) => token))
  const awaited = mirrors.flatMap(({ id, recipients }) =>
    recipients.flatMap((one) =>
      isTheirs(one) && one.madeAt !== null && !tokens.has(one.token) ? [{ mirrorId: id, madeAt: one.madeAt }] : [],
    ),
  )
  return { letters: came.toReversed(), awaited }
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
