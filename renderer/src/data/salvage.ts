// Finds what only the projection has and appends it to the log, before any rebuild. Deletes nothing.
import { openSealed, seal } from '#crypto/envelope.ts'
import type { Keyring } from '#crypto/keyring.ts'
import { platform } from '#platform/platform.ts'
import type { Position, SealedPart } from '#shared/formats/commit.ts'
import { readLog, rowsOf } from './log-reader.ts'
import type { Projection } from './projection.ts'

const COMMIT_PARTS = 500
const COMMIT_BYTES = 8 * 1024 * 1024

interface InLog {
  /** The highest revision the log holds of this part, and the highest of those that open. */
  seen: number
  authentic: number
}

const keyOf = (part: Pick<SealedPart, 'recordId' | 'part'>) => `${part.recordId}/${part.part}`

async function surveyLog(keyring: Keyring, onFrames: (seq: number) => void): Promise<Map<string, InLog>> {
  const survey = new Map<string, InLog>()
  for await (const frames of readLog(0)) {
    for (const row of rowsOf(frames)) {
      const held = survey.get(keyOf(row)) ?? { seen: 0, authentic: 0 }
      held.seen = Math.max(held.seen, row.revision)
      if (row.revision > held.authentic && (await openSealed(keyring, row, row.sealed)).ok) {
        held.authentic = row.revision
      }
      survey.set(keyOf(row), held)
    }
    onFrames(frames.at(-1)?.seq ?? 0)
  }
  return survey
}

/** Rows to append, sealed as they are; a row whose revision the log holds broken is sealed again one above. */
async function choose(keyring: Keyring, survey: Map<string, InLog>, projection: Projection): Promise<SealedPart[]> {
  const chosen: SealedPart[] = []
  await projection.each(async (rows) => {
    for (const { seq: _, ...part } of rows) {
      if (part.part === 'checkpoint') continue
      const held = survey.get(keyOf(part)) ?? { seen: 0, authentic: 0 }
      if (part.revision <= held.authentic) continue
      const opening = await openSealed(keyring, part, part.sealed)
      if (!opening.ok) continue
      if (part.revision !== held.seen) {
        chosen.push(part)
        continue
      }
      const name = { ...part, revision: held.seen + 1 }
      chosen.push({ ...name, sealed: await seal(keyring, name, opening.plaintext) })
    }
  })
  return chosen
}

/** Parts in commits of bounded size, those of one record together where they fit. */
export function* inCommits(parts: readonly SealedPart[]): Generator<SealedPart[]> {
  let commit: SealedPart[] = []
  let bytes = 0
  for (const part of parts) {
    if (commit.length > 0 && (commit.length >= COMMIT_PARTS || bytes + part.sealed.byteLength > COMMIT_BYTES)) {
      yield commit
      commit = []
      bytes = 0
    }
    commit.push(part)
    bytes += part.sealed.byteLength
  }
  if (commit.length > 0) yield commit
}

/** Appends every row that authenticates and is newer than the log's. Answers how many, and where the log now stands. */
export async function salvage(
  keyring: Keyring,
  projection: Projection,
  log: Position,
  onFrames: (seq: number) => void,
): Promise<{ salvaged: number; position: Position }> {
  const parts = await choose(keyring, await surveyLog(keyring, onFrames), projection)
  let position = log
  for (const commit of inCommits(parts)) position = await platform().append({ parts: commit })
  return { salvaged: parts.length, position }
}
