// Brings back what the log lost: newer states of records from the rest of damaged saves and from snapshots, by authenticated
// revision, as commits of their own. A state comes back whole or not at all. Says what is known to be missing all the same.
import { openSealed, seal } from '#crypto/envelope.ts'
import type { Keyring } from '#crypto/keyring.ts'
import { platform } from '#platform/platform.ts'
import type { InvokeOutput, LogReport } from '#shared/contract/contract.ts'
import type { RecordId } from '#shared/domain/records.ts'
import type { Position, SealedPart } from '#shared/formats/commit.ts'
import { headPlaintextSchema } from '#shared/formats/records.ts'
import type { OpenVault } from './open-vault.ts'
import { readPart } from './part-content.ts'
import type { Projection } from './projection.ts'
import type { HeadsRead } from './read-heads.ts'
import { inCommits } from './salvage.ts'

const CHUNK_BYTES = 4 * 1024 * 1024
/** A claimed revision further away than this is taken for damage of the number itself. */
const MOST_AHEAD = 10_000

type Found = InvokeOutput<'vault:find-lost'>['found'][number]
/** `damaged`: from the rest of a damaged save; else from the snapshot of that date. */
export type FoundFrom = Found['from']

export interface BroughtBack {
  id: RecordId
  from: FoundFrom
}

/** A record that is shown although a list of contents names a later state of it, which was found nowhere. */
export interface Earlier {
  id: RecordId
  /** The later revision. */
  revision: number
  /** It stood in the log's last save, which may never have been acknowledged. */
  isTail: boolean
}

async function findAll(wanted: readonly RecordId[]): Promise<Map<RecordId, Found[]>> {
  const found = new Map<RecordId, Found[]>()
  for (let skip = 0; ; ) {
    const answer = await platform().findLost({ wanted: [...wanted], skip, maxBytes: CHUNK_BYTES })
    for (const one of answer.found) found.set(one.part.recordId, [...(found.get(one.part.recordId) ?? []), one])
    if (answer.next === null) return found
    skip = answer.next
  }
}

interface Place {
  keyring: Keyring
  projection: Projection
  heads: HeadsRead
  /** Records whose newest head or body does not open. */
  damaged: ReadonlySet<RecordId>
}

const byRevision = (a: Found, b: Found) => b.part.revision - a.part.revision

/** The body that a head needs: null when the projection has it, undefined when it is nowhere. */
async function bodyFor(
  { keyring, projection }: Place,
  id: RecordId,
  atLeast: number,
  found: readonly Found[],
): Promise<Found | null | undefined> {
  const row = await projection.get(id, 'body')
  if (row && row.operation === 'put' && row.revision >= atLeast && (await openSealed(keyring, row, row.sealed)).ok) {
    return null
  }
  for (const one of found.filter(({ part }) => part.part === 'body' && part.operation === 'put').sort(byRevision)) {
    if (one.part.revision >= atLeast && (await openSealed(keyring, one.part, one.part.sealed)).ok) return one
  }
  return undefined
}

/** The newest state that is whole and later than what the log has; none where there is no such state. */
async function newestState(place: Place, id: RecordId, found: readonly Found[]): Promise<Found[]> {
  const { keyring, projection, heads, damaged } = place
  const row = await projection.get(id, 'head')
  const isHeadBroken = heads.damaged.includes(id)
  for (const one of found.filter(({ part }) => part.part === 'head').sort(byRevision)) {
    const { part } = one
    // Of a newest head that is broken only that very head, or a later one, may take the place.
    if (row && (isHeadBroken ? part.revision < row.revision : part.revision <= row.revision)) continue
    const reading = await readPart(keyring, part)
    if (!reading.ok) continue
    if (part.operation === 'remove') {
      return [one, ...found.filter((each) => each.part.part === 'body' && each.part.revision === part.revision)]
    }
    const content = headPlaintextSchema.safeParse(reading.content)
    if (!content.success) continue
    const { bodyRevision } = content.data
    if (bodyRevision === null) return [one]
    const body = await bodyFor(place, id, bodyRevision, found)
    if (body !== undefined) return body === null ? [one] : [one, body]
  }
  const bodyRevision = heads.records.get(id)?.bodyRevision ?? null
  if (!damaged.has(id) || isHeadBroken || bodyRevision === null) return []
  const body = await bodyFor(place, id, bodyRevision, found)
  return body ? [body] : []
}

/** As it is sealed; above the broken one where the log holds that revision or a later one. */
async function toAppend({ keyring, projection }: Place, part: SealedPart): Promise<SealedPart | null> {
  const row = await projection.get(part.recordId, part.part)
  if (!row || row.revision < part.revision) return part
  const opening = await openSealed(keyring, part, part.sealed)
  if (!opening.ok) return null
  const name = { ...part, revision: row.revision + 1 }
  return { ...name, sealed: await seal(keyring, name, opening.plaintext) }
}

/** Appends what was found to be newer than what the log holds. Answers which records, and where the log now stands. */
export async function bringBack(
  place: Place,
  position: Position,
): Promise<{ broughtBack: BroughtBack[]; parts: SealedPart[]; position: Position }> {
  const broughtBack: BroughtBack[] = []
  const parts: SealedPart[] = []
  for (const [id, found] of await findAll([...place.damaged])) {
    const state = await newestState(place, id, found)
    const [first] = state
    if (!first) continue
    for (const { part } of state) {
      const sealed = await toAppend(place, part)
      if (sealed) parts.push(sealed)
    }
    broughtBack.push({ id, from: first.from })
  }
  let now = position
  for (const commit of inCommits(parts)) {
    now = await platform().append({ parts: commit })
    const { seq } = now
    await place.projection.apply(
      commit.map((part) => ({ ...part, seq })),
      now,
    )
  }
  return { broughtBack, parts, position: now }
}

/**
 * What the lists of contents of damaged saves name and nothing holds. A revision that is named is burnt, so that a later save
 * never takes its number. `unknown`: records that were new in such a save, so that nothing is left of them to be named.
 */
export function stillMissing(claims: NonNullable<LogReport['claims']>, heads: HeadsRead) {
  const shown = new Map((heads.rows ?? []).map(({ recordId, revision }) => [recordId, revision]))
  const damaged = new Set(heads.damaged)
  const newest = new Map<RecordId, Earlier>()
  for (const { recordId, part, revision, isTail } of claims) {
    if (part !== 'head' || (newest.get(recordId)?.revision ?? 0) >= revision) continue
    newest.set(recordId, { id: recordId, revision, isTail })
  }
  const earlier: Earlier[] = []
  let unknown = 0
  for (const claim of newest.values()) {
    const there = shown.get(claim.id)
    const state = heads.records.get(claim.id)
    if (there === undefined || state === undefined) {
      if (!claim.isTail) unknown += 1
      continue
    }
    if (claim.revision <= there || claim.revision > there + MOST_AHEAD) continue
    state.revision = Math.max(state.revision, claim.revision)
    if (state.alive && !damaged.has(claim.id)) earlier.push(claim)
  }
  return { earlier, unknown }
}

/** Those that were not saved since: a save names a later state than the lost one. */
export function stillEarlier({ earlier, records }: OpenVault): RecordId[] {
  return (earlier ?? []).filter(({ id, revision }) => records.get(id)?.revision === revision).map(({ id }) => id)
}
