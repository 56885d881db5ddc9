// Brings projection and log together at unlock, by the pure decision of shared/domain/way-back.ts. Salvages before it rebuilds.
import { randomId } from '#crypto/bytes.ts'
import { openSealed } from '#crypto/envelope.ts'
import type { Keyring } from '#crypto/keyring.ts'
import { platform } from '#platform/platform.ts'
import type { LogReport } from '#shared/contract/contract.ts'
import { KindError } from '#shared/contract/errors.ts'
import type { RecordId } from '#shared/domain/records.ts'
import { decideWayBack } from '#shared/domain/way-back.ts'
import type { Position } from '#shared/formats/commit.ts'
import { missingSince, readCheckpoint } from './checkpoint.ts'
import { type HeadsCache, readHeadsCache } from './heads-cache.ts'
import { headsSince } from './heads-since.ts'
import { readLog, rowsOf } from './log-reader.ts'
import { bringBack, stillMissing } from './lost-parts.ts'
import { emptyReport, type OpenReport } from './open-report.ts'
import type { OpenVault } from './open-vault.ts'
import { makeProjection, openProjection, type Projection } from './projection.ts'
import { type HeadsRead, readHeads } from './read-heads.ts'
import { salvage } from './salvage.ts'

/** Commits read and commits to read, both passes of a salvage counted. */
export interface UnlockProgress {
  done: number
  total: number
}
/** Called after each chunk that is read from the log; not at all when nothing has to be read. */
export type OnProgress = (progress: UnlockProgress) => void
export interface LogAtUnlock {
  /** null when the log is missing. */
  position: Position | null
  report: LogReport | null
  /** A newer version wrote it: it is only read. */
  newer?: { frames: number } | undefined
  /** The page itself has just restored it. */
  isChosen?: boolean
  /** Opened while the key was derived; closed by whoever gives it when unlocking fails before. */
  projection?: Promise<Projection>
}
export interface CameBack {
  vault: OpenVault
  heads: HeadsRead
  report: OpenReport
}

/** The body revisions that were seen while the log was read; null when it was not. */
interface Seen {
  bodies: Map<RecordId, number> | null
}

/** A standing that no log agrees with, so that a half-written new log is salvaged for at the next start. */
const NO_CHAIN = 'f'.repeat(64)

interface Work {
  keyring: Keyring
  projection: Projection
  report: OpenReport
  onProgress: OnProgress
}

/** Applies the frames after `after`; `before` frames were read for another purpose. Answers the highest body revision seen of each record. */
async function follow(work: Work, after: number, to: Position, before = 0): Promise<Map<RecordId, number>> {
  const bodies = new Map<RecordId, number>()
  for await (const frames of readLog(after)) {
    const rows = rowsOf(frames)
    const openings = await Promise.all(rows.map((row) => openSealed(work.keyring, row, row.sealed)))
    for (const [index, row] of rows.entries()) {
      const opening = openings[index]
      if (opening && !opening.ok && opening.reason === 'not-authentic') work.report.damagedParts += 1
      else if (row.part === 'body') bodies.set(row.recordId, Math.max(row.revision, bodies.get(row.recordId) ?? 0))
    }
    const last = frames.at(-1)
    if (!last) break
    work.report.framesRead += frames.length
    await work.projection.apply(rows, { logId: to.logId, seq: last.seq, chain: last.chain })
    work.onProgress({ done: before + last.seq - after, total: before + to.seq - after })
  }
  return bodies
}

async function rebuild(work: Work, to: Position, before = 0): Promise<Map<RecordId, number>> {
  await work.projection.empty()
  const bodies = await follow(work, 0, to, before)
  // Frames at the end of the log may be unreadable: what is kept stands where the log does, and is not read again.
  await work.projection.stand(to)
  return bodies
}

async function startNewLog(work: Work): Promise<Position> {
  const standing = await work.projection.position()
  if ((await work.projection.count()) === 0) throw new KindError('damaged', 'neither log nor projection is left')
  const logId = standing?.chain === NO_CHAIN ? standing.logId : randomId()
  await work.projection.stand({ logId, seq: 0, chain: NO_CHAIN })
  return platform().newLog({ logId })
}

/** Bodies whose newest revision did not open while the log was read: named, so that no older one is shown instead. */
function bodiesLost(heads: HeadsRead, bodies: Map<RecordId, number>): RecordId[] {
  const lost: RecordId[] = []
  for (const [id, state] of heads.records) {
    const seen = bodies.get(id) ?? 0
    state.revision = Math.max(state.revision, seen)
    if (state.bodyRevision !== null && seen < state.bodyRevision) lost.push(id)
  }
  return lost
}

/** Whether the log still holds the commit that the checkpoint names; one that compaction dropped cannot be asked for. */
async function isChainOf({ seq, chain }: { seq: number; chain: string }): Promise<boolean> {
  const there = await platform().chainAt({ seq })
  return there === null || there === chain
}

/** From the cache and the commits after it where that tells everything, else from the rows. */
async function headsOf(work: Work, position: Position, cache: HeadsCache | null, atLeast: number): Promise<HeadsRead> {
  const { keyring, projection, report } = work
  const isWhole = (report.log?.damaged.length ?? 0) === 0 && (report.log?.claims ?? []).length === 0
  const now = cache && isWhole ? await headsSince(keyring, cache, position, atLeast) : null
  if (now) return { ...now, damaged: [], newer: 0, healed: 0, rows: null }
  return readHeads(keyring, projection, cache)
}

async function finish(work: Work, position: Position, bodies: Map<RecordId, number> | null): Promise<CameBack> {
  const { keyring, projection, report } = work
  const [checkpoint, cache] = await Promise.all([
    readCheckpoint({ keyring, projection, position }),
    bodies === null ? readHeadsCache(keyring, position) : null,
  ])
  const [heads, strange] = await Promise.all([
    headsOf(work, position, cache, checkpoint?.content.liveCount ?? 0),
    checkpoint !== null && isChainOf(checkpoint.content).then((isChain) => !isChain),
  ])
  report.healedParts = heads.healed
  report.newerRecords = heads.newer
  report.damagedRecords = [...new Set([...heads.damaged, ...(bodies ? bodiesLost(heads, bodies) : [])])]
  report.strangeChain = strange
  report.missingRecords = checkpoint && heads.rows ? missingSince(checkpoint.content, heads.rows) : 0
  report.projection = projection.trouble()
  const known = { revision: checkpoint?.revision ?? 0, seq: checkpoint?.seq ?? 0 }
  const vault: OpenVault = { keyring, projection, position, records: heads.records, checkpoint: known }
  return { vault: { ...vault, isHeadsCacheGood: heads.rows === null }, heads, report }
}

async function comeBackBy(work: Work, log: LogAtUnlock): Promise<CameBack & Seen> {
  const { keyring, projection, report } = work
  const [standing, hasRows, chosen] = await Promise.all([
    projection.position(),
    projection.hasRows(),
    projection.chosenLog(),
  ])
  const damage = JSON.stringify(log.report?.damaged ?? [])
  const hasDamage = (log.report?.damaged.length ?? 0) > 0
  let position = log.position
  let surveyed = 0
  let way = decideWayBack({
    log: position,
    projection: standing,
    projectionHasRows: hasRows,
    chainAtProjection:
      position && standing && standing.logId === position.logId && standing.seq < position.seq
        ? await platform().chainAt({ seq: standing.seq })
        : null,
    isChosen: log.isChosen === true || (position !== null && chosen === position.logId),
    freshDamage: hasDamage && (await projection.handledDamage()) !== damage,
  })
  if (way === 'nothing') throw new KindError('damaged', 'neither log nor projection is left')
  report.way = way
  if (!position) {
    position = await startNewLog(work)
    way = 'salvage'
  }
  if (way === 'equal') return { ...(await finish(work, position, null)), bodies: null }
  if (way === 'replay') {
    await follow(work, standing?.seq ?? 0, position)
    await projection.stand(position)
    return { ...(await finish(work, position, null)), bodies: null }
  }
  if (way === 'salvage') {
    surveyed = position.seq
    const survey = (seq: number) => work.onProgress({ done: seq, total: surveyed * 2 })
    const outcome = await salvage(keyring, projection, position, survey)
    report.salvagedParts = outcome.salvaged
    position = outcome.position
  }
  const bodies = await rebuild(work, position, surveyed)
  if (hasDamage) await projection.noteDamage(damage)
  return { ...(await finish(work, position, bodies)), bodies }
}

/** A database that fails under our hands is left as it is; everything is then read from the log into memory. */
async function comeBackInMemory(work: Work, log: Position): Promise<CameBack & Seen> {
  const projection = makeProjection(null, 'failed')
  const inMemory = { ...work, projection, report: emptyReport('rebuild', work.report.log) }
  const bodies = await rebuild(inMemory, log)
  return { ...(await finish(inMemory, log, bodies)), bodies }
}

/**
 * What a newer version wrote, as far as it can be read, in memory alone: the working database is that version's, and would
 * take our standing for one that has everything.
 */
async function comeBackToRead(
  keyring: Keyring,
  position: Position,
  log: LogAtUnlock,
  onProgress: OnProgress,
): Promise<CameBack> {
  const projection = makeProjection(null, 'none')
  const work: Work = { keyring, projection, report: emptyReport('rebuild', log.report), onProgress }
  const result = await finish(work, position, await rebuild(work, position))
  const { earlier, unknown } = stillMissing(log.report?.claims ?? [], result.heads)
  const newer = log.newer ?? { frames: 0 }
  Object.assign(result.report, { earlier, unknownLost: unknown, readOnly: newer })
  Object.assign(result.vault, { earlier, newer, isIncomplete: true })
  return result
}

/** Rejects with KindError `damaged` when neither log nor projection is left, or as the platform does. */
export async function comeBack(keyring: Keyring, log: LogAtUnlock, onProgress: OnProgress): Promise<CameBack> {
  if (log.newer !== undefined && log.position !== null) {
    ;(await log.projection)?.close()
    return comeBackToRead(keyring, log.position, log, onProgress)
  }
  const projection = await (log.projection ?? openProjection(keyring.vaultId))
  try {
    const back = await comeBackWith(projection, keyring, log, onProgress)
    return await withWhatWasLost(back, log)
  } catch (error) {
    projection.close()
    throw error
  }
}

async function comeBackWith(
  projection: Projection,
  keyring: Keyring,
  log: LogAtUnlock,
  onProgress: OnProgress,
): Promise<CameBack & Seen> {
  const started = projection.trouble()
  const work: Work = { keyring, projection, report: emptyReport('equal', log.report), onProgress }
  const result = await comeBackBy(work, log)
  if (projection.trouble() !== started) return comeBackInMemory(work, result.vault.position)
  if (result.report.missingRecords === 0 || result.report.way === 'rebuild' || result.report.way === 'salvage') {
    return result
  }
  // The checkpoint counts more than the projection has: trust neither, salvage and read the log from its start.
  const again: Work = { ...work, report: emptyReport('salvage', log.report) }
  const outcome = await salvage(keyring, projection, result.vault.position, () => undefined)
  again.report.salvagedParts = outcome.salvaged
  const bodies = await rebuild(again, outcome.position)
  return { ...(await finish(again, outcome.position, bodies)), bodies }
}

/** What has gone wrong with the log, as one text; null when nothing has. */
async function losses(report: OpenReport, log: LogAtUnlock): Promise<string | null> {
  const wasRead = report.way === 'rebuild' || report.way === 'salvage'
  const { damagedRecords, missingRecords, strangeChain } = report
  const claims = log.report?.claims ?? []
  const damaged = log.report?.damaged ?? []
  const isLossy = damaged.length + claims.length + damagedRecords.length + missingRecords > 0 || strangeChain
  if (log.position === null || (!isLossy && !wasRead)) return null
  const { logId, seq } = log.position
  const snapshots = await platform()
    .listSnapshots()
    .catch(() => [])
  const ahead = snapshots.filter((one) => one.logId === logId && one.seq > seq).map(({ seq: end }) => end)
  if (!isLossy && ahead.length === 0) return null
  const hasSecond = snapshots.some(({ place }) => place === 'second-folder')
  return JSON.stringify([logId, damaged, claims, damagedRecords, missingRecords, strangeChain, ahead, hasSecond])
}

/** Looks for what the log lost, once for each loss, and says what is missing all the same. */
async function withWhatWasLost(back: CameBack & Seen, log: LogAtUnlock): Promise<CameBack> {
  const { bodies, ...found } = back
  const { report, vault } = found
  const { keyring, projection } = vault
  const lost = await losses(report, log)
  let result: CameBack = found
  if (lost !== null && (await projection.searched()) !== lost) {
    const damaged = new Set(report.damagedRecords)
    const { broughtBack, parts, position } = await bringBack(
      { keyring, projection, heads: found.heads, damaged },
      vault.position,
    )
    if (broughtBack.length > 0) {
      for (const { part, recordId, revision } of parts) {
        if (part === 'body') bodies?.set(recordId, Math.max(revision, bodies.get(recordId) ?? 0))
      }
      const work: Work = { keyring, projection, report, onProgress: () => undefined }
      result = await finish(work, position, bodies)
      result.report.broughtBack = broughtBack
    }
    await projection.noteSearched(lost)
  }
  const { earlier, unknown } = stillMissing(log.report?.claims ?? [], result.heads)
  result.report.earlier = earlier
  result.report.unknownLost = unknown
  result.vault.earlier = earlier
  result.vault.isIncomplete = lost !== null
  return result
}
