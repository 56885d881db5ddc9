// The sealed checkpoint: where the log stood and how many records were live, so that a shortened log is noticed.
import { platform } from '#platform/platform.ts'
import { type CheckpointPlaintext, checkpointPlaintextSchema } from '#shared/formats/records.ts'
import type { PartRow } from './db.ts'
import { inLine, type OpenVault, openVault } from './open-vault.ts'
import { readPart, sealCheckpoint } from './part-content.ts'

const MOST_COMMITS_BETWEEN = 200

function liveCount(vault: OpenVault): number {
  let count = 0
  for (const record of vault.records.values()) if (record.alive) count += 1
  return count
}

async function write(vault: OpenVault): Promise<void> {
  const { keyring, position, checkpoint } = vault
  if (position.seq === checkpoint.seq || vault.newer !== undefined) return
  checkpoint.revision += 1
  const part = await sealCheckpoint(keyring, checkpoint.revision, { ...position, liveCount: liveCount(vault) })
  vault.position = await platform().append({ parts: [part] })
  checkpoint.seq = vault.position.seq
  await vault.projection.apply([{ ...part, seq: vault.position.seq }], vault.position)
}

/** Writes a checkpoint if anything was committed since the last. A failure is left for the next one: nothing depends on it. */
export function writeCheckpoint(): Promise<void> {
  return inLine(async () => {
    const vault = openVault()
    try {
      await write(vault)
    } finally {
      // What comes next may be the end of the page: the working copy need not be brought up to the log then.
      await vault.projection.settled()
    }
  }).catch((error: unknown) => {
    console.error('checkpoint:', error instanceof Error ? error.name : 'unknown')
  })
}

/** Called after each commit. */
export function checkpointIfDue(vault: OpenVault): void {
  if (vault.position.seq - vault.checkpoint.seq >= MOST_COMMITS_BETWEEN) void writeCheckpoint()
}

/** The newest checkpoint of this log that authenticates, with the revision to go on from. */
export async function readCheckpoint(
  vault: Pick<OpenVault, 'keyring' | 'projection' | 'position'>,
): Promise<{ content: CheckpointPlaintext; revision: number; seq: number } | null> {
  const row = await vault.projection.get(vault.position.logId, 'checkpoint')
  if (!row) return null
  const reading = await readPart(vault.keyring, row)
  const content = reading.ok ? checkpointPlaintextSchema.safeParse(reading.content) : null
  if (!content?.success || content.data.logId !== vault.position.logId) return null
  return { content: content.data, revision: row.revision, seq: row.seq }
}

/**
 * At least how many records that the checkpoint counted are not in the projection. A record written again after the
 * checkpoint may have been there then: it is given the benefit of the doubt, so that nothing is called missing wrongly.
 */
export function missingSince(
  checkpoint: Pick<CheckpointPlaintext, 'seq' | 'liveCount'>,
  heads: readonly Pick<PartRow, 'seq' | 'revision' | 'operation'>[],
): number {
  const possible = heads.filter((row) =>
    row.seq <= checkpoint.seq ? row.operation === 'put' : row.revision > 1 || row.operation === 'remove',
  )
  return Math.max(0, checkpoint.liveCount - possible.length)
}
