// The unit of change that crosses from the page to the log: one commit, all or nothing (DESIGN §4.1). Sealed bytes only.
import './jitless.ts'
import { z } from 'zod'

/** 16 random bytes, base64url without padding. */
export const recordIdSchema = z.string().regex(/^[A-Za-z0-9_-]{22}$/)
/** SHA-256, lowercase hex. */
export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/)
export const sealedSchema = z.instanceof(Uint8Array)
export const seqSchema = z.int().min(0).max(Number.MAX_SAFE_INTEGER)

/** `head` and `body` are the parts of a record; `checkpoint` is the part of the log's own checkpoint record. */
export const partNameSchema = z.enum(['head', 'body', 'checkpoint'])
export const operationSchema = z.enum(['put', 'remove', 'checkpoint'])

/**
 * One sealed part. The highest revision of a (recordId, part) wins, not the latest position.
 * A remove carries a sealed tombstone, so that it cannot be forged without the key.
 */
export const sealedPartSchema = z.strictObject({
  recordId: recordIdSchema,
  part: partNameSchema,
  revision: z.int().min(1).max(0xffffffff),
  operation: operationSchema,
  /** At most 64 MiB. */
  sealed: sealedSchema.refine((bytes) => bytes.byteLength > 0 && bytes.byteLength <= 64 * 1024 * 1024),
})
export type SealedPart = z.infer<typeof sealedPartSchema>

export const commitSchema = z.strictObject({ parts: z.array(sealedPartSchema).min(1).max(5000) })
export type Commit = z.infer<typeof commitSchema>

/** A commit as the log holds it: its sequence number and the hash of its frame, which the next frame names. */
export const frameSchema = z.strictObject({ seq: seqSchema, chain: hashSchema, parts: z.array(sealedPartSchema) })
export type Frame = z.infer<typeof frameSchema>

/** Where a log or a projection stands. An empty log has seq 0 and chain of 64 zeros. */
export const positionSchema = z.strictObject({ logId: recordIdSchema, seq: seqSchema, chain: hashSchema })
export type Position = z.infer<typeof positionSchema>
export const EMPTY_CHAIN = '0'.repeat(64)
