// Argon2id as this app uses it: parameters checked before memory is allocated, calibrated once when a vault is made.
import { argon2id } from 'hash-wasm'
import { type ArgonParameters, argonSchema } from '#shared/formats/keyslots.ts'
import type { Bytes } from './bytes.ts'

/** 64 MiB, three passes: never less. */
export const ARGON_FLOOR: ArgonParameters = { memoryKiB: 64 * 1024, iterations: 3, parallelism: 1 }
/** What calibration never goes above, in KiB, so that an older computer can still open the vault. */
export const CALIBRATION_CAP_KIB = 256 * 1024
/** Memory is doubled while a derivation takes less than this. */
const WORTH_DOUBLING_MS = 400

/** Makes a 256-bit key-encryption key from what the person typed. The way to give tests a fast one. */
export type PasswordHash = (password: Bytes, salt: Bytes, parameters: ArgonParameters) => Promise<Bytes>

/** The hash itself, with whatever parameters it is given: only `argonHash` and tests may call it. */
export async function rawArgon2id(password: Bytes, salt: Bytes, parameters: ArgonParameters): Promise<Bytes> {
  const hash = await argon2id({
    password,
    salt,
    memorySize: parameters.memoryKiB,
    iterations: parameters.iterations,
    parallelism: parameters.parallelism,
    hashLength: 32,
    outputType: 'binary',
  })
  return new Uint8Array(hash)
}

/** Argon2id, 32 bytes. Rejects with a ZodError, before allocating, for parameters outside the range of the format. */
export const argonHash: PasswordHash = async (password, salt, parameters) =>
  rawArgon2id(password, salt, argonSchema.parse(parameters))

/** One step of calibration: the parameters to try next, or null when the last try was slow enough or the cap is reached. */
export function nextParameters(tried: ArgonParameters, milliseconds: number): ArgonParameters | null {
  const memoryKiB = tried.memoryKiB * 2
  if (milliseconds >= WORTH_DOUBLING_MS || memoryKiB > CALIBRATION_CAP_KIB) return null
  return { ...tried, memoryKiB }
}

/** The parameters for this computer. `now` in milliseconds. */
export async function calibrate(hash: PasswordHash, now: () => number): Promise<ArgonParameters> {
  const salt = new Uint8Array(16)
  let chosen = ARGON_FLOOR
  for (;;) {
    const start = now()
    await hash(new Uint8Array(16), salt, chosen)
    const next = nextParameters(chosen, now() - start)
    if (!next) return chosen
    chosen = next
  }
}
