// The keyslot file: how the vault secret is wrapped. Readable without any key, authenticated by the wrapping itself.
import './jitless.ts'
import { z } from 'zod'
import { recordIdSchema } from './commit.ts'

const base64 = z
  .string()
  .regex(/^[A-Za-z0-9+/]+={0,2}$/)
  .max(4096)

/** Argon2id parameters. Range-checked before any memory is allocated: a file is attacker-controlled. */
export const argonSchema = z.strictObject({
  /** KiB: 64 MiB floor, 1 GiB cap. */
  memoryKiB: z
    .int()
    .min(64 * 1024)
    .max(1024 * 1024),
  iterations: z.int().min(3).max(16),
  parallelism: z.int().min(1).max(4),
})
export type ArgonParameters = z.infer<typeof argonSchema>

/**
 * `wrapped` is version | nonce (12) | AES-256-GCM(secret), base64. Its AAD is the canonical JSON of
 * {vaultId, kind, salt, argon}: changed parameters fail to unwrap. `checksum` is SHA-256 (hex) of the canonical JSON of
 * the slot without it, so that damage is told from a wrong passphrase.
 */
export const keyslotSchema = z.strictObject({
  /** `device`: 32 random bytes that this computer keeps, for people who decline a passphrase. */
  kind: z.enum(['passphrase', 'recovery', 'device']),
  salt: base64,
  argon: argonSchema,
  wrapped: base64,
  checksum: z.string().regex(/^[0-9a-f]{64}$/),
})
export type Keyslot = z.infer<typeof keyslotSchema>

/**
 * A secret that was rotated out, sealed under the present one: `wrapped` is version | nonce (12) | AES-256-GCM(secret),
 * base64, AAD canonical JSON of {vaultId, keyId}. Kept until nothing that is sealed under it is left in reach.
 */
export const formerSecretSchema = z.strictObject({ keyId: z.int().min(0).max(0xffffffff), wrapped: base64 })
export type FormerSecret = z.infer<typeof formerSecretSchema>

/** No file holds more former secrets. */
export const MOST_FORMER = 16

export const keyslotFileSchema = z.strictObject({
  format: z.literal(1),
  vaultId: recordIdSchema,
  /** Grows by one at each write; of two readable generations the higher wins. */
  generation: z.int().min(1),
  slots: z.array(keyslotSchema).min(1).max(8),
  /** Left out when there are none. */
  former: z.array(formerSecretSchema).min(1).max(MOST_FORMER).optional(),
})
export type KeyslotFile = z.infer<typeof keyslotFileSchema>
