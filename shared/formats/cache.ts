// What a cache file in `vault/cache/` says of itself in clear, so that one of another log is not even opened.
import './jitless.ts'
import { z } from 'zod'
import { positionSchema, recordIdSchema } from './commit.ts'

export const cacheNameSchema = z.enum(['search', 'heads'])

export const cacheHeaderSchema = z.strictObject({
  format: z.literal(1),
  name: cacheNameSchema,
  /** Of what is in it. */
  version: z.int().min(1),
  /** Random; names the file's own key. */
  fileId: recordIdSchema,
  vaultId: recordIdSchema,
  ...positionSchema.shape,
})
export type CacheHeader = z.infer<typeof cacheHeaderSchema>
