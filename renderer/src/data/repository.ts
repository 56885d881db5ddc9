// The one way to change and open records. Seals, appends to the log, and only then takes the change into the page.
import type { z } from 'zod'
import { randomId } from '#crypto/bytes.ts'
import { platform } from '#platform/platform.ts'
import { KindError } from '#shared/contract/errors.ts'
import type { Body, BodyByKind, Head, KindWithBody, RecordId } from '#shared/domain/records.ts'
import type { SealedPart } from '#shared/formats/commit.ts'
import { bodyPlaintextSchema, bodySchemas, readHead } from '#shared/formats/records.ts'
import { tellRecordsChanged } from './changes.ts'
import { checkpointIfDue } from './checkpoint.ts'
import type { PartRow } from './db.ts'
import { applyHeads, headOf, headsOf } from './heads.ts'
import { partsAnywhere } from './log-reader.ts'
import { inLine, type OpenVault, openVault, type RecordState } from './open-vault.ts'
import { readPart, sealBody, sealHead, sealTombstone } from './part-content.ts'
import type { RecordWrite } from './record-write.ts'
import { keepBefore } from './revisions.ts'
import { assertRoom, takesAway } from './room.ts'
import { inCommits } from './salvage.ts'

const MOST_PARTS = 5000
const schemaOfBody: { [K in KindWithBody]: z.ZodType<BodyByKind[K]> } = bodySchemas

/** A new random record id. */
export function newId(): RecordId {
  return randomId()
}

function stateOf(vault: OpenVault, id: RecordId): RecordState {
  let state = vault.records.get(id)
  if (!state) {
    state = { revision: 0, bodyRevision: null, alive: false }
    vault.records.set(id, state)
  }
  return state
}

function isWithBody(kind: string): kind is KindWithBody {
  return Object.hasOwn(bodySchemas, kind)
}

/** What could not be read back must not be written. */
function check(writes: readonly RecordWrite[]): void {
  const ids = new Set(writes.map((write) => write.id))
  if (ids.size !== writes.length) throw new KindError('bad-input', 'one record twice in a commit')
  for (const { head, body } of writes) {
    if (!('head' in readHead(head))) throw new KindError('bad-input', `a ${head.kind} head does not fit its schema`)
    if (body === undefined) continue
    if (!isWithBody(head.kind) || !bodySchemas[head.kind].safeParse(body).success) {
      throw new KindError('bad-input', `a ${head.kind} body does not fit its schema`)
    }
  }
}

/** `id` is the record's place in memory, not part of its head: a record as screens see it may be saved as it is. */
function bareHead(head: Head): Head {
  const { id: _, ...bare } = head as Head & { id?: RecordId }
  return bare as Head
}

/** Before anything is sealed: the main process would refuse it too. */
function assertWritable(vault: OpenVault): void {
  if (vault.newer !== undefined) throw new KindError('newer-format', 'a newer version wrote this vault')
}

async function append(vault: OpenVault, parts: SealedPart[]): Promise<PartRow[]> {
  assertWritable(vault)
  if (parts.length > MOST_PARTS) throw new KindError('bad-input', 'too many parts in one commit')
  try {
    vault.position = await platform().append({ parts })
  } catch (error) {
    vault.hasFailed = true
    throw error
  }
  return parts.map((part) => ({ ...part, seq: vault.position.seq }))
}

/** A write with the revisions it gets. */
type Planned = RecordWrite & { state: RecordState; revision: number; bodyRevision: number | null }

function plan(vault: OpenVault, write: RecordWrite): Planned {
  const state = stateOf(vault, write.id)
  // Burnt even if the append fails: a revision never names two different contents.
  state.revision += 1
  const bodyRevision = write.body === undefined ? state.bodyRevision : state.revision
  return { ...write, head: bareHead(write.head), state, revision: state.revision, bodyRevision }
}

function sealing({ keyring }: OpenVault, { id, head, body, revision, bodyRevision }: Planned): Promise<SealedPart>[] {
  const sealed = sealHead(keyring, id, revision, head, bodyRevision)
  return body === undefined ? [sealed] : [sealed, sealBody(keyring, id, revision, body)]
}

/** New records, sealed while an earlier commit is on its way; not saved before `saveRecords` is given them. */
export interface SealedAhead {
  writes: RecordWrite[]
  planned: Planned[]
  parts: SealedPart[]
  /** Under which keys. */
  keyring: OpenVault['keyring']
}

/**
 * Seals records that the vault has never known, outside the line of saves: nothing of them can depend on a save under way.
 * `pause` is called between any two. Rejects with KindError `bad-input` for a record that is known.
 */
export async function sealAhead(writes: RecordWrite[], pause: () => Promise<void>): Promise<SealedAhead> {
  const vault = openVault()
  const planned: Planned[] = []
  const parts: Promise<SealedPart>[] = []
  for (const write of writes) {
    if (vault.records.has(write.id)) throw new KindError('bad-input', 'only new records are sealed ahead')
    check([write])
    const one = plan(vault, write)
    planned.push(one)
    parts.push(...sealing(vault, one))
    await pause()
  }
  return { writes, planned, parts: await Promise.all(parts), keyring: vault.keyring }
}

/**
 * Saves all writes as one commit, with those sealed ahead: resolves when the log has synced it to disk, rejects with a
 * KindError when nothing of it was acknowledged, `disk-full` too while there is less room than the app stops at. Calls are
 * served in order.
 */
export function saveRecords(writes: RecordWrite[], ahead?: SealedAhead): Promise<void> {
  const start = performance.now()
  return inLine(async () => {
    const all = [...writes, ...(ahead?.writes ?? [])]
    if (all.length === 0) return
    check(writes)
    const vault = openVault()
    assertWritable(vault)
    const now = Date.now()
    if (!takesAway(all)) await assertRoom(now)
    const keepings = await Promise.all(
      all.map((write) => keepBefore(write, now, () => presentBody(vault, write.id, write.head.kind))),
    )
    const kept = keepings.flatMap(({ write }) => (write ? [write] : []))
    const own = [...writes, ...kept].map((write) => plan(vault, write))
    const coming = ahead?.planned ?? []
    const planned = [...own, ...coming]
    // The vault may have got other keys since.
    const isSealed = ahead !== undefined && ahead.keyring === vault.keyring
    const toSeal = isSealed ? own : planned
    const sealed = await Promise.all(toSeal.flatMap((one) => sealing(vault, one)))
    const parts = isSealed ? [...sealed, ...ahead.parts] : sealed
    await vault.projection.room()
    const rows = await append(vault, parts)
    // The log has it: the working copy follows by itself and never keeps a person waiting.
    const fresh = new Set(planned.flatMap(({ id, revision }) => (revision === 1 ? [id] : [])))
    void vault.projection.apply(rows, vault.position, fresh)
    // A time without content, for the benchmark.
    performance.measure('saved', { start })
    for (const { state, bodyRevision } of planned) {
      state.bodyRevision = bodyRevision
      state.alive = true
    }
    for (const { settle } of keepings) settle()
    applyHeads(planned.map(({ id, head }) => [id, head]))
    tellRecordsChanged(
      planned.map(({ id, head, body, revision }) => ({ id, head, revision, ...(body === undefined ? {} : { body }) })),
    )
    checkpointIfDue(vault)
  })
}

/**
 * Replaces a record and all its earlier states by sealed tombstones, in commits of
 * bounded size, the record itself first. There is no way back but a snapshot.
 * Resolves, with the ids that are gone, when the log has it; none for a record that is not there.
 */
export function removeForGood(id: RecordId): Promise<RecordId[]> {
  return inLine(async () => {
    const vault = openVault()
    const revisions = headsOf('history').filter((head) => head.of === id)
    const ids = [id, ...revisions.map((head) => head.id)].filter((one) => vault.records.get(one)?.alive)
    const removedAt = new Date().toISOString()
    const sealing = ids.flatMap((one) => {
      const state = stateOf(vault, one)
      state.revision += 1
      const parts = state.bodyRevision === null ? (['head'] as const) : (['head', 'body'] as const)
      return parts.map((part) => sealTombstone(vault.keyring, one, part, state.revision, removedAt))
    })
    const sealed = await Promise.all(sealing)
    for (const commit of inCommits(sealed)) {
      await vault.projection.apply(await append(vault, commit), vault.position)
    }
    for (const one of ids) {
      const state = stateOf(vault, one)
      state.bodyRevision = null
      state.alive = false
    }
    applyHeads(ids.map((one) => [one, null]))
    tellRecordsChanged(ids.map((one) => ({ id: one, head: null, revision: stateOf(vault, one).revision })))
    checkpointIfDue(vault)
    return ids
  })
}

/** The newest body that opens and is not older than the head says; looked for in the log if the projection fails. */
export async function findBody(vault: OpenVault, id: RecordId, atLeast: number): Promise<unknown> {
  const fromRow = async (row: PartRow | undefined): Promise<{ content: unknown } | null> => {
    if (!row || row.revision < atLeast || row.operation !== 'put') return null
    const reading = await readPart(vault.keyring, row)
    return reading.ok ? { content: reading.content } : null
  }
  const row = await vault.projection.get(id, 'body')
  const near = await fromRow(row)
  if (row && near) {
    const state = stateOf(vault, id)
    state.revision = Math.max(state.revision, row.revision)
    return near.content
  }
  const all = (await partsAnywhere(id, 'body')).sort((a, b) => b.revision - a.revision)
  for (const candidate of all) {
    const far = await fromRow(candidate)
    if (!far) continue
    await vault.projection.heal(candidate)
    return far.content
  }
  throw new KindError('damaged', 'a body does not open')
}

function parseBody<K extends KindWithBody>(kind: K, content: unknown): BodyByKind[K] {
  const plaintext = bodyPlaintextSchema.safeParse(content)
  const body = plaintext.success ? schemaOfBody[kind].safeParse(plaintext.data.body) : null
  if (!body?.success) throw new KindError('newer-format', `a ${kind} body is not understood`)
  return body.data
}

/** The body that a save is about to replace; null for none. */
async function presentBody(vault: OpenVault, id: RecordId, kind: Head['kind']): Promise<Body | null> {
  const bodyRevision = vault.records.get(id)?.bodyRevision ?? null
  if (bodyRevision === null || !isWithBody(kind)) return null
  return parseBody(kind, await findBody(vault, id, bodyRevision))
}

/**
 * Opens a record's body. Rejects with KindError `damaged` when its newest revision opens nowhere (never an older one
 * instead), `newer-format` when it opens and is not understood, `bad-input` when the record has no body.
 */
export async function openBody<K extends KindWithBody>(kind: K, id: RecordId): Promise<BodyByKind[K]> {
  const vault = openVault()
  const state = vault.records.get(id)
  if (!state || state.bodyRevision === null) throw new KindError('bad-input', `this ${kind} has no body`)
  return parseBody(kind, await findBody(vault, id, state.bodyRevision))
}

/** The body of any record, null for a kind without one. Rejects with a KindError when it is there and does not open. */
export async function openAnyBody(id: RecordId): Promise<Body | null> {
  const kind = headOf(id)?.kind
  return kind !== undefined && isWithBody(kind) ? openBody(kind, id) : null
}

/** Records in one commit of tombstones. */
const REMOVED_AT_ONCE = 250

/**
 * As `removeForGood`, for many records and all their earlier states, in commits between which other saves have their turn.
 * Resolves with the ids that are gone.
 */
export async function removeManyForGood(
  ids: readonly RecordId[],
  onProgress: (progress: { done: number; total: number }) => void = () => undefined,
): Promise<RecordId[]> {
  const wanted = new Set(ids)
  const revisions = headsOf('history').filter((head) => wanted.has(head.of))
  const all = [...ids, ...revisions.map(({ id }) => id)]
  const gone: RecordId[] = []
  for (let start = 0; start < all.length; start += REMOVED_AT_ONCE) {
    gone.push(...(await inLine(() => removeThese(all.slice(start, start + REMOVED_AT_ONCE)))))
    onProgress({ done: Math.min(start + REMOVED_AT_ONCE, all.length), total: all.length })
  }
  return gone
}

async function removeThese(ids: readonly RecordId[]): Promise<RecordId[]> {
  const vault = openVault()
  const present = ids.filter((id) => vault.records.get(id)?.alive)
  if (present.length === 0) return []
  const removedAt = new Date().toISOString()
  const sealed = await Promise.all(
    present.flatMap((id) => {
      const state = stateOf(vault, id)
      state.revision += 1
      const parts = state.bodyRevision === null ? (['head'] as const) : (['head', 'body'] as const)
      return parts.map((part) => sealTombstone(vault.keyring, id, part, state.revision, removedAt))
    }),
  )
  await vault.projection.apply(await append(vault, sealed), vault.position)
  for (const id of present) {
    const state = stateOf(vault, id)
    state.bodyRevision = null
    state.alive = false
  }
  applyHeads(present.map((id) => [id, null]))
  tellRecordsChanged(present.map((id) => ({ id, head: null, revision: stateOf(vault, id).revision })))
  checkpointIfDue(vault)
  return present
}
