// Reads a snapshot as a copy in memory, opens every newest part of it and says what restoring it would change. Writes nothing.
import { platform } from '#platform/platform.ts'
import type { Head, RecordId, RecordKind } from '#shared/domain/records.ts'
import { canonicalJson } from '#shared/formats/canonical-json.ts'
import type { SealedPart } from '#shared/formats/commit.ts'
import { headPlaintextSchema, readHead } from '#shared/formats/records.ts'
import type { Progress } from './content-lines.ts'
import { headOf, headsOf } from './heads.ts'
import { openVault } from './open-vault.ts'
import { readPart } from './part-content.ts'

const CHUNK_BYTES = 4 * 1024 * 1024
/** What a person counts: not definitions, preferences or earlier versions. */
const COUNTED = ['entry', 'session', 'spark', 'truth', 'value', 'purpose', 'why', 'experiment'] as const

/** Numbers of things a person wrote or chose. Those in the trash count as not there. */
export interface Comparison {
  /** In the snapshot. */
  inSnapshot: number
  /** In the snapshot, and not in the vault now. */
  comesBack: number
  /** In both, with another text or state. */
  changesBack: number
  /** In the vault now, and not in the snapshot. */
  leaves: number
  /** Parts of the snapshot that do not open. */
  unreadable: number
}

function isCounted(kind: RecordKind): boolean {
  return (COUNTED as readonly RecordKind[]).includes(kind)
}

/** The newest of each (record, part). Revisions are no measure between snapshot and vault: a restore takes them up again. */
async function newestParts(id: RecordId, signal?: AbortSignal): Promise<Map<string, SealedPart>> {
  const newest = new Map<string, SealedPart>()
  for (let after = 0; ; ) {
    signal?.throwIfAborted()
    const { frames, done } = await platform().readSnapshot({ id, after, maxBytes: CHUNK_BYTES })
    for (const part of frames.flatMap((frame) => frame.parts)) {
      if (part.part === 'checkpoint') continue
      const name = `${part.recordId}/${part.part}`
      if ((newest.get(name)?.revision ?? 0) < part.revision) newest.set(name, part)
    }
    const last = frames.at(-1)
    if (done || !last) return newest
    after = last.seq
  }
}

interface Opened {
  heads: Map<RecordId, Head>
  unreadable: number
}

async function openParts(
  parts: readonly SealedPart[],
  onProgress: (progress: Progress) => void,
  signal?: AbortSignal,
): Promise<Opened> {
  const { keyring } = openVault()
  const opened: Opened = { heads: new Map(), unreadable: 0 }
  let done = 0
  for (const part of parts) {
    signal?.throwIfAborted()
    const reading = await readPart(keyring, part)
    if (!reading.ok && reading.reason === 'not-authentic') opened.unreadable += 1
    if (reading.ok && part.part === 'head' && part.operation === 'put') {
      const plaintext = headPlaintextSchema.safeParse(reading.content)
      const read = plaintext.success ? readHead(plaintext.data.head) : null
      if (read && 'head' in read) opened.heads.set(part.recordId, read.head)
    }
    done += 1
    if (done % 50 === 0 || done === parts.length) onProgress({ done, total: parts.length })
  }
  return opened
}

/**
 * Opens the whole snapshot and compares it with the vault. Rejects with KindError (`damaged` when a file of it is not as
 * it was written) or with the signal's reason.
 */
export async function compareSnapshot(
  id: RecordId,
  onProgress: (progress: Progress) => void = () => undefined,
  signal?: AbortSignal,
): Promise<Comparison> {
  const parts = await newestParts(id, signal)
  const { heads, unreadable } = await openParts([...parts.values()], onProgress, signal)
  const result: Comparison = { inSnapshot: 0, comesBack: 0, changesBack: 0, leaves: 0, unreadable }
  for (const [recordId, head] of heads) {
    if (head.deletedAt !== null || !isCounted(head.kind)) continue
    result.inSnapshot += 1
    const now = headOf(recordId)
    if (!now || now.deletedAt !== null) result.comesBack += 1
    else if (canonicalJson({ ...head, id: recordId }) !== canonicalJson(now)) result.changesBack += 1
  }
  for (const record of COUNTED.flatMap((kind) => headsOf(kind))) {
    // Absent, or in the snapshot's trash.
    if (heads.get(record.id)?.deletedAt !== null) result.leaves += 1
  }
  return result
}
