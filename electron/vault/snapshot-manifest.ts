// What a snapshot is on the disk: `<id>.json` naming its segments by hash. Knows the file's form, not where things lie.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { snapshotReasonSchema } from '#shared/contract/contract.ts'
import { canonicalJson } from '#shared/formats/canonical-json.ts'
import { hashSchema, recordIdSchema, seqSchema } from '#shared/formats/commit.ts'
import { keyslotFileSchema } from '#shared/formats/keyslots.ts'
import { snapshotBlobSchema } from './snapshot-blobs.ts'

export const SNAPSHOT_FORMAT = 1

const snapshotSegmentSchema = z.strictObject({
  firstSeq: seqSchema,
  kind: z.enum(['appended', 'compacted']),
  /** The file may be longer: only so many bytes belong to the snapshot. */
  bytes: z.int().min(1),
  /** SHA-256 of these bytes, and the name of the file. */
  hash: hashSchema,
})

export const manifestSchema = z.strictObject({
  format: z.literal(SNAPSHOT_FORMAT),
  id: recordIdSchema,
  logId: recordIdSchema,
  seq: seqSchema,
  takenAt: z.iso.datetime(),
  reason: snapshotReasonSchema,
  verifiedAt: z.iso.datetime(),
  /** In the order in which they are read. */
  segments: z.array(snapshotSegmentSchema),
  frames: z.int().min(0),
  /** `chainHash` of all frames, in order of seq. */
  framesHash: hashSchema,
  /** The keyslots of its date, in a folder of the person's own; null in the vault's, where the current ones hold. */
  keyslots: keyslotFileSchema.nullable(),
  /** Every attachment's sealed file; absent for none, as in the first snapshots. */
  blobs: z.array(snapshotBlobSchema).exactOptional(),
})
export type Manifest = z.infer<typeof manifestSchema>

/** The manifest lies in a cover with SHA-256 (hex) of its canonical JSON. */
const coverSchema = z.strictObject({ snapshot: z.unknown(), checksum: z.string() })

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

/** SHA-256 (hex) over one line `seq chain` for each frame: two lists of frames are the same when this is. */
export function chainHash(frames: readonly { seq: number; chain: string }[]): string {
  const hash = createHash('sha256')
  for (const { seq, chain } of frames) hash.update(`${seq} ${chain}\n`)
  return hash.digest('hex')
}

export function encodeManifest(manifest: Manifest): Uint8Array {
  const cover = { snapshot: manifest, checksum: sha256(canonicalJson(manifest)) }
  return new TextEncoder().encode(`${JSON.stringify(cover, null, 2)}\n`)
}

/** Null when the bytes are damaged or of a later format. */
export function decodeManifest(bytes: Uint8Array): Manifest | null {
  try {
    const cover = coverSchema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
    if (sha256(canonicalJson(cover.snapshot)) !== cover.checksum) return null
    return manifestSchema.parse(cover.snapshot)
  } catch {
    return null
  }
}
